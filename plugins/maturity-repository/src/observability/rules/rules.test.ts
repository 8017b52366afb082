import { repositoryOf } from '../../files/testing';
import { rulesOf } from './rules';

const group = (indent: string, expr = 'up == 0') =>
  [
    'groups:',
    '  - name: api',
    '    rules:',
    '      - alert: Down',
    `        expr: ${expr}`,
    '',
  ]
    .map(line => (line ? indent + line : line))
    .join('\n');

async function read(files: Record<string, string>) {
  const { files: found, alerts } = await rulesOf(await repositoryOf(files));
  return {
    files: found.map(({ holder, system, readable }) => ({
      holder,
      system,
      readable,
    })),
    alerts: alerts.map(
      ({ name, source }) => `${name} ${source.file}:${source.line}`,
    ),
    problems: found.flatMap(({ problems }) =>
      problems.map(
        ({ message, source }) => `${source.file}:${source.line} ${message.en}`,
      ),
    ),
  };
}

describe('rulesOf', () => {
  it('finds rules in files of any name, in objects, in ConfigMaps and in values', async () => {
    const { files, alerts } = await read({
      'a/anything.yml': group(''),
      'b/x.rules': group(''),
      'charts/values-prod.yaml': `prometheus:\n${group('  ')}`,
      'k8s/rule.yaml': `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: a }\nspec:\n${group(
        '  ',
        'up == 1',
      )}`,
      'k8s/map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\ndata:\n  alerts.yaml: |\n${group(
        '    ',
        'up == 2',
      )}`,
      'k8s/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: c }\nspec:\n  values:\n${group(
        '    ',
        'up == 3',
      )}`,
    });
    expect(files.map(({ holder }) => holder).sort()).toEqual([
      'ConfigMap',
      'PrometheusRule',
      'file',
      'file',
      'values',
      'values',
    ]);
    expect(alerts.sort()).toEqual([
      'Down a/anything.yml:4',
      'Down b/x.rules:4',
      'Down charts/values-prod.yaml:5',
      'Down k8s/map.yaml:9',
      'Down k8s/release.yaml:9',
      'Down k8s/rule.yaml:8',
    ]);
  });

  it('places a mistake within a block, also in a ConfigMap', async () => {
    const expr = '|\n          sum(up)\n            / rate(up)';
    const { problems } = await read({
      'rules.yml': group('', expr),
      'k8s/map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\ndata:\n  alerts.yaml: |\n${group(
        '',
        expr,
      ).replace(/^(?=.)/gm, '    ')}`,
    });
    const what = 'rate takes a range vector, this is an instant vector';
    expect(problems.sort()).toEqual([
      `k8s/map.yaml:12 ${what} (column 24)`,
      `rules.yml:7 ${what} (column 20)`,
    ]);
  });

  it.each([
    ['loki', 'loki/rules.yaml', group('')],
    [
      'loki',
      'rules.yaml',
      group('', '\'count_over_time({app="x"} |= "e" [5m]) > 1\''),
    ],
    [
      'thanos',
      'rules.yaml',
      group('').replace(
        '- name: api',
        '- name: api\n    partial_response_strategy: warn',
      ),
    ],
    ['mimir', 'rules.yaml', `namespace: x\n${group('')}`],
    [
      'victoriametrics',
      'rules.yaml',
      group('').replace('- name: api', '- name: api\n    concurrency: 2'),
    ],
    ['prometheus', 'rules.yaml', group('')],
  ])('knows rules of %s', async (system, file, text) => {
    const { files } = await read({ [file]: text });
    expect(files).toMatchObject([{ system, readable: system !== 'loki' }]);
  });

  it('takes MetricsQL for nothing that it could judge', async () => {
    const { files, problems } = await read({
      'vmalert/rules.yml': group('', 'rollup_rate(up) > 1'),
    });
    expect(files).toMatchObject([{ readable: false }]);
    expect(problems).toEqual([]);
  });

  it('says what Prometheus refuses of the structure', async () => {
    const { problems } = await read({
      'rules.yml': [
        'name: x',
        'groups:',
        '  - name: a',
        '    interval: often',
        '    rules:',
        '      - alert: A',
        '        record: b',
        '        expr: up > 1',
        '        annotation: {}',
        '      - record: "a b"',
        '        expr: up',
        '        for: 5m',
        '        labels: { "x-y": z }',
        '  - name: a',
        '    rules: [{ expr: up }, { alert: C }]',
        '',
      ].join('\n'),
    });
    expect(problems).toEqual([
      'rules.yml:4 the interval is no duration',
      "rules.yml:7 a rule has both 'alert' and 'record'",
      'rules.yml:9 a rule has no field annotation',
      "rules.yml:12 a recording rule has no 'for'",
      "rules.yml:10 'a b' is no name of a metric",
      "rules.yml:13 'x-y' is no name of a label",
      "rules.yml:14 the group 'a' is there twice",
      "rules.yml:15 a rule has neither 'alert' nor 'record'",
      'rules.yml:15 a rule has no expr',
      'rules.yml:1 a rule file has no field name',
    ]);
  });

  it('leaves templates of a chart to what they render to', async () => {
    const { files } = await read({
      'chart/templates/rules.yaml': `{{- if .Values.x }}\n${group(
        '',
      )}{{- end }}\n`,
      'rules.yml.j2': group(''),
    });
    expect(files).toEqual([]);
  });
});
