import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { directoryOf } from '../../../files/testing';
import { defaultLimits, RenderLimits } from '../settings';
import { confined } from './confinement';
import { run } from './run';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const shell = (
  script: string,
  limits: Partial<RenderLimits> = {},
  signal?: AbortSignal,
) =>
  directoryOf({ 'home/x': '' }).then(directory =>
    run({
      program: '/bin/sh',
      args: ['-c', script],
      directory,
      limits: { ...defaultLimits, ...limits },
      signal,
    }),
  );

const node = (script: string, limits: Partial<RenderLimits> = {}) =>
  directoryOf({}).then(directory =>
    run({
      program: process.execPath,
      args: ['-e', script],
      directory,
      limits: { ...defaultLimits, memoryBytes: 4 * 1024 ** 3, ...limits },
    }),
  );

describe('run', () => {
  it('gives what was printed, and whether it went well', async () => {
    expect(await shell('echo out; echo err >&2')).toEqual({
      status: 'ended',
      ok: true,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    expect(await shell('exit 3')).toMatchObject({ status: 'ended', ok: false });
  });

  it('gives a program nothing of our environment', async () => {
    process.env.MATURITY_TEST_SECRET = 'secret';
    const { stdout } = (await node(
      'console.log(JSON.stringify(process.env))',
    )) as { stdout: string };
    delete process.env.MATURITY_TEST_SECRET;
    const variables = JSON.parse(stdout);
    expect(variables.MATURITY_TEST_SECRET).toBeUndefined();
    expect(variables.PATH).toBe('/nonexistent');
    expect(variables.HOME).not.toBe(process.env.HOME);
  });

  it('gives it no network where the kernel lets us', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const ended = await node(
      `fetch('http://127.0.0.1:${port}').then(() => console.log('reached'), () => console.log('not reached'))`,
    );
    await new Promise(done => server.close(done));
    const command = await confined(['x'], defaultLimits);
    const cutOff = command.some(word => word.endsWith('/unshare'));
    expect(ended).toMatchObject({
      stdout: cutOff ? 'not reached\n' : 'reached\n',
    });
    expect(requests).toBe(cutOff ? 0 : 1);
  });

  it('stops at each limit, and says which', async () => {
    expect(await shell('while :; do :; done', { milliseconds: 300 })).toEqual({
      status: 'over',
      limit: 'time',
    });
    expect(
      await shell('while :; do echo xxxxxxxx; done', { outputBytes: 1000 }),
    ).toEqual({ status: 'over', limit: 'output' });
  });

  it('kills all that was started, not only the first', async () => {
    const directory = await directoryOf({ 'home/x': '' });
    const start = Date.now();
    const ended = await run({
      program: '/bin/sh',
      // The child holds the pipe: were it left alone, the run would not end before it.
      args: ['-c', '/bin/sleep 30 & wait'],
      directory,
      limits: { ...defaultLimits, milliseconds: 300 },
    });
    expect(ended).toEqual({ status: 'over', limit: 'time' });
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('stops when aborted, before and after the start', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(shell('echo', {}, aborted)).rejects.toThrow('enough');

    const controller = new AbortController();
    const running = shell('/bin/sleep 30', {}, controller.signal);
    const reason = running.then(String, error => error.message);
    await sleep(200);
    controller.abort(new Error('later'));
    expect(await reason).toBe('later');
  });

  it('lets it write no large file', async () => {
    const ended = await shell(
      '(while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx || exit; done) > home/big; echo ended',
      { milliseconds: 15_000 },
    );
    expect(ended).toMatchObject({ status: 'ended', stdout: 'ended\n' });
  });

  it('says why a program did not start', async () => {
    const directory = await directoryOf({});
    const ended = await run({
      program: '/nonexistent/helm',
      args: [],
      directory,
      limits: defaultLimits,
    });
    expect(ended).toEqual({
      status: 'not-started',
      reason: expect.stringContaining('/nonexistent/helm'),
    });
  });
});
