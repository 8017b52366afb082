import { existsSync } from 'node:fs';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { GitRepository } from './repository';
import { TestRepository } from './testing';

let test: TestRepository;

beforeEach(async () => {
  test = await TestRepository.create();
});

afterEach(() => test.remove());

const open = (env: Record<string, string> = {}) =>
  GitRepository.open(test.root, { ...process.env, ...env });

async function written(name: string, into = 'out'): Promise<string> {
  const directory = path.join(test.home, into);
  const repository = await open();
  await repository.write(await repository.resolve(name), directory);
  return directory;
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry =>
      path.relative(directory, path.join(entry.parentPath, entry.name)),
    )
    .sort();
}

/** A program that leaves a mark wherever git runs it. */
async function trap(): Promise<{ program: string; sprung: () => boolean }> {
  const program = path.join(test.home, 'trap.sh');
  const mark = path.join(test.home, 'sprung');
  await writeFile(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`, {
    mode: 0o755,
  });
  return { program, sprung: () => existsSync(mark) };
}

describe('GitRepository', () => {
  it('writes the files of a revision, with their modes, and leaves the work tree alone', async () => {
    const first = await test.commit({
      'a.txt': 'one\r\n',
      'deep/er/b.txt': 'two',
      'ümläut 文.txt': 'three',
    });
    await test.commit({ 'a.txt': 'changed' });
    await test.write({ 'a.txt': 'not committed' });
    const out = await written(first);
    expect(await filesBelow(out)).toEqual([
      'a.txt',
      'deep/er/b.txt',
      'ümläut 文.txt',
    ]);
    expect(await readFile(path.join(out, 'a.txt'), 'utf8')).toBe('one\r\n');
    expect(await readFile(path.join(test.root, 'a.txt'), 'utf8')).toBe(
      'not committed',
    );
    expect(test.git('status', '--porcelain')).toBe('M a.txt');
  });

  it('finds revisions by any name that git knows, and says where there is none', async () => {
    const commit = await test.commit({ a: '1' });
    test.git('tag', '-a', '-m', 'tag', 'v1');
    const repository = await open();
    for (const name of ['HEAD', 'main', 'v1', commit.slice(0, 8), '@{0}']) {
      expect((await repository.resolve(name)).commit).toBe(commit);
    }
    await expect(repository.resolve('nope')).rejects.toThrow(
      "no revision is called 'nope'",
    );
    await expect(repository.resolve('--all')).rejects.toThrow(
      "no revision is called '--all'",
    );
  });

  it('gives the same tree for commits with the same files', async () => {
    await test.commit({ a: '1' });
    await test.commit({});
    const repository = await open();
    const [now, before] = await Promise.all(
      ['HEAD', 'HEAD~1'].map(name => repository.resolve(name)),
    );
    expect(now.commit).not.toBe(before.commit);
    expect(now.tree).toBe(before.tree);
  });

  it('reads a bare repository, which has no work tree', async () => {
    await test.commit({ a: '1' });
    const bare = path.join(test.home, 'shop.git');
    test.git('clone', '--quiet', '--bare', test.root, bare);
    const repository = await GitRepository.open(bare, process.env);
    expect(repository.name).toBe('shop');
    const out = path.join(test.home, 'out');
    await repository.write(await repository.resolve('main'), out);
    expect(await filesBelow(out)).toEqual(['a']);
    await expect(repository.writeWorkTree(out)).rejects.toThrow('bare');
  });

  it('says where there is no repository', async () => {
    await expect(GitRepository.open(test.home, process.env)).rejects.toThrow(
      'not a git repository',
    );
  });

  it('is not led elsewhere by the variables of a hook', async () => {
    await test.commit({ a: '1' });
    const repository = await open({
      GIT_DIR: '/nonexistent',
      GIT_WORK_TREE: '/',
    });
    expect(repository.name).toBe('orders');
  });

  it('runs no program that the repository names', async () => {
    const { program, sprung } = await trap();
    const first = await test.commit({
      '.gitattributes': '* filter=evil diff=evil text eol=crlf\n',
      'a.txt': 'plain\n',
    });
    for (const [name, value] of [
      ['filter.evil.smudge', program],
      ['filter.evil.clean', program],
      ['filter.evil.process', program],
      ['filter.evil.required', 'true'],
      ['diff.evil.command', program],
      ['diff.evil.textconv', program],
      ['diff.external', program],
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['core.hooksPath', test.home],
      ['core.alternateRefsCommand', program],
    ]) {
      test.git('config', name, value);
    }
    await test.write({ 'b.txt': 'new' });
    const out = await written(first);
    expect(await readFile(path.join(out, 'a.txt'), 'utf8')).toBe('plain\n');
    const repository = await open();
    await repository.writeWorkTree(path.join(test.home, 'tree'));
    expect(sprung()).toBe(false);
    // The trap does spring where git is asked to check out.
    test.git('config', '--unset', 'filter.evil.process');
    await test.write({ 'a.txt': undefined });
    test.git('checkout', '--', 'a.txt');
    expect(sprung()).toBe(true);
  });

  it('fetches nothing that a partial clone lacks', async () => {
    const { program, sprung } = await trap();
    const commit = await test.commit({ 'a.txt': 'here' });
    const blob = test.git('rev-parse', 'HEAD:a.txt');
    test.git('config', 'core.repositoryFormatVersion', '1');
    test.git('config', 'extensions.partialClone', 'origin');
    test.git('config', 'remote.origin.url', `ext::${program} %S`);
    test.git('config', 'remote.origin.promisor', 'true');
    test.git('config', 'protocol.ext.allow', 'always');
    const file = `.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`;
    await test.write({ [file]: undefined });
    await expect(written(commit)).rejects.toThrow(
      'this clone lacks the object',
    );
    expect(sprung()).toBe(false);
  }, 20_000);

  it('writes nothing outside, through a link, or into its own repository', async () => {
    const blob = test.gitWith('evil', 'hash-object', '-w', '--stdin');
    const to = test.gitWith(test.home, 'hash-object', '-w', '--stdin');
    const inside = test.gitWith('../sub/f', 'hash-object', '-w', '--stdin');
    const tree = (...entries: string[]) => {
      const bytes = entries.map(entry => {
        const [mode, name, oid] = entry.split('|');
        return Buffer.concat([
          Buffer.from(`${mode} ${name}\0`),
          Buffer.from(oid, 'hex'),
        ]);
      });
      const args = [
        'hash-object',
        '-t',
        'tree',
        '-w',
        '--literally',
        '--stdin',
      ];
      return test.gitWith(Buffer.concat(bytes), ...args);
    };
    const sub = tree(`100644|f|${blob}`, `120000|up|${inside}`);
    const evil = tree(
      `40000|..|${sub}`,
      `40000|.git|${sub}`,
      `40000|.GIT|${sub}`,
      `40000|git~1|${sub}`,
      `120000|link|${to}`,
      `40000|link|${sub}`,
      `100644|${'n'.repeat(300)}|${blob}`,
      `100644|a/../../b|${blob}`,
      `160000|module|${blob}`,
      `40000|sub|${sub}`,
    );
    const commit = test.git('commit-tree', '-m', 'evil', evil);
    const out = await written(commit, 'deep/out');
    expect(await filesBelow(path.join(test.home, 'deep'))).toEqual([
      'out/link/f',
      'out/link/up',
      'out/sub/f',
      'out/sub/up',
    ]);
    expect((await lstat(path.join(out, 'link'))).isDirectory()).toBe(true);
    expect((await lstat(path.join(out, 'sub/up'))).isSymbolicLink()).toBe(true);
    expect(existsSync(path.join(test.home, 'f'))).toBe(false);
  });

  it('writes what is too large as a file of a size, without content', async () => {
    const large = 9 * 1024 * 1024;
    await test.commit({ 'large.bin': 'x'.repeat(large), small: 's' });
    const out = await written('HEAD');
    const { size } = await lstat(path.join(out, 'large.bin'));
    expect(size).toBe(8 * 1024 * 1024 + 1);
    const start = await readFile(path.join(out, 'large.bin'));
    expect(start[0]).toBe(0);
  });
});

describe('writeWorkTree', () => {
  it('copies what git would commit: changed and new files, none that is ignored or gone', async () => {
    await test.commit({
      '.gitignore': 'secret\nnode_modules/\n',
      'a.txt': 'one',
      'b.txt': 'two',
    });
    await test.write({
      'a.txt': 'changed',
      'b.txt': undefined,
      'new/c.txt': 'new',
      secret: 's',
      'node_modules/x/index.js': '',
    });
    const out = path.join(test.home, 'out');
    const repository = await open();
    await repository.writeWorkTree(out);
    expect(await filesBelow(out)).toEqual(['.gitignore', 'a.txt', 'new/c.txt']);
    expect(await readFile(path.join(out, 'a.txt'), 'utf8')).toBe('changed');
  });

  it('copies nothing through a link that took the place of a directory', async () => {
    await test.commit({ 'dir/passwd': 'mine', kept: '' });
    await test.write({ 'dir/passwd': undefined });
    await mkdir(path.join(test.home, 'outside'));
    await writeFile(path.join(test.home, 'outside/passwd'), 'theirs');
    await rm(path.join(test.root, 'dir'), { recursive: true });
    await symlink(path.join(test.home, 'outside'), path.join(test.root, 'dir'));
    const out = path.join(test.home, 'out');
    const repository = await open();
    await repository.writeWorkTree(out);
    expect(await filesBelow(out)).toEqual(['kept']);
  });

  it('is not led out by a work tree that the configuration names', async () => {
    await test.commit({ a: '1' });
    test.git('config', 'core.worktree', '/');
    await expect(open()).rejects.toThrow('is no git repository');
  });
});
