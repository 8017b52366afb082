import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { Trouble, sentenceFor } from './trouble.mjs';

const stamp = path.join(root, 'node_modules', '.cache', 'installed');

/** Installs the dependencies when yarn.lock or a manifest changed since the last time, or nothing is there. */
export async function installIfChanged(yarn) {
  const digest = await digestOfManifests();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === digest) {
    return;
  }
  process.stderr.write(
    existsSync(path.dirname(stamp))
      ? 'The dependencies have changed; installing them …\n'
      : 'Installing the dependencies; the first time this takes one to three minutes …\n',
  );
  await rm(stamp, { force: true });
  await install(yarn);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, digest);
}

async function digestOfManifests() {
  const files = [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'checklists/package.json',
  ];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(path.join(root, folder))).sort()) {
      files.push(`${folder}/${name}/package.json`);
    }
  }
  const hash = createHash('sha256');
  for (const file of files) {
    if (existsSync(path.join(root, file))) {
      hash.update(file).update(await readFile(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

function install([yarn, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(yarn, [...args, 'install', '--immutable'], {
      cwd: root,
      env: { ...process.env, ...settingsOfNpm() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        // Standard output belongs to the command that follows.
        process.stderr.write(chunk);
        output = (output + chunk).slice(-50_000);
      });
    }
    child.on('error', reject);
    child.on('close', status =>
      status === 0 ? resolve() : reject(new Trouble(explain(output))),
    );
  });
}

function explain(output) {
  if (/YN0028/.test(output)) {
    return 'yarn.lock does not fit the package.json files: run `yarn install` (or `node .tools/…/yarn.js install`), and commit yarn.lock with your change.';
  }
  return (
    sentenceFor(output) ??
    'Installing the dependencies failed; the lines above say why. Start again once that is mended.'
  );
}

/** Yarn does not read npm's configuration; whoever works behind a registry mirror or proxy has told npm. */
function settingsOfNpm() {
  const names = {
    registry: 'YARN_NPM_REGISTRY_SERVER',
    cafile: 'YARN_HTTPS_CA_FILE_PATH',
    'https-proxy': 'YARN_HTTPS_PROXY',
    proxy: 'YARN_HTTP_PROXY',
  };
  const settings = {};
  for (const [key, variable] of Object.entries(names)) {
    const value = npmConfig(key);
    if (value && !process.env[variable]) {
      settings[variable] = value;
    }
  }
  return settings;
}

function npmConfig(key) {
  try {
    const value = execFileSync('npm', ['config', 'get', key], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }).trim();
    return value === 'null' || value === 'undefined' ? undefined : value;
  } catch {
    return undefined;
  }
}
