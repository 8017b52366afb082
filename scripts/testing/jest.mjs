import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from './run.mjs';

/** Every package's unit and integration tests. */
export async function jestTests({ args, scratch, env }) {
  const report = path.join(scratch, 'jest.json');
  const status = await runCli(
    [
      'repo',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    {
      ...env,
      // The databases come from the variable above, never from a container.
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    },
  );
  if (!existsSync(report)) {
    return { failed: 1 };
  }
  const result = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: Math.max(
      result.numFailedTests + result.numRuntimeErrorTestSuites,
      status === 0 ? 0 : 1,
    ),
    skipped: result.numPendingTests,
  };
}
