import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ArchiveEntry,
  tarball,
  TestRepository,
  testUrlReader,
} from '../__testUtils__/archive';
import { createLimit } from './limit';
import { RepositoryTrees } from './RepositoryTrees';

const ROOT = 'https://github.com/acme/shop/tree/main/';
const signal = new AbortController().signal;

describe('RepositoryTrees', () => {
  const directory = createMockDirectory();
  let repository: TestRepository;
  let trees: RepositoryTrees;
  let reads: Array<{ url: string; sent: boolean }>;

  function setUp(
    entries: ArchiveEntry[],
    limits = { files: 100, bytes: 10_000, fileBytes: 5_000 },
  ) {
    directory.setContent({ work: {}, secret: 'outside' });
    repository = { etag: 'c1', archive: () => tarball(entries) };
    const reader = testUrlReader(
      new Map([[ROOT, repository]]),
      directory.resolve('work'),
    );
    reads = reader.reads;
    trees = new RepositoryTrees({
      root: ROOT,
      urlReader: reader.urlReader,
      limits,
      fetchLimit: createLimit(2),
      workingDirectory: directory.resolve('work'),
      timeoutMs: 5_000,
    });
  }

  afterEach(async () => {
    await trees.dispose();
    const left = readdirSync(directory.resolve('work'));
    const beside = readdirSync(directory.path).sort().join();
    const secret = readFileSync(directory.resolve('secret'), 'utf8');
    if (left.length || beside !== 'secret,work' || secret !== 'outside') {
      throw new Error(
        `Something was left, or written outside: ${left} ${beside}`,
      );
    }
  });

  it('unpacks the repository and keeps its commit', async () => {
    setUp([
      { path: 'shop-c1/', mode: 0o755 },
      { path: 'shop-c1/Dockerfile', content: 'FROM a\n' },
      { path: 'shop-c1/svc/main.go', content: 'package main\n' },
    ]);
    const tree = await trees.get(undefined, signal);
    expect(tree?.etag).toBe('c1');
    expect(readFileSync(join(tree!.directory, 'Dockerfile'), 'utf8')).toBe(
      'FROM a\n',
    );
    expect(existsSync(join(tree!.directory, 'svc/main.go'))).toBe(true);
  });

  it('fetches once for many entities, also where some are unchanged', async () => {
    setUp([{ path: 'shop-c1/a', content: 'a' }]);
    const answers = await Promise.all([
      trees.get(undefined, signal),
      trees.get('c1', signal),
      trees.get('c0', signal),
      trees.get(undefined, signal),
    ]);
    expect(answers.map(tree => tree?.etag)).toEqual([
      'c1',
      undefined,
      'c1',
      'c1',
    ]);
    expect(reads).toEqual([{ url: ROOT, sent: true }]);
  });

  it('fetches nothing where the commit is known to all', async () => {
    setUp([{ path: 'shop-c1/a', content: 'a' }]);
    expect(await trees.get('c1', signal)).toBeUndefined();
    expect(await trees.get('c1', signal)).toBeUndefined();
    expect(reads).toEqual([{ url: ROOT, sent: false }]);
    expect((await trees.get(undefined, signal))?.etag).toBe('c1');
    expect(reads).toHaveLength(2);
  });

  it('asks a host that fails only once', async () => {
    setUp([]);
    repository.archive = () => {
      throw new Error('host is down');
    };
    await expect(trees.get(undefined, signal)).rejects.toThrow('host is down');
    await expect(trees.get(undefined, signal)).rejects.toThrow('host is down');
    expect(reads).toHaveLength(1);
  });

  it.each([
    ['a path that leads out', 'shop-c1/../../secret'],
    ['a deep path that leads out', 'shop-c1/a/../../../secret'],
    ['a path with backslashes', 'shop-c1/..\\..\\secret'],
  ])('refuses an archive with %s', async (_, path) => {
    setUp([
      { path: 'shop-c1/good', content: 'good' },
      { path, content: 'evil' },
    ]);
    await expect(trees.get(undefined, signal)).rejects.toThrow(
      /archive is refused: its entry ".*" leads out of it/,
    );
  });

  it('leaves an absolute path inside', async () => {
    setUp([{ path: '/tmp/maturity-evil', content: 'evil' }]);
    const tree = await trees.get(undefined, signal);
    expect(existsSync('/tmp/maturity-evil')).toBe(false);
    expect(tree).toBeDefined();
  });

  it('drops links that lead out, keeps those within', async () => {
    setUp([
      { path: 'shop-c1/docs/real', content: 'text' },
      {
        path: 'shop-c1/inside',
        link: { type: 'symbolic', target: 'docs/real' },
      },
      {
        path: 'shop-c1/out',
        link: { type: 'symbolic', target: '../../secret' },
      },
      {
        path: 'shop-c1/abs',
        link: { type: 'symbolic', target: '/etc/passwd' },
      },
      {
        path: 'shop-c1/dangling',
        link: { type: 'symbolic', target: 'nothing' },
      },
      { path: 'shop-c1/loop', link: { type: 'symbolic', target: 'loop' } },
      { path: 'shop-c1/hard', link: { type: 'hard', target: '/etc/passwd' } },
      { path: 'shop-c1/up', link: { type: 'symbolic', target: '..' } },
      { path: 'shop-c1/up/secret', content: 'evil' },
    ]);
    const tree = await trees.get(undefined, signal);
    const names = readdirSync(tree!.directory).sort();
    expect(names).toContain('inside');
    for (const name of names) {
      const stat = lstatSync(join(tree!.directory, name));
      expect(stat.isSymbolicLink()).toBe(name === 'inside');
    }
    expect(names).not.toContain('hard');
  });

  it('bounds the number of entries', async () => {
    setUp(Array.from({ length: 101 }, (_, n) => ({ path: `shop-c1/${n}` })));
    await expect(trees.get(undefined, signal)).rejects.toThrow(
      'more than 100 entries (maturity.repository.limits.files)',
    );
  });

  it('bounds the size, and leaves single big files out', async () => {
    const content = 'x'.repeat(4_000);
    setUp([
      { path: 'shop-c1/big', content: 'y'.repeat(6_000) },
      { path: 'shop-c1/1', content },
      { path: 'shop-c1/2', content },
    ]);
    const tree = await trees.get(undefined, signal);
    expect(readdirSync(tree!.directory).sort()).toEqual(['1', '2']);
    await trees.dispose();

    setUp([1, 2, 3].map(n => ({ path: `shop-c1/${n}`, content })));
    await expect(trees.get(undefined, signal)).rejects.toThrow(
      'bigger than 10000 bytes when unpacked',
    );
  });

  it('gives a clear error for something that is no archive', async () => {
    setUp([]);
    repository.archive = () => Buffer.from('<html>Sign in</html>');
    await expect(trees.get(undefined, signal)).rejects.toThrow();
  });

  it('can clean up directories without permissions', async () => {
    setUp([
      { path: 'shop-c1/locked/', mode: 0 },
      { path: 'shop-c1/locked/file', content: 'x', mode: 0 },
    ]);
    const tree = await trees.get(undefined, signal);
    await trees.dispose();
    expect(existsSync(tree!.directory)).toBe(false);
  });

  it('gives up a host that takes too long, and names it', async () => {
    setUp([]);
    trees = new RepositoryTrees({
      root: ROOT,
      urlReader: mockServices.urlReader.mock({
        readTree: () => new Promise(() => {}),
      }),
      limits: { files: 1, bytes: 1, fileBytes: 1 },
      fetchLimit: createLimit(2),
      workingDirectory: directory.resolve('work'),
      timeoutMs: 20,
    });
    await expect(trees.get(undefined, signal)).rejects.toThrow(
      `fetching ${ROOT} took longer than 0.02 s (maturity.repository.timeout)`,
    );
  });

  it('stops when it is told to', async () => {
    setUp([{ path: 'shop-c1/a' }]);
    await expect(
      trees.get(undefined, AbortSignal.abort(new Error('stopped'))),
    ).rejects.toThrow('stopped');
    expect(reads).toHaveLength(0);
  });
});
