import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npmPackage } from './npmPackage.mjs';
import { root } from './root.mjs';
import { Trouble } from './trouble.mjs';

/**
 * The path of the script of the Yarn that `packageManager` names: the one that runs this, where it is that
 * version, or one taken from npm.
 */
export async function findYarn() {
  const wanted = await wantedVersion();
  if (isRunBy(wanted)) {
    return process.env.npm_execpath;
  }
  const directory = await npmPackage('@yarnpkg/cli-dist', wanted, {
    label: `Yarn ${wanted}`,
    size: '1 MB',
  });
  return path.join(directory, 'bin', 'yarn.js');
}

async function wantedVersion() {
  const { packageManager } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  const version = /^yarn@(\d+\.\d+\.\d+)/.exec(packageManager ?? '')?.[1];
  if (!version) {
    throw new Trouble(
      `package.json: "packageManager" is ${JSON.stringify(
        packageManager,
      )}, expected "yarn@" and a version.`,
    );
  }
  return version;
}

function isRunBy(version) {
  return (
    process.env.npm_config_user_agent?.startsWith(`yarn/${version} `) &&
    /\.c?js$/.test(process.env.npm_execpath ?? '')
  );
}
