import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestRepository } from './git/testing';
import { BuiltCommand, runHere } from './testing';

jest.setTimeout(120_000);

let test: TestRepository;

const dockerfile = (user: string) =>
  `FROM node:22.11-alpine3.20\nWORKDIR /app\nCOPY . .\n${user}CMD ["node", "."]\n`;
const component = (name: string, extra = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\n${extra}spec: { type: service, lifecycle: production, owner: team }\n`;

beforeAll(async () => {
  test = await TestRepository.create();
  await test.commit({ Dockerfile: dockerfile('USER 65532\n') });
  test.git('tag', 'good');
  await test.commit({ Dockerfile: `# moved\n\n${dockerfile('')}` });
  test.git('tag', 'bad');
  process.env.XDG_CACHE_HOME = path.join(test.home, 'cache');
  process.env.TMPDIR = path.join(test.home, 'tmp');
  await mkdir(process.env.TMPDIR);
});

afterAll(() => test.remove());

const diff = (...args: string[]) =>
  runHere(['diff', '--repository', test.root, ...args]);
const json = async (...args: string[]) =>
  JSON.parse((await diff(...args, '--format', 'json')).stdout);

interface Change {
  check: string;
  kind: string;
  added: Array<{ file: string; line: number }>;
}

const changeOf = (document: { components: Array<{ changes: Change[] }> }) =>
  document.components[0].changes.find(
    ({ check }) => check === 'dockerfile-non-root',
  );

describe('maturity diff', () => {
  it('says what a change between revisions moves, with the line in HEAD', async () => {
    const { status, stdout, stderr } = await diff('good', 'bad');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^From good to bad · container-adoption /);
    expect(stdout).toContain(
      '✗ Runs as a non-root user  required · blocker · passed → failed · dockerfile-non-root\n      Dockerfile:3  ',
    );
    const document = await json('good', 'bad');
    expect(document.components).toHaveLength(1);
    expect(document.components[0].entity).toBe('component:default/orders');
    expect(document.head.commit).toBe(test.git('rev-parse', 'bad'));
    expect(document.worse['new-required']).toBe(true);
    expect(changeOf(document)).toMatchObject({
      kind: 'newly-failing',
      added: [{ file: 'Dockerfile', line: 3 }],
    });
    expect(changeOf(await json('bad', 'good'))).toMatchObject({
      kind: 'fixed',
    });
  });

  it('ends with 1 only where HEAD is worse, by what it is asked to fail on', async () => {
    expect(
      (await diff('good', 'bad', '--fail-on', 'new-required')).status,
    ).toBe(1);
    expect((await diff('good', 'bad', '--fail-on', 'none')).status).toBe(0);
    expect(
      (await diff('bad', 'good', '--fail-on', 'new-required')).status,
    ).toBe(0);
    expect((await diff('bad', 'bad', '--fail-on', 'new-required')).status).toBe(
      0,
    );
    expect((await diff('good', 'bad', '--fail-on', 'level')).status).toBe(0);
  });

  it('says that the files are the same, and shows nothing else', async () => {
    const { stdout } = await diff('bad', 'HEAD');
    expect(stdout).toContain('Both sides have the same files.');
    expect((await json('bad', 'HEAD')).identical).toBe(true);
  });

  it('compares with the work tree where HEAD is left out, without what git ignores', async () => {
    await test.write({
      Dockerfile: `# moved\n\n${dockerfile('USER 65532\n')}`,
      '.git/info/exclude': 'ignored/\n',
      'ignored/Dockerfile': dockerfile(''),
    });
    const before = test.git('status', '--porcelain');
    const document = await json('bad');
    expect(document.head).toEqual({ name: 'work tree', commit: null });
    expect(changeOf(document)).toMatchObject({ kind: 'fixed' });
    expect(test.git('status', '--porcelain')).toBe(before);
    test.git('checkout', '--quiet', '--', 'Dockerfile');
    expect((await json('bad')).components[0].changes).toEqual([]);
  });

  it('compares directories, with revisions too', async () => {
    const other = path.join(test.home, 'copy');
    await mkdir(other, { recursive: true });
    await writeFile(path.join(other, 'Dockerfile'), dockerfile(''));
    expect(changeOf(await json('good', other))).toMatchObject({
      kind: 'newly-failing',
    });
    expect(changeOf(await json(other, other))).toBeUndefined();
  });

  it('keeps the components of a monorepo apart', async () => {
    const mono = await TestRepository.create('shop');
    await mono.commit({
      'services/cart/catalog-info.yaml': component('cart'),
      'services/cart/Dockerfile': dockerfile('USER 65532\n'),
      'services/web/Dockerfile': dockerfile('USER 65532\n'),
      'catalog-info.yaml': component(
        'web',
        "  annotations: { backstage.io/source-location: 'file:./services/web/' }\n",
      ),
    });
    await mono.commit({
      'services/cart/Dockerfile': dockerfile(''),
      'services/pay/catalog-info.yaml': component('pay'),
    });
    const run = async (...args: string[]) => {
      const { stdout } = await runHere([
        ...['diff', 'HEAD~1', 'HEAD', '--format', 'json'],
        ...['--repository', path.join(mono.root, 'services')],
        ...args,
      ]);
      return JSON.parse(stdout).components.map(
        (each: { entity: string; change: string; changes: Change[] }) => [
          each.entity.replace(/.*\//, ''),
          each.change,
          each.changes
            .filter(({ kind }) => kind === 'newly-failing')
            .map(({ check }) => check),
        ],
      );
    };
    expect(await run()).toEqual([
      ['web', 'kept', []],
      ['cart', 'kept', expect.arrayContaining(['dockerfile-non-root'])],
      ['pay', 'added', []],
    ]);
    expect(await run('--subpath', 'services/web/')).toEqual([
      ['web', 'kept', []],
    ]);
    await mono.remove();
  });

  it('writes a comment with links and the data beside what it prints', async () => {
    const at = (name: string) => path.join(test.home, 'reports', name);
    const { stdout } = await diff(
      ...['good', 'bad', '--lang', 'zh', '--comment-id', 'orders'],
      ...['--repository-url', 'https://github.com/acme/orders'],
      ...[
        '--output',
        `markdown=${at('c.md')}`,
        '--output',
        `json=${at('d.json')}`,
      ],
    );
    expect(stdout).toContain('新增未通过');
    const comment = await readFile(at('c.md'), 'utf8');
    const commit = test.git('rev-parse', 'bad');
    expect(comment).toMatch(/^<!-- container-maturity: orders -->\n\n### /);
    expect(comment).toContain(
      `[\`Dockerfile:3\`](https://github.com/acme/orders/blob/${commit}/Dockerfile#L3)`,
    );
    expect(JSON.parse(await readFile(at('d.json'), 'utf8')).scope).toBe(
      'repository',
    );
  });

  it.each([
    [['nope'], "no revision is called 'nope'"],
    [['good', './nope'], './nope does not exist'],
    [['good', '--subpath', '../x'], ''],
    [['good', '--repository', 'nowhere'], 'nowhere does not exist'],
    [['good', '--repository', tmpdir()], 'not a git repository'],
    [['good', 'bad', '--output', 'json=/dev/null/x'], "can't be written"],
  ])('%j ends with 2 and says why, or finds nothing', async (args, message) => {
    const { status, stderr } = await diff(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(message === '' ? 0 : 2);
  });

  it('needs no git to compare directories, and says so where it does', async () => {
    const command = await BuiltCommand.create();
    const run = (...args: string[]) =>
      command.run(['diff', ...args], { path: '/nonexistent' });
    expect(run(test.root, test.root).status).toBe(0);
    const { status, stderr } = run('main');
    expect(status).toBe(2);
    expect(stderr).toContain("git can't be started; install it");
    await command.remove();
  });

  it('leaves nothing behind', async () => {
    const left = await readdir(tmpdir());
    expect(left.filter(name => name.startsWith('maturity-diff-'))).toEqual([]);
  });
});
