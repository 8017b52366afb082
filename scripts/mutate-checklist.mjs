// `npm run mutate`: makes every rule of the shipped checklist wrong in turn, and tells which of these the cases of the
// tests don't notice. One JSON line with the figures on standard output; exit code 1 if any rule can be wrong unnoticed.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './launch/root.mjs';
import { spawn } from 'node:child_process';

const require = createRequire(import.meta.url);
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const report = path.join(
  root,
  'plugins/maturity-repository/src/checkCases/report.ts',
);

const child = spawn(process.execPath, ['--require', transform, report], {
  cwd: path.join(root, 'plugins/maturity-repository'),
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.on('close', code => {
  process.exitCode = code ?? 1;
});
