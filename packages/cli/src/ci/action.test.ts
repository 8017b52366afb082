import '@microsoft/jest-sarif';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TestRepository } from '../git/testing';
import { BuiltCommand, packageDir } from '../testing';
import { CommentServer } from './commentServer';
import { Action, ciDir, readCi, Runner } from './testing';

jest.setTimeout(180_000);

const actionDir = path.join(ciDir, 'github');
const dockerfile = (user: string) =>
  `FROM node:22.11-alpine3.20\nWORKDIR /app\nCOPY . .\n${user}CMD ["node", "."]\n`;

let command: BuiltCommand;
let test: TestRepository;
let server: CommentServer;
let action: Action;
let runner: Runner;
let github: Record<string, string>;
let maturity: string;

/** Main, a branch that makes it worse and renames what is hostile, and the merge of both, as it is checked out. */
beforeAll(async () => {
  command = await BuiltCommand.create();
  action = (await readCi('github/action.yml')) as Action;
  test = await TestRepository.create();
  const base = await test.commit({ Dockerfile: dockerfile('USER 65532\n') });
  test.git('checkout', '--quiet', '-b', 'change');
  await test.commit({
    Dockerfile: dockerfile(''),
    '::error::owned/Dockerfile': dockerfile(''),
  });
  test.git('checkout', '--quiet', 'main');
  await test.commit({ 'README.md': 'Main went on.\n' });
  test.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'change');
  maturity = path.join(test.home, 'maturity');
  const script = path.join(command.dist, 'maturity.cjs');
  await writeFile(
    maturity,
    `#!/bin/sh\nexec '${command.node}' '${script}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  server = new CommentServer([
    comment(
      1,
      '<!-- container-maturity: diff -->\nnot ours',
      'mallory',
      'User',
    ),
    comment(2, 'Looks good', 'ada', 'User'),
    comment(3, 'Coverage', 'other[bot]', 'Bot'),
  ]);
  github = {
    action_path: actionDir,
    'event.pull_request.base.sha': base,
    'event.pull_request.number': '7',
  };
  runner = new Runner(test.home, test.root, {
    PATH: process.env.PATH ?? '',
    HOME: test.home,
    LANG: 'C.UTF-8',
    XDG_CACHE_HOME: path.join(test.home, 'cache'),
    GITHUB_API_URL: await server.start(),
    GITHUB_REPOSITORY: 'acme/orders',
    GITHUB_SERVER_URL: 'https://github.com',
  });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([command.remove(), test.remove()]);
});

function comment(id: number, body: string, login: string, type: string) {
  return { id, body, user: { login, type } };
}

const run = (inputs: Record<string, string> = {}, event = github) =>
  runner.run(action, { command: maturity, ...inputs }, event);

describe('the action', () => {
  it('has no expression in a script, and no action of others', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect(step.run).not.toContain('${{');
      expect(step.shell).toBe('bash');
      expect(step).not.toHaveProperty('uses');
    }
    const text = JSON.stringify(action.runs);
    for (const input of Object.keys(action.inputs)) {
      expect(text).toContain(`inputs.${input} }}`);
    }
  });

  it('reports, compares with what it will be merged into, and comments once', async () => {
    const first = await run({ comment: 'true', token: 'sesame' });
    expect(first.log).toContain('The comment is written.');
    expect(first.status).toBe(0);
    expect(first.outputs).toEqual({
      level: '0',
      'sarif-file': 'maturity-reports/maturity.sarif',
      'comment-file': 'maturity-reports/diff.md',
    });
    const report = (name: string) =>
      readFile(path.join(test.root, 'maturity-reports', name), 'utf8');
    expect(JSON.parse(await report('maturity.sarif'))).toBeValidSarifLog();
    expect(
      (await readdir(path.join(test.root, 'maturity-reports'))).sort(),
    ).toEqual([
      'diff.json',
      'diff.md',
      'junit.xml',
      'maturity.sarif',
      'scorecard.json',
      'scorecard.md',
    ]);
    // Against the first parent: what main did meanwhile is no part of it.
    const { base, components } = JSON.parse(await report('diff.json'));
    expect(base.commit).toBe(test.git('rev-parse', 'HEAD^1'));
    expect(components[0].changes).toContainEqual(
      expect.objectContaining({
        check: 'dockerfile-non-root',
        kind: 'newly-failing',
      }),
    );
    expect(first.summary).toContain('### orders: Repository level 0 of 4');
    expect(first.summary).toContain('**Newly failing:');
    const [stranger, , , ours] = server.comments;
    expect(stranger.body).toContain('not ours');
    expect(ours.body).toBe(await report('diff.md'));
    expect(ours.body).toContain(
      `https://github.com/acme/orders/blob/${test.git(
        'rev-parse',
        'HEAD',
      )}/Dockerfile#L1`,
    );

    await run({ comment: 'true', token: 'sesame' });
    expect(
      server.requests.filter(each => !each.startsWith('GET')),
    ).toHaveLength(1);
    const other = await run({
      comment: 'true',
      token: 'sesame',
      language: 'zh',
    });
    expect(other.log).toContain('The comment is updated.');
    expect(server.comments).toHaveLength(4);
    expect(ours.body).toContain('新增未通过');
  });

  it('keeps what is printed of the repository from the runner', async () => {
    const { log } = await run();
    const lines = log.split('\n');
    const stops = lines.flatMap((line, index) => {
      const [, secret] = /^::stop-commands::([0-9a-f]{32})$/.exec(line) ?? [];
      return secret ? [[index, lines.indexOf(`::${secret}::`)]] : [];
    });
    expect(stops).toHaveLength(2);
    const hostile = lines.flatMap((line, index) =>
      line.trimStart().startsWith('::error::owned') ? [index] : [],
    );
    expect(hostile.length).toBeGreaterThan(0);
    for (const index of hostile) {
      expect(stops.some(([from, to]) => from < index && index < to)).toBe(true);
    }
  });

  it('fails by level and by what got worse, after everything is reported', async () => {
    const { status, log, outputs } = await run({
      'min-level': '1',
      'fail-on': 'new-required',
    });
    expect(status).toBe(1);
    expect(log).toContain(
      '::error title=Container maturity::The repository level',
    );
    expect(log).toContain('::error title=Container maturity::The change makes');
    expect(outputs['comment-file']).not.toBe('');
  });

  it('compares nothing where there is no pull request', async () => {
    const { status, log, outputs } = await run({}, { action_path: actionDir });
    expect(status).toBe(0);
    expect(log).toContain('Nothing to compare with.');
    expect(outputs['comment-file']).toBe('');
    const asked = await run({ base: 'main~1' }, { action_path: actionDir });
    expect(asked.outputs['comment-file']).toBe('maturity-reports/diff.md');
  });

  it('fetches the base where a shallow clone lacks it, and says so where it can not', async () => {
    test.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = path.join(test.home, 'clone');
    test.git('clone', '--quiet', '--depth=1', `file://${test.root}`, clone);
    const reports = path.join(test.home, 'shallow');
    const { status, outputs } = await run({ directory: clone, reports });
    expect(status).toBe(0);
    expect(outputs['comment-file']).toBe(`${reports}/diff.md`);

    const lost = { ...github, 'event.pull_request.base.sha': 'f'.repeat(40) };
    const { status: fine, log } = await run({ directory: clone }, lost);
    expect(fine).toBe(0);
    expect(log).toContain('::warning title=Container maturity::The commit');
  });

  it('warns where a comment may not be written, and goes on', async () => {
    server.refusals.set('POST', 403).set('PATCH', 403);
    const { status, log } = await run({ comment: 'true', token: 'sesame' });
    server.refusals.clear();
    expect(status).toBe(0);
    expect(log).toMatch(/::warning .*No comment is written: PATCH .* 403/);
    const empty = await run({ comment: 'true' });
    expect(empty.status).toBe(0);
    expect(empty.log).toContain('the input token is empty');
  });

  it('takes inputs for values, whatever they hold', async () => {
    const owned = path.join(test.home, 'owned');
    const evil = `"; touch ${owned}; $(touch ${owned}) \`touch ${owned}\` '`;
    // Scripts are what is tried here: a stand-in writes the reports, at once.
    const quick = path.join(test.home, 'quick');
    await writeFile(
      quick,
      `#!/bin/sh
for word; do
  case "$word" in *.json | *.md) printf '{"level":{"granted":1}}' > "\${word#*=}" ;; esac
done
`,
      { mode: 0o755 },
    );
    for (const input of Object.keys(action.inputs)) {
      const { log } = await run({ command: quick, [input]: evil });
      expect({ input, owned: existsSync(owned), log }).toEqual({
        input,
        owned: false,
        log,
      });
    }
    const dashed = await run({ directory: '--version' });
    expect(dashed.log).toContain('--version does not exist');
    expect(dashed.status).not.toBe(0);
  });

  it('ends at once where the command can not be used', async () => {
    const { status, log } = await run({ checklist: 'nope.yaml' });
    expect(status).toBe(2);
    expect(log).toContain('nope.yaml does not exist');
    expect(log).not.toContain('## Compare');
  });

  it('installs the command from a package', async () => {
    const packed = path.join(test.home, 'packed');
    await mkdir(packed);
    await cp(command.dist, path.join(packed, 'dist'), { recursive: true });
    await cp(
      path.join(packageDir, 'package.json'),
      path.join(packed, 'package.json'),
    );
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent'], {
      cwd: packed,
    });
    const archive = path.join(packed, 'container-maturity-cli-0.1.0.tgz');
    const { status, log } = await run({ command: '', package: archive });
    expect(log).toContain('## Get the command\n');
    expect(log).toMatch(/\n0\.1\.0\n/);
    expect(status).toBe(0);
  });

  it('builds the command from the checkout that it is part of', async () => {
    const checkout = path.join(test.home, 'checkout');
    await mkdir(path.join(checkout, 'ci'), { recursive: true });
    await cp(actionDir, path.join(checkout, 'ci/github'), { recursive: true });
    await writeFile(
      path.join(checkout, 'package.json'),
      JSON.stringify({
        scripts: { maturity: `cd "$INIT_CWD" && '${maturity}'` },
      }),
    );
    const { status, outputs } = await run(
      { command: '' },
      { ...github, action_path: path.join(checkout, 'ci/github') },
    );
    expect(status).toBe(0);
    expect(outputs.level).toBe('0');
  });
});
