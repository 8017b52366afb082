import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npmPackage } from './npmPackage.mjs';
import { root } from './root.mjs';
import { Trouble } from './trouble.mjs';

/**
 * How the Yarn that `packageManager` names is started, as program and first arguments: the one that runs this, where it
 * is that version, or one taken from npm.
 */
export async function findYarn(node) {
  const wanted = await wantedVersion();
  if (isRunBy(wanted)) {
    return [process.env.npm_execpath];
  }
  const directory = await npmPackage('@yarnpkg/cli-dist', wanted, {
    label: `Yarn ${wanted}`,
    size: '1 MB',
  });
  return [node, path.join(directory, 'bin', 'yarn.js')];
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

/** Yarn names the script that starts it; on Windows that needs a shell, so it is taken from npm there. */
function isRunBy(version) {
  return (
    process.platform !== 'win32' &&
    process.env.npm_config_user_agent?.startsWith(`yarn/${version} `) &&
    existsSync(process.env.npm_execpath ?? '')
  );
}
