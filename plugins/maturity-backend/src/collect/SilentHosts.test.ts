import { HostTimeoutError, SilentHosts } from './SilentHosts';

describe('SilentHosts', () => {
  let time: number;
  let hosts: SilentHosts;
  const run = jest.fn();
  const ask = (url = 'https://git.example.com/a/b/') =>
    hosts.ask(url, run, () => time);

  beforeEach(() => {
    time = 0;
    hosts = new SilentHosts();
    run.mockReset();
  });

  async function timeOut(times: number) {
    run.mockRejectedValue(new HostTimeoutError({ en: 'too long', zh: '太久' }));
    for (let n = 0; n < times; n += 1) {
      await expect(ask()).rejects.toThrow('too long');
    }
    run.mockReset();
    run.mockResolvedValue('here');
  }

  it('leaves a silent host alone for a minute, and no other one', async () => {
    await timeOut(3);
    await expect(ask()).rejects.toThrow(
      'git.example.com did not answer in time several times in a row',
    );
    expect(run).not.toHaveBeenCalled();
    await expect(ask('https://other.example.com/a/')).resolves.toBe('here');
    time = 60_000;
    await expect(ask()).resolves.toBe('here');
    await timeOut(2);
    await expect(ask()).resolves.toBe('here');
  });

  it.each([
    ['answers', () => run.mockResolvedValueOnce('here')],
    ['refuses', () => run.mockRejectedValueOnce(new Error('404'))],
  ])('starts anew when the host %s', async (_, answer) => {
    await timeOut(2);
    answer();
    await ask().catch(() => {});
    await timeOut(2);
    await expect(ask()).resolves.toBe('here');
  });

  it('leaves it alone again when it stays silent', async () => {
    await timeOut(3);
    time = 60_000;
    await timeOut(1);
    await expect(ask()).rejects.toThrow('several times in a row');
  });
});
