import { findRenderTools } from '@container-maturity/backstage-plugin-maturity-repository';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BuiltCommand } from './testing';

// Real helm is run, and machines of CI are slow.
jest.setTimeout(60_000);

let command: BuiltCommand;

beforeAll(async () => {
  command = await BuiltCommand.create();
  await command.repository('shop', {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'chart/values.yaml': 'tag: latest\n',
    'chart/templates/deployment.yaml': [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata: { name: shop }',
      'spec:',
      '  selector: { matchLabels: { app: shop } }',
      '  template:',
      '    metadata: { labels: { app: shop } }',
      '    spec:',
      '      containers:',
      '        - name: shop',
      '          image: example.com/shop:{{ .Values.tag }}',
    ].join('\n'),
  });
}, 60_000);

afterAll(() => command.remove());

/** A program that counts what it renders, and then is the real helm. */
async function countingHelm() {
  const { helm } = await findRenderTools();
  if (!helm) throw new Error('No helm to test with');
  const log = path.join(command.home, 'runs');
  const file = path.join(command.home, 'helm');
  await writeFile(log, '');
  await writeFile(
    file,
    `#!/bin/sh\n[ "$1" = version ] || echo "$1" >> '${log}'\nexec '${helm.path}' "$@"\n`,
  );
  await chmod(file, 0o755);
  return {
    runs: async () => (await readFile(log, 'utf8')).trim().split('\n').sort(),
  };
}

/** The result of a check over what the chart renders to. */
function fixedImage(stdout: string) {
  const results: Array<{ check: string }> = JSON.parse(stdout).results;
  return results.find(({ check }) => check === 'container-image-tag');
}

it('renders charts with the helm that is named, and only once what does not change', async () => {
  const helm = await countingHelm();
  const check = () =>
    command.run(['check', 'shop', '--helm', 'helm', '--format', 'json']);
  const { status, stdout } = check();
  expect(status).toBe(0);
  expect(fixedImage(stdout)).toMatchObject({
    status: 'fail',
    findings: [
      {
        message: expect.stringContaining('example.com/shop:latest'),
        file: 'chart/templates/deployment.yaml',
        line: 11,
      },
    ],
  });
  expect(await helm.runs()).toEqual(['lint', 'template']);
  expect(check().stdout).toBe(stdout);
  expect(await helm.runs()).toEqual(['lint', 'template']);

  const { stdout: evidence } = command.run([
    'evidence',
    'shop',
    '--helm',
    'helm',
  ]);
  expect(JSON.parse(evidence).workloads).toHaveLength(1);
});

it('says in one sentence that there is no helm, and fails nothing for it', () => {
  const sentence =
    'Rendering charts needs helm 3.16.0 or later, which is not here';
  const json = command.run(['check', 'shop', '--format', 'json'], { path: '' });
  expect(json.status).toBe(0);
  expect(fixedImage(json.stdout)).toMatchObject({
    status: 'unknown',
    measured: true,
    reason: expect.stringContaining(sentence),
  });

  const text = command.run(['check', 'shop'], { path: '' });
  expect(text.status).toBe(0);
  expect(text.stdout).toMatch(
    /\? \[unknown\] \d+ checks, for one reason\n {6}Rendering charts needs helm 3\.16\.0 or later, which is not here: /,
  );
  // Once for each part of the report, never for each check.
  expect(text.stdout.split('or later, which is').length).toBeLessThan(6);

  const chinese = command.run(['check', 'shop', '--lang', 'zh'], { path: '' });
  expect(chinese.stdout).toContain(
    '渲染 Chart 需要 helm 3.16.0 或更高版本，而此处没有 helm：',
  );
});

it.each([
  [
    '--helm',
    'nowhere/helm',
    'en',
    /^Error: .*nowhere\/helm is configured as helm and can't be run as one; correct the path\n$/,
  ],
  [
    '--kubectl',
    'shop',
    'zh',
    /^错误：已将 .*shop 配置为 kubectl，但无法作为 kubectl 运行；请改正该路径\n$/,
  ],
])('refuses %s %s with 2', (option, file, lang, message) => {
  for (const name of ['check', 'evidence']) {
    const args = [name, 'shop', option, file, '--lang', lang];
    const { status, stdout, stderr } = command.run(args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  }
});
