import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../launch/root.mjs';
import { run } from './run.mjs';

const require = createRequire(import.meta.url);

const chromiums = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The portal as a person uses it, in a real Chromium; without one they are skipped, and it says so. */
export async function browserTests({ scratch }) {
  const chromium = chromiums.find(file => file && existsSync(file));
  if (!chromium) {
    if (process.env.CI) {
      throw new Error('The browser tests need a Chromium: none was found.');
    }
    console.error(
      '\nThe browser tests were skipped: no Chromium was found. Install one, or name it in the variable CHROMIUM.',
    );
    return { skipped: 1 };
  }
  const report = path.join(scratch, 'playwright.json');
  const status = await run(
    [
      require.resolve('@playwright/test/cli'),
      'test',
      '--config',
      path.join(root, 'packages/app/e2e-tests/playwright.config.ts'),
    ],
    {
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      MATURITY_E2E_DIR: path.join(scratch, 'portal'),
    },
  );
  if (!existsSync(report)) {
    return { failed: 1 };
  }
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, status === 0 ? 0 : 1),
    skipped: stats.skipped,
  };
}
