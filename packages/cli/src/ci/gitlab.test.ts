import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TestRepository } from '../git/testing';
import { BuiltCommand } from '../testing';
import { readCi, runScript } from './testing';

jest.setTimeout(120_000);

interface Template {
  variables: Record<string, { value: string; description: string }>;
  maturity: {
    script: string[];
    artifacts: { paths: string[]; reports: Record<string, string> };
  };
}

const dockerfile = (user: string) =>
  `FROM node:22.11-alpine3.20\nWORKDIR /app\nCOPY . .\n${user}CMD ["node", "."]\n`;

let command: BuiltCommand;
let test: TestRepository;
let template: Template;
let maturity: string;

beforeAll(async () => {
  command = await BuiltCommand.create();
  template = (await readCi('gitlab/maturity.yml')) as Template;
  test = await TestRepository.create();
  await test.commit({ Dockerfile: dockerfile('USER 65532\n') });
  await test.commit({ Dockerfile: dockerfile('') });
  maturity = path.join(test.home, 'maturity');
  const script = path.join(command.dist, 'maturity.cjs');
  await writeFile(
    maturity,
    `#!/bin/sh\nexec '${command.node}' '${script}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
});

afterAll(() => Promise.all([command.remove(), test.remove()]));

function run(variables: Record<string, string> = {}) {
  const defaults = Object.fromEntries(
    Object.entries(template.variables).map(([name, { value }]) => [
      name,
      value,
    ]),
  );
  return runScript(['sh', '-e'], template.maturity.script.join('\n'), {
    cwd: test.root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: test.home,
      LANG: 'C.UTF-8',
      XDG_CACHE_HOME: path.join(test.home, 'cache'),
      CI_PROJECT_URL: 'https://gitlab.example/acme/orders',
      ...defaults,
      MATURITY_COMMAND: maturity,
      ...variables,
    },
  });
}

const artifact = (file: string) => readFile(path.join(test.root, file), 'utf8');

describe('the GitLab template', () => {
  it('writes the reports that GitLab reads', async () => {
    const { status } = await run();
    expect(status).toBe(0);
    const { codequality, junit } = template.maturity.artifacts.reports;
    const issues: Array<{ fingerprint: string; location: { path: string } }> =
      JSON.parse(await artifact(codequality));
    expect(issues.length).toBeGreaterThan(0);
    expect(new Set(issues.map(each => each.fingerprint)).size).toBe(
      issues.length,
    );
    expect(issues.map(({ location }) => location.path)).toContain('Dockerfile');
    expect(await artifact(junit)).toContain('<testsuites name="maturity ');
    for (const file of [codequality, junit]) {
      expect(file.startsWith(`${template.maturity.artifacts.paths[0]}/`)).toBe(
        true,
      );
    }
    expect(existsSync(path.join(test.root, 'maturity-reports/diff.md'))).toBe(
      false,
    );
  });

  it('compares in a merge request, and fails only after everything is written', async () => {
    const base = test.git('rev-parse', 'HEAD~1');
    const { status } = await run({
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      MATURITY_FAIL_ON: 'new-required',
      MATURITY_LANGUAGE: 'zh',
    });
    expect(status).toBe(1);
    const comment = await artifact('maturity-reports/diff.md');
    const head = test.git('rev-parse', 'HEAD');
    expect(comment).toContain('新增未通过');
    expect(comment).toContain(
      `https://gitlab.example/acme/orders/-/blob/${head}/Dockerfile#L1`,
    );
    expect(await artifact('maturity-reports/junit.xml')).toContain('如何改：');
  });

  it('fails below the level, and where there is no command', async () => {
    expect((await run({ MATURITY_MIN_LEVEL: '1' })).status).toBe(1);
    const { status, output } = await run({ MATURITY_COMMAND: '' });
    expect(status).toBe(2);
    expect(output).toContain('Set MATURITY_PACKAGE or MATURITY_COMMAND');
  });

  it('takes variables for values, whatever they hold', async () => {
    const owned = path.join(test.home, 'owned');
    const evil = `"; touch ${owned}; $(touch ${owned}) \`touch ${owned}\` '`;
    const names = Object.keys(template.variables).filter(
      name => name !== 'MATURITY_IMAGE',
    );
    for (const name of [...names, 'CI_MERGE_REQUEST_DIFF_BASE_SHA']) {
      const { output } = await run({ [name]: evil });
      expect({ name, owned: existsSync(owned), output }).toEqual({
        name,
        owned: false,
        output,
      });
    }
  });
});
