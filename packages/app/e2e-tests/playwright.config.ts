import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(__dirname, '../../..');
const portal = 'http://localhost:13000';
const backend = 'http://localhost:17007';

/** The portal that `npm start` brings up, on ports and data of its own. */
export default defineConfig({
  testDir: __dirname,
  outputDir: path.join(root, 'e2e-test-report/results'),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  reporter: [['list'], ['json']],
  use: {
    baseURL: portal,
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 1000 },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: [
      `"${process.execPath}"`,
      `"${require.resolve('@backstage/cli/bin/backstage-cli')}"`,
      'repo start',
      // Relative to each package that is started.
      '--config ../../app-config.yaml',
      '--config ../../app-config.e2e.yaml',
    ].join(' '),
    cwd: root,
    url: portal,
    timeout: 300_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { ...process.env, MATURITY_E2E_BACKEND: backend },
  },
});
