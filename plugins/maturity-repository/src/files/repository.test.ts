import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository } from './repository';
import { directoryOf, repositoryOf } from './testing';

const paths = (files: readonly { path: string }[]) =>
  files.map(({ path }) => path);

describe('openRepository', () => {
  it('lists files in order and leaves out what others wrote, built or only test with', async () => {
    const repository = await repositoryOf({
      'src/main.go': '',
      Dockerfile: '',
      'vendor/x/Dockerfile': '',
      'node_modules/x/Dockerfile': '',
      'a/testdata/Dockerfile': '',
      'a/src/test/resources/Dockerfile': '',
      'examples/x/Dockerfile': '',
      'dist/Dockerfile': '',
      'build/package/Dockerfile': '',
      '.git/HEAD': '',
      '.github/workflows/ci.yml': '',
    });
    expect(paths(repository.files)).toEqual([
      '.github/workflows/ci.yml',
      'Dockerfile',
      'build/package/Dockerfile',
      'src/main.go',
    ]);
    expect(repository.truncated).toBe(false);
  });

  it('keeps packages that are called like what is left out', async () => {
    const kept = [
      'gateway/src/integration/groovy/vendor/A.groovy',
      'src/main/java/com/example/App.java',
      'src/main/java/com/acme/target/dist/out/Target.java',
      'src/main/java/org/acme/fixtures/vendor/skeleton/Fixture.java',
      'src/main/kotlin/samples/A.kt',
      'src/main/resources/com/example/messages.properties',
      'src/test/java/com/acme/tests/data/DataTest.java',
    ];
    const leftOut = [
      'examples/src/main/java/App.java',
      'src/example/App.java',
      'src/main/java/node_modules/x.js',
      'src/main/java/.git/HEAD',
      'src/main/resources/static/dist/app.js',
      'src/main/webapp/vendor/jquery.js',
      'src/test/resources/Dockerfile',
      'target/classes/App.class',
    ];
    const repository = await repositoryOf(
      Object.fromEntries([...kept, ...leftOut].map(path => [path, ''])),
    );
    expect(paths(repository.files)).toEqual([...kept].sort());
  });

  it('lets the last glob decide, and one with ! keep', async () => {
    const exclude = ['**/old', '!a/old', '**/old/x'];
    const repository = await repositoryOf(
      { 'a/old/f': '', 'a/old/x/f': '', 'b/old/f': '', 'b/f': '' },
      { exclude },
    );
    expect(paths(repository.files)).toEqual(['a/old/f', 'b/f']);
  });

  it('looks at an entity below a directory that is excluded elsewhere, and at what belongs to the whole repository', async () => {
    const repository = await repositoryOf(
      {
        'examples/services/cart/Dockerfile': '',
        'examples/services/cart/src/index.ts': '',
        'examples/services/cart/examples/Dockerfile': '',
        'examples/services/orders/Dockerfile': '',
        'examples/package.json': '',
        'yarn.lock': '',
        '.github/workflows/ci.yml': '',
        CODEOWNERS: '',
        'libs/a/index.ts': '',
      },
      { subpath: './examples/services/cart/' },
    );
    expect(repository.subpath).toBe('examples/services/cart');
    expect(
      repository.files.map(({ path, local, scope }) => [path, local, scope]),
    ).toEqual([
      ['.github/workflows/ci.yml', '.github/workflows/ci.yml', 'shared'],
      ['CODEOWNERS', 'CODEOWNERS', 'shared'],
      ['examples/package.json', 'examples/package.json', 'shared'],
      ['examples/services/cart/Dockerfile', 'Dockerfile', 'own'],
      ['examples/services/cart/src/index.ts', 'src/index.ts', 'own'],
      ['yarn.lock', 'yarn.lock', 'shared'],
    ]);
    expect(paths(repository.find('**/*.{ts,lock}'))).toEqual([
      'examples/services/cart/src/index.ts',
    ]);
    expect(paths(repository.find('*.lock', { scope: 'any' }))).toEqual([
      'yarn.lock',
    ]);
    expect(await repository.exists('libs/a')).toBe(true);
    expect(await repository.exists('libs/b')).toBe(false);
  });

  it('is widened by globs, directories and single files', async () => {
    const files = {
      'svc/a/main.go': '',
      'libs/x/x.go': '',
      'libs/y/y.go': '',
      'deploy/a/Chart.yaml': '',
      'deploy/b/Chart.yaml': '',
      'proto/a.proto': '',
      'proto/b.proto': '',
    };
    const repository = await repositoryOf(files, {
      subpath: 'svc/a',
      include: ['libs/*/x.go', './deploy/a', 'proto/a.proto', 'nowhere/**'],
    });
    expect(paths(repository.find('**'))).toEqual([
      'deploy/a/Chart.yaml',
      'libs/x/x.go',
      'proto/a.proto',
      'svc/a/main.go',
    ]);
  });

  it('takes other exclusions in place of its own', async () => {
    const repository = await repositoryOf(
      { 'vendor/a': '', 'legacy/b': '', c: '' },
      { exclude: ['legacy/**'] },
    );
    expect(paths(repository.files)).toEqual(['c', 'vendor/a']);
  });

  it.each([
    ['..', /leads out of the repository/],
    ['a/../../b', /leads out of the repository/],
    ['missing', /no directory "missing"/],
  ])('refuses the subpath %s', async (subpath, message) => {
    await expect(repositoryOf({ a: '' }, { subpath })).rejects.toThrow(message);
  });

  it('refuses includes that lead out, and globs without end', async () => {
    await expect(
      repositoryOf({ a: '' }, { include: ['../*'] }),
    ).rejects.toThrow(/leads out of the repository/);
    await expect(
      repositoryOf({ a: '' }, { exclude: ['*'.repeat(300)] }),
    ).rejects.toThrow(/more than 256 characters/);
  });

  it('refuses a root that is missing or a file', async () => {
    const root = await directoryOf({ file: '' });
    await expect(openRepository({ root: join(root, 'no') })).rejects.toThrow(
      /can't be read/,
    );
    await expect(openRepository({ root: join(root, 'file') })).rejects.toThrow(
      /is not a directory/,
    );
  });

  it('stops when it is told to', async () => {
    const root = await directoryOf({ a: '' });
    await expect(
      openRepository({ root, signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});

describe('reading', () => {
  it('takes the byte order mark away, turns CRLF into LF, and bears invalid UTF-8', async () => {
    const repository = await repositoryOf({
      a: '\uFEFFone\r\ntwo\r\n',
      b: Buffer.from([0x61, 0xff, 0x62]),
    });
    expect(await repository.text('a')).toBe('one\ntwo\n');
    expect(await repository.text('b')).toBe('a\uFFFDb');
    expect(repository.problems).toEqual([]);
  });

  it('says of large, binary and missing files that they were not read, once each', async () => {
    const repository = await repositoryOf({
      large: 'x'.repeat(10 * 1024 * 1024),
      binary: Buffer.from([1, 0, 2]),
    });
    expect(await repository.read('large')).toEqual({
      kind: 'too-large',
      bytes: 10 * 1024 * 1024,
    });
    for (const path of [
      'large',
      'large',
      'binary',
      'missing',
      '../etc/passwd',
    ]) {
      expect(await repository.text(path)).toBeUndefined();
    }
    expect(repository.problems.map(({ source }) => source.file)).toEqual([
      'large',
      'binary',
      'missing',
      '../etc/passwd',
    ]);
  });

  it('reads a file once', async () => {
    const repository = await repositoryOf({ a: '1' });
    const [first, second] = await Promise.all([
      repository.read('a'),
      repository.read('a'),
    ]);
    expect(second).toBe(first);
    expect(await repository.read('a')).toBe(first);
  });
});

describe('a hostile directory', () => {
  it('follows no link: out of the tree, in a circle, to a file, or on the way', async () => {
    const outside = await directoryOf({
      'secret.txt': 'secret',
      'd/Dockerfile': 'FROM x',
    });
    const root = await directoryOf({ 'a/b/file.txt': 'x' });
    symlinkSync(outside, join(root, 'away'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'Dockerfile'));
    symlinkSync('..', join(root, 'a/b/circle'));
    symlinkSync('self', join(root, 'self'));
    const repository = await openRepository({ root });
    expect(paths(repository.files)).toEqual(['a/b/file.txt']);
    expect(repository.problems.map(({ source }) => source.file).sort()).toEqual(
      ['Dockerfile', 'a/b/circle', 'away', 'self'],
    );
    expect((await repository.read('Dockerfile')).kind).toBe('unreadable');
    expect((await repository.read('away/secret.txt')).kind).toBe('unreadable');
    expect(await repository.exists('away/d')).toBe(false);
    await expect(openRepository({ root, subpath: 'away' })).rejects.toThrow(
      /no directory "away"/,
    );
  });

  it('reads no file that became a link or a pipe after the walk', async () => {
    const outside = await directoryOf({ 'secret.txt': 'secret' });
    const root = await directoryOf({ a: 'x', b: 'x' });
    const repository = await openRepository({ root });
    rmSync(join(root, 'a'));
    rmSync(join(root, 'b'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'a'));
    execFileSync('mkfifo', [join(root, 'b')]);
    expect((await repository.read('a')).kind).toBe('unreadable');
    expect((await repository.read('b')).kind).toBe('unreadable');
  });

  it('does not wait for a pipe', async () => {
    const root = await directoryOf({ a: '' });
    execFileSync('mkfifo', [join(root, 'Dockerfile')]);
    const repository = await openRepository({ root });
    expect(paths(repository.files)).toEqual(['a']);
    expect((await repository.read('Dockerfile')).kind).toBe('unreadable');
  });

  it('visits 20,000 of 100,000 files and says so', async () => {
    const root = await directoryOf({ Dockerfile: 'FROM scratch' });
    for (let directory = 0; directory < 100; directory++) {
      mkdirSync(join(root, `d${directory}`));
      for (let file = 0; file < 1000; file++) {
        writeFileSync(join(root, `d${directory}/${file}`), '');
      }
    }
    const repository = await openRepository({ root });
    expect(repository.truncated).toBe(true);
    expect(repository.files.length).toBeLessThan(20_000);
    expect(repository.files.length).toBeGreaterThan(19_000);
    expect(repository.get('Dockerfile')).toBeDefined();
    expect(repository.problems).toHaveLength(1);
    expect(repository.problems[0].message.en).toMatch(/first 20000 entries/);
  }, 120_000);

  it('goes 40 directories deep and no further', async () => {
    const root = await directoryOf({ [`${'d/'.repeat(60)}file`]: '' });
    const repository = await openRepository({ root });
    expect(repository.truncated).toBe(true);
    expect(repository.files).toEqual([]);
  });
});
