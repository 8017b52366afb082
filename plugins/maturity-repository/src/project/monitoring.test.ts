import { monitoringSection } from './monitoring';
import { collected } from './testing';

const of = (files: Record<string, string>) =>
  collected(monitoringSection, files);

describe('monitoring declarations', () => {
  it('finds scrape targets, in Helm templates too', async () => {
    const { targets } = await of({
      'chart/templates/servicemonitor.yaml':
        '{{- if .Values.monitor }}\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {{ x }}\n{{- end }}\n',
      'k8s/d.yaml':
        'metadata:\n  annotations:\n    prometheus.io/scrape: "true"\n',
      'k8s/off.yaml':
        'metadata:\n  annotations:\n    # prometheus.io/scrape: "true"\n    prometheus.io/scrape: "false"\n',
    });
    expect(targets).toEqual([
      {
        kind: 'ServiceMonitor',
        name: '',
        source: { file: 'chart/templates/servicemonitor.yaml', line: 3 },
      },
      {
        kind: 'annotation',
        name: 'prometheus.io/scrape',
        source: { file: 'k8s/d.yaml', line: 3 },
      },
    ]);
  });

  it('finds alerting rules in rule files, PrometheusRules and Helm templates', async () => {
    const rule = (indent: string) =>
      `- alert: Errors\n  expr: x > 1\n  labels: { severity: critical }\n  annotations: { summary: Many errors }\n- alert: Bare\n  expr: y\n- record: z\n  expr: w\n`
        .replace(/^/gm, indent)
        .trimEnd();
    const { alerts } = await of({
      'rules.yml': `groups:\n  - name: a\n    rules:\n${rule('      ')}\n`,
      'k8s/rule.yaml': `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n    - name: a\n      rules:\n${rule(
        '        ',
      )}\n`,
      'chart/templates/rule.yaml': `{{- if true }}\nspec:\n  groups:\n    - rules:\n${rule(
        '        ',
      )}\n{{- end }}\n`,
    });
    expect(
      alerts.map(({ name, hasSeverity, hasSummary, source }) => [
        name,
        hasSeverity,
        hasSummary,
        `${source.file}:${source.line}`,
      ]),
    ).toEqual([
      ['Errors', true, true, 'chart/templates/rule.yaml:5'],
      ['Bare', false, false, 'chart/templates/rule.yaml:9'],
      ['Errors', true, true, 'k8s/rule.yaml:7'],
      ['Bare', false, false, 'k8s/rule.yaml:11'],
      ['Errors', true, true, 'rules.yml:4'],
      ['Bare', false, false, 'rules.yml:8'],
    ]);
  });

  it('finds dashboards as JSON, ConfigMaps, objects and annotations', async () => {
    const { dashboards } = await of({
      'grafana/app.json': '{"title":"App","panels":[{"type":"stat"}]}',
      'grafana/other.json': '{"title":"no dashboard"}',
      'chart/templates/cm.yaml':
        'kind: ConfigMap\nmetadata:\n  labels:\n    grafana_dashboard: "1"\n',
      'k8s/g.yaml':
        'apiVersion: grafana.integreatly.org/v1beta1\nkind: GrafanaDashboard\n',
      'catalog-info.yaml':
        'kind: Component\nmetadata:\n  name: x\n  annotations:\n    grafana/dashboard-selector: "tags @> \'x\'"\n',
    });
    expect(
      dashboards.map(
        ({ kind, name, source }) =>
          `${kind} ${name} ${source.file}:${source.line}`,
      ),
    ).toEqual([
      'ConfigMap  chart/templates/cm.yaml:4',
      'GrafanaDashboard  k8s/g.yaml:2',
      'json App grafana/app.json:0',
      'annotation grafana/dashboard-selector catalog-info.yaml:1',
    ]);
  });

  it('reads a Prometheus configuration', async () => {
    const { scrapeConfigs } = await of({
      'prometheus.yml': `global:
  scrape_interval: 1m30s
rule_files: [alerts.yml]
scrape_configs:
  - job_name: pods
    relabel_configs:
      - action: keep
        regex: x
      - action: labelmap
        regex: __meta_kubernetes_pod_label_(.+)
      - action: labelmap
        regex: __meta_kubernetes_pod_label_(app|team)
`,
    });
    expect(scrapeConfigs).toEqual([
      {
        intervalSeconds: 90,
        hasAlertmanagers: false,
        hasRuleFiles: true,
        labelMaps: [
          {
            regex: '__meta_kubernetes_pod_label_(.+)',
            unrestricted: true,
            source: { file: 'prometheus.yml', line: 9 },
          },
          {
            regex: '__meta_kubernetes_pod_label_(app|team)',
            unrestricted: false,
            source: { file: 'prometheus.yml', line: 11 },
          },
        ],
        source: { file: 'prometheus.yml', line: 5 },
      },
    ]);
  });

  it('sees a volume for log files', async () => {
    const pod = (name: string) =>
      `spec:\n  containers:\n    - name: app\n      volumeMounts:\n        - name: ${name}\n          mountPath: /x\n  volumes:\n    - name: ${name}\n      emptyDir: {}\n`;
    expect(await of({ 'k8s/a.yaml': pod('logs') })).toMatchObject({
      podTemplates: 1,
      logVolumes: [{ name: 'logs', source: { file: 'k8s/a.yaml', line: 5 } }],
    });
    expect(await of({ 'k8s/a.yaml': pod('tmp') })).toMatchObject({
      podTemplates: 1,
      logVolumes: [],
    });
  });

  it('survives files that are no YAML or JSON', async () => {
    const found = await of({
      'a.yaml': '\u0001: [',
      'dashboards/x.json': '{',
      'rules.yml': 'alert: [\nscrape_configs: {{',
    });
    expect(found).toMatchObject({ dashboards: [], scrapeConfigs: [] });
  });
});
