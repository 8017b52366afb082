import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BuiltCommand } from './testing';

let command: BuiltCommand;

beforeAll(async () => {
  command = await BuiltCommand.create();
  await command.repository('root-user', {
    Dockerfile: 'FROM node:22-alpine\nCOPY . .\nCMD ["node", "."]\n',
  });
  await command.repository('shop', { README: '' });
}, 60_000);

afterAll(() => command.remove());

describe('bad usage', () => {
  it.each([
    [[], 'Usage: maturity'],
    [['check'], "missing required argument 'DIR'"],
    [['check', 'nowhere'], 'nowhere does not exist'],
    [['check', 'package/dist/maturity.cjs'], 'is not a directory'],
    [['evidence', 'nowhere'], 'nowhere does not exist'],
    [['check', 'root-user', '--subpath', 'nowhere'], 'does not exist'],
    [['check', 'root-user', '--subpath', '../shop'], 'subpath'],
    [['check', 'root-user', '--entity', 'nope.yaml'], 'nope.yaml does not'],
    [['check', 'root-user', '--checklist', 'nope.yaml'], 'nope.yaml does not'],
    [['check', 'root-user', '--format', 'xml'], '--format takes'],
    [['checklist', 'lint', 'nope.yaml'], 'nope.yaml does not exist'],
  ])('%j ends with 2 and says why', (args, message) => {
    const { status, stdout, stderr } = command.run(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('maturity checklist lint', () => {
  const overlay = (body: string) =>
    `id: ours\nversion: 1.0.0\nextends: container-adoption@1\nchecks:\n${body}`;

  it('finds the shipped checklist and an overlay of it sound', async () => {
    await writeFile(
      path.join(command.home, 'sound.yaml'),
      overlay('  - id: dockerfile-non-root\n    severity: high\n'),
    );
    const { status, stdout, stderr } = command.run([
      'checklist',
      'lint',
      'sound.yaml',
    ]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^ours 1\.0\.0 is sound: \d+ checks\n$/);
    expect(status).toBe(0);
    expect(
      command.run([
        'checklist',
        'lint',
        'package/dist/checklists/container-adoption',
      ]).status,
    ).toBe(0);
  });

  it('shows a wrong type with file, line, column and a caret', async () => {
    const text = overlay('  - id: dockerfile-non-root\n    required: often\n');
    await writeFile(path.join(command.home, 'wrong.yaml'), text);
    for (const args of [
      ['checklist', 'lint', 'wrong.yaml'],
      ['check', 'root-user', '--checklist', 'wrong.yaml'],
    ]) {
      const { status, stdout, stderr } = command.run(args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('wrong.yaml:6:15: ');
      const lines = stderr.split('\n');
      const at = lines.findIndex(line => line.includes('required: often'));
      expect(lines[at + 1].indexOf('^')).toBe(lines[at].indexOf('often'));
    }
  });

  it('refuses an expression over a field that evidence does not have', async () => {
    await writeFile(
      path.join(command.home, 'field.yaml'),
      overlay(
        `  - id: ours-new
    phase: containerisation
    task: containerise
    title: { en: T, zh: T }
    rule: { en: R, zh: R }
    why: { en: W, zh: W }
    fix: { en: F, zh: F }
    severity: low
    required: false
    each: dockerfiles
    expect: it.nonsense == 1
    message: { en: "'M'", zh: "'M'" }
`,
      ),
    );
    const { status, stderr } = command.run(['checklist', 'lint', 'field.yaml']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/field\.yaml:15:\d+: /);
    expect(stderr).toContain('nonsense');
  });
});

describe('a hostile directory', () => {
  it('gives a result, with what could not be read among the problems', async () => {
    const root = await command.repository('hostile', {
      'deep/er/Dockerfile': 'FROM scratch\n',
      'bin/Dockerfile': '\u0000\u0001binary',
      Dockerfile: `FROM alpine:3.20\nRUN ${'x'.repeat(10 * 1024 * 1024)}\n`,
      '.github/workflows/bomb.yml': `a: &a [x]\n${Array.from(
        { length: 30 },
        (_, i) =>
          `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${
            i ? `b${i - 1}` : 'a'
          }]`,
      ).join('\n')}\n`,
    });
    await symlink('/etc', path.join(root, 'etc'));
    await symlink('.', path.join(root, 'loop'));
    await symlink('/etc/passwd', path.join(root, 'catalog-info.yaml'));
    const { status, stdout, stderr } = command.run([
      'check',
      'hostile',
      '--format',
      'json',
    ]);
    expect(stderr).toBe('Note: No catalog-info.yaml: a service is assumed\n');
    expect(status).toBe(0);
    const { results, problems } = JSON.parse(stdout);
    const files = problems.map(({ file }: { file: string }) => file);
    expect(files).toEqual(
      expect.arrayContaining(['etc', 'loop', '.github/workflows/bomb.yml']),
    );
    expect(results).toContainEqual(
      expect.objectContaining({
        check: 'dockerfile-syntax',
        status: 'fail',
        findings: expect.arrayContaining([
          expect.objectContaining({ file: 'Dockerfile' }),
          expect.objectContaining({ file: 'bin/Dockerfile' }),
        ]),
      }),
    );
    expect(
      results.filter(
        ({ status: each }: { status: string }) => each === 'error',
      ),
    ).toEqual([]);
    expect(stdout).not.toContain('root:x:0');
  }, 60_000);
});
