import { Files } from '../types';

/** An alert as the checks want it. Lines are indented as in a file of rules. */
const sound = {
  alert: 'HighErrorShare',
  expr: 'sum by (service) (rate(requests_total{code=~"5.."}[5m])) / sum by (service) (rate(requests_total[5m])) > 0.05',
  for: '5m',
  severity: 'critical',
  summary: '{{ $labels.service }} fails requests',
  description: '{{ $value | humanizePercentage }} of the requests failed',
  runbook: 'https://runbooks.acme.example/errors',
};

type Alert = { [Name in keyof typeof sound]?: string };

/** The lines of one alert; a part that is '' is left out. */
export function alertLines(changes: Alert = {}): string[] {
  const alert = { ...sound, ...changes };
  const has = (value: string, ...lines: string[]) => (value ? lines : []);
  return [
    `      - alert: ${alert.alert}`,
    `        expr: ${alert.expr}`,
    ...has(alert.for, `        for: ${alert.for}`),
    ...has(
      alert.severity,
      '        labels:',
      `          severity: ${alert.severity}`,
    ),
    ...has(
      alert.summary + alert.description + alert.runbook,
      '        annotations:',
    ),
    ...has(alert.summary, `          summary: '${alert.summary}'`),
    ...has(alert.description, `          description: '${alert.description}'`),
    ...has(alert.runbook, `          runbook_url: ${alert.runbook}`),
  ];
}

/** A file of rules with such alerts. */
export function rules(...alerts: Alert[]): Files {
  return ruleFile(...alerts.flatMap(alertLines));
}

/** A file of rules with these lines as its rules. */
export function ruleFile(...lines: string[]): Files {
  return {
    'monitoring/rules.yaml': [
      'groups:',
      '  - name: api',
      '    rules:',
      ...lines,
      '',
    ].join('\n'),
  };
}

/** A configuration of Prometheus that scrapes this often. */
export function scraping(interval: string): Files {
  return {
    'monitoring/prometheus.yml': `global: { scrape_interval: ${interval} }\nscrape_configs: []\n`,
  };
}
