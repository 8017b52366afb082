import { Files } from '../types';
import { casesOf } from '../orchestration/tell';
import { ruleFile, rules, scraping } from './rules';

const none: Files = { 'README.md': '# x\n' };
const good = rules({});
const loki = rules({ expr: 'sum(rate({app="x"} |= "error" [5m])) > 1' });
const always = rules({ alert: 'Watchdog', expr: 'vector(1)', for: '' });
const expr = (text: string) => rules({ expr: text });
const memory = (bytes: string, limit: string) =>
  expr(`${bytes} / ${limit} > 0.8`);

/** A chart beside it can't be rendered. */
const cut = (evidence: string) => () => ({
  incomplete: [
    {
      evidence,
      error: false,
      reason: { en: 'There is no helm here', zh: '这里没有 helm' },
      source: { file: 'deploy/Chart.yaml', line: 1 },
    },
  ],
});

export const alertCases = casesOf({
  'alert-rules-valid': {
    pass: [
      good,
      // Of another system; beside one that is looked at.
      { ...good, 'loki/rules.yaml': loki['monitoring/rules.yaml'] },
      {
        'k8s/rules.yaml':
          'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: api }\nspec:\n  groups:\n    - name: api\n      rules:\n        - { record: "job:up:sum", expr: sum by (job) (up) }\n',
      },
    ],
    fail: [
      { files: expr('rate(up) > 1'), at: ['expr: rate(up)'] },
      {
        files: ruleFile(
          '      - alert: Broken',
          '        expr: |',
          '          sum(rate(a_total[5m]))',
          '            / sum by (x (rate(b_total[5m])) > 1',
        ),
        at: ['/ sum by (x (rate'],
      },
      { files: rules({ for: '5 minutes' }), at: ['for: 5 minutes'] },
      { files: rules({ summary: '{{ $label.x }}' }), at: ['summary:'] },
      {
        files: rules({}, { expr: 'a[5m]' }),
        at: ['expr: a[5m]'],
      },
      {
        files: {
          'rules.yml':
            'groups:\n  - name: a\n    rules:\n     - alert: X\n    expr: [\n',
        },
      },
    ],
    unknown: [
      expr('{{ threshold }} < requests'),
      expr("'{{ threshold }} < requests'"),
      {
        'rules.yml':
          'groups:\n{{- range .Values.groups }}\n  - alert: X\n    expr: up == 0\n{{- end }}\n',
      },
      {
        'vmalert/rules.yaml': expr('default_rollup(up[5m]) == 0')[
          'monitoring/rules.yaml'
        ],
      },
      { files: good, evidence: cut('ruleFiles') },
    ],
    none: [none, loki, grafana()],
  },
  'alert-condition': {
    pass: [
      good,
      always,
      expr('absent(up{job="x"})'),
      expr('a unless b'),
      expr('a_info{state="down"}'),
    ],
    fail: [
      { files: expr('up'), at: ['expr: up'] },
      { files: expr('up == bool 0'), at: ['expr: up'] },
      { files: rules({}, { expr: 'a + b' }), at: ['expr: a + b'] },
    ],
    none: [none, expr('rate(up)')],
  },
  'alert-hold': {
    pass: [
      good,
      rules({ for: '1m' }),
      rules({ for: '', expr: 'increase(errors_total[10m]) > 0' }),
      // It may look back by itself, but waits.
      rules({ expr: `'{app="x"} |= "error"'` }),
      { ...rules({ for: '' }), ...rules({}) },
    ],
    fail: [
      { files: rules({ for: '' }), at: ['alert: HighErrorShare'] },
      { files: rules({ for: '30s' }), at: ['for: 30s'] },
    ],
    unknown: [rules({ for: '', expr: `'{app="x"} |= "error"'` })],
    none: [none, always, rules({ for: '', severity: 'none' })],
  },
  'alert-severity': {
    pass: [
      good,
      rules({
        severity: '"{{ if gt $value 1.0 }}critical{{ else }}info{{ end }}"',
      }),
      {
        files: rules({ severity: 'sev1' }),
        overlay: 'params:\n  alertSeverities: [sev1]\n',
      },
    ],
    fail: [
      { files: rules({ severity: '' }), at: ['alert: HighErrorShare'] },
      { files: rules({ severity: 'urgent' }), at: ['severity: urgent'] },
    ],
    none: [none],
  },
  'alert-annotations': {
    pass: [good],
    fail: [
      { files: rules({ summary: '' }), at: ['annotations:'] },
      { files: rules({ description: '' }), at: ['annotations:'] },
      {
        files: rules({ summary: '', description: '', runbook: '' }),
        at: ['alert: HighErrorShare'],
      },
    ],
    none: [none],
  },
  'alert-runbook': {
    pass: [good],
    fail: [
      { files: rules({ runbook: '' }), at: ['annotations:'] },
      {
        files: rules({ summary: '', description: '', runbook: '' }),
        at: ['alert: HighErrorShare'],
      },
    ],
    none: [
      none,
      rules({ expr: 'vector(1)', runbook: '' }),
      rules({ severity: 'none', runbook: '' }),
    ],
  },
  'alert-rate-window': {
    pass: [
      good,
      expr('rate(x_total[1m]) > 1'),
      { ...expr('rate(x_total[20s]) > 1'), ...scraping('5s') },
    ],
    fail: [
      { files: expr('rate(x_total[30s]) > 1'), at: ['expr:'] },
      {
        files: { ...expr('rate(x_total[2m]) > 1'), ...scraping('1m') },
        at: ['expr:'],
      },
    ],
    none: [none, expr('up == 0')],
  },
  'alert-rate-counter': {
    pass: [good, expr('delta(node_load1[5m]) > 1')],
    fail: [
      { files: expr('rate(node_load1[5m]) > 1'), at: ['expr:'] },
      { files: expr('rate(sum(x_total)[5m:1m]) > 1'), at: ['expr:'] },
    ],
    none: [none, expr('rate(up)')],
  },
  'alert-error-ratio': {
    pass: [good, expr('increase(requests_total{code="500"}[5m]) > 0')],
    fail: [
      {
        files: expr('sum(rate(requests_total{code=~"5.."}[5m])) > 0.1'),
        at: ['expr:'],
      },
      {
        files: expr('rate(r_total{code="500"}[5m]) / rate(r_total[5m]) > 0.1'),
        at: ['expr:'],
      },
    ],
    none: [none, expr('rate(up)')],
  },
  'alert-restarts': {
    pass: [expr('increase(kube_pod_container_status_restarts_total[15m]) > 3')],
    fail: [
      {
        files: expr('rate(kube_pod_container_status_restarts_total[15m]) > 0'),
        at: ['expr:'],
      },
    ],
    none: [none, good],
  },
  'alert-memory': {
    pass: [memory('container_memory_working_set_bytes', 'x')],
    fail: [
      { files: memory('container_memory_usage_bytes', 'x'), at: ['expr:'] },
    ],
    none: [none, good],
  },
  'alert-unlimited': {
    pass: [memory('x', '(container_spec_memory_limit_bytes > 0)'), good],
    fail: [
      {
        files: memory('x', 'container_spec_memory_limit_bytes'),
        at: ['expr:'],
      },
    ],
    none: [none, expr('rate(up)')],
  },
  'alert-template-labels': {
    pass: [good, rules({ summary: '{{ $labels.pod }}', expr: 'up == 0' })],
    fail: [
      {
        files: rules({ summary: '{{ $labels.pod }} fails' }),
        at: ['summary:'],
      },
    ],
    none: [none, expr('rate(up)')],
  },
  'alert-template-percent': {
    pass: [
      good,
      rules({ expr: '100 * a / b > 80', description: '{{ $value }}%' }),
    ],
    fail: [
      { files: rules({ description: '{{ $value }}%' }), at: ['description:'] },
      {
        files: rules({ expr: '100 * a / b > 80' }),
        at: ['description:'],
      },
    ],
    none: [none, expr('rate(up)')],
  },
});

function grafana(): Files {
  return {
    'grafana/alerts.yaml':
      'apiVersion: 1\ngroups:\n  - name: api\n    folder: api\n    interval: 1m\n    rules:\n      - uid: a\n        title: Errors\n        condition: A\n        data: []\n        for: 5m\n',
  };
}
