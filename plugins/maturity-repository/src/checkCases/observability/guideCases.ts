import { CheckCase } from '../types';
import { guide } from './guide';

/** The checks that the guide's own configuration fails, and where: time went past what stands there. */
const outdated: Record<string, string[]> = {
  // Errors a second, of each series: it pages for one request in a thousand of a busy service.
  'alert-error-ratio': ['monitoring/alert_rules.yml:6'],
  // Pods without a limit alert with +Inf%, the page cache counts, and 0.8 is shown as 0.8%.
  'alert-unlimited': ['monitoring/alert_rules.yml:15'],
  'alert-memory': ['monitoring/alert_rules.yml:15'],
  'alert-template-percent': ['monitoring/alert_rules.yml:21'],
  // One single restart pages.
  'alert-restarts': ['monitoring/alert_rules.yml:24'],
  'alert-runbook': [
    'monitoring/alert_rules.yml:10',
    'monitoring/alert_rules.yml:19',
    'monitoring/alert_rules.yml:28',
  ],
  // Every label of every pod becomes one of a metric.
  'prometheus-labelmap': ['monitoring/prometheus.yml:32'],
  // containerd writes CRI lines, Elasticsearch 8 has no types, and nothing waits for it.
  'log-format-cri': ['k8s/fluentd.yaml:14'],
  'log-type-name': ['k8s/fluentd.yaml:28'],
  'log-buffering': ['k8s/fluentd.yaml:28'],
  'log-transport': ['k8s/fluentd.yaml:28'],
  'log-backend-auth': ['k8s/fluentd.yaml:28'],
  'log-fields': ['k8s/fluentd.yaml:9'],
  // Version 1 is at its end, and keeps traces in memory.
  'tracing-backend-supported': ['k8s/jaeger.yaml:19'],
  'tracing-backend-storage': ['k8s/jaeger.yaml:19'],
};

/** The checks that it still passes. */
const right = [
  'alert-rules-valid',
  'alert-condition',
  'alert-hold',
  'alert-severity',
  'alert-annotations',
  'alert-rate-window',
  'alert-rate-counter',
  'alert-template-labels',
  'prometheus-configured',
];

/** Nothing that runs the agent, and no Service of Jaeger, is there. */
const untold = ['log-agent-daemonset', 'tracing-backend-otlp'];

/** What the checks say of the guide's own configuration of monitoring. */
export const guideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'fail', at },
    }),
  ),
  ...right.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'pass' },
    }),
  ),
  ...untold.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'unknown' },
    }),
  ),
];
