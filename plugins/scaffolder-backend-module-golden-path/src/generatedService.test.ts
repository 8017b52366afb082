import { createMockDirectory } from '@backstage/backend-test-utils';
import { ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { renderService } from './__testUtils__/renderService';

jest.setTimeout(60_000);

type Running = ChildProcessByStdio<null, Readable, Readable>;

/** The service is run from its sources, so that nothing need be installed for it. */
const runsTypeScript = process.features.typescript === 'strip';

(runsTypeScript ? describe : describe.skip)(
  'a generated Node service (skipped before Node 22.18, which runs no TypeScript)',
  () => {
    const directory = createMockDirectory({ content: { service: {} } });
    const started: Running[] = [];

    beforeAll(async () => {
      await renderService(directory.resolve('service'), {
        name: 'order-history',
        description: 'Remembers "what" was ordered & when',
        owner: 'group:default/checkout-team',
        organisation: 'heronway',
      });
    });

    afterEach(() => started.splice(0).forEach(child => child.kill('SIGKILL')));

    function runNode(
      args: string[],
      env: Record<string, string> = {},
    ): Running {
      const child = spawn(process.execPath, args, {
        cwd: directory.resolve('service'),
        // Nothing of Jest's own environment.
        env: { PATH: process.env.PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      return child;
    }

    it('passes its own tests before anything is installed', async () => {
      const tests = runNode([
        '--test',
        '--test-reporter=tap',
        'test/**/*.test.ts',
      ]);
      const exited = once(tests, 'exit');
      const [output, errors] = await Promise.all([
        text(tests.stdout),
        text(tests.stderr),
      ]);
      const failures = output.match(/^ *not ok .*$/gm) ?? [];
      expect({ failures, errors }).toEqual({ failures: [], errors: '' });
      expect(await exited).toEqual([0, null]);
      const count = (name: string) =>
        Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1]);
      expect(count('pass')).toBeGreaterThan(10);
      expect(count('pass')).toBe(count('tests'));
    });

    it('starts, answers probes and metrics, and ends well when told to', async () => {
      const service = runNode(['src/main.ts'], {
        PORT: '0',
        MANAGEMENT_PORT: '0',
        DRAIN_DELAY_MS: '10',
      });
      const lines = createInterface({ input: service.stdout });
      const [line] = await once(lines, 'line');
      const { message, port, managementPort } = JSON.parse(line);
      expect(message).toBe('started');

      await request(`http://127.0.0.1:${port}`).get('/').expect(200);
      const management = request(`http://127.0.0.1:${managementPort}`);
      await management.get('/livez').expect(200);
      await management.get('/readyz').expect(200);
      const metrics = await management.get('/metrics').expect(200);
      expect(metrics.text).toMatch(/^service_info\{.*"order-history".*\} 1$/m);
      expect(metrics.text).toMatch(
        /^http_server_request_duration_seconds_count\{.*http_route="\/".*\} 1$/m,
      );

      const exited = once(service, 'exit');
      service.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    });
  },
);
