import { createMockDirectory } from '@backstage/backend-test-utils';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { digestDirectory, resolveBelowRoots } from './localDirectory';

const signal = new AbortController().signal;

describe('resolveBelowRoots', () => {
  const directory = createMockDirectory();
  const roots = () => [directory.resolve('missing'), directory.resolve('root')];

  beforeEach(() => {
    directory.setContent({
      root: { service: { Dockerfile: 'FROM a' } },
      'root-beside': { file: '' },
      outside: { secret: '' },
    });
  });

  it('admits a root and what lies below it', async () => {
    for (const path of ['root', 'root/service', 'outside/../root/service']) {
      await expect(
        resolveBelowRoots(directory.resolve(path), roots()),
      ).resolves.toBe(directory.resolve(path));
    }
  });

  it('refuses everything else in the same words', async () => {
    await symlink(directory.resolve('outside'), directory.resolve('root/link'));
    for (const path of [
      'outside',
      'root/../outside',
      'root-beside',
      'root/link',
      'root/absent',
      '/etc',
    ]) {
      const wanted = directory.resolve(path);
      await expect(resolveBelowRoots(wanted, roots())).rejects.toThrow(
        `The directory ${wanted} is not below a directory of "maturity.repository.roots" in the app config, or doesn't exist`,
      );
    }
    await expect(resolveBelowRoots('/etc', [])).rejects.toThrow();
  });
});

describe('digestDirectory', () => {
  const directory = createMockDirectory();
  const digest = () => digestDirectory(directory.path, signal);

  it('changes with a file, its size and time, and not by itself', async () => {
    directory.setContent({ a: '1', b: { c: '2' } });
    const first = await digest();
    expect(await digest()).toBe(first);

    await utimes(directory.resolve('b/c'), new Date(0), new Date(0));
    const touched = await digest();
    expect(touched).not.toBe(first);

    await writeFile(directory.resolve('b/d'), '');
    const added = await digest();
    expect(added).not.toBe(touched);

    await mkdir(directory.resolve('node_modules/x'), { recursive: true });
    await mkdir(directory.resolve('.git'));
    await writeFile(directory.resolve('b/portal.sqlite'), '');
    await writeFile(directory.resolve('b/portal.sqlite-journal'), '');
    expect(await digest()).toBe(added);
  });

  it('follows no link', async () => {
    directory.setContent({ a: '1' });
    await symlink(directory.path, directory.resolve('loop'));
    await symlink('/', directory.resolve('out'));
    await expect(digest()).resolves.toEqual(expect.any(String));
  });

  it('stops when it is told to', async () => {
    directory.setContent({ a: '1' });
    await expect(
      digestDirectory(directory.path, AbortSignal.abort(new Error('stopped'))),
    ).rejects.toThrow('stopped');
  });
});
