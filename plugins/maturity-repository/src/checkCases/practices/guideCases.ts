import { object } from '../orchestration/objects';
import { CheckCase, Files } from '../types';

/** The guide's Prometheus configuration as it stands there. */
const prometheus: Files = {
  'prometheus.yml': `    # Prometheus配置
global:
  scrape_interval: 15s
  evaluation_interval: 15s

rule_files:
  - "alert_rules.yml"

alerting:
  alertmanagers:
    - static_configs:
        - targets:
          - alertmanager:9093

scrape_configs:
  - job_name: 'kubernetes-pods'
    kubernetes_sd_configs:
    - role: pod
    relabel_configs:
    - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
      action: keep
      regex: true
    - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path]
      action: replace
      target_label: __metrics_path__
      regex: (.+)
    - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
      action: replace
      regex: ([^:]+)(?::\\d+)?;(\\d+)
      replacement: $1:$2
      target_label: __address__
    - action: labelmap
      regex: __meta_kubernetes_pod_label_(.+)
    - source_labels: [__meta_kubernetes_namespace]
      action: replace
      target_label: kubernetes_namespace
    - source_labels: [__meta_kubernetes_pod_name]
      action: replace
      target_label: kubernetes_pod_name
`,
};

/** The guide's settings of a VerticalPodAutoscaler, as the object that they are meant for. */
const autoscaler: Files = {
  'k8s/vpa.yaml': object(
    'VerticalPodAutoscaler',
    'name: myapp, namespace: production',
    `spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: myapp-deployment }
  updatePolicy:
    updateMode: "Auto"
  resourcePolicy:
    cpu:
      min: "100m"
      max: "1"
    memory:
      min: "64Mi"
      max: "512Mi"
`,
    'autoscaling.k8s.io/v1',
  ),
};

/** What the checks say of what the guide shows of monitoring and of resources. */
export const practiceGuideCases: CheckCase[] = [
  {
    check: 'prometheus-labelmap',
    files: prometheus,
    expected: { status: 'fail', at: ['prometheus.yml:32'] },
  },
  {
    check: 'prometheus-configured',
    files: prometheus,
    expected: { status: 'pass' },
  },
  {
    check: 'vertical-autoscaler-mode',
    files: autoscaler,
    expected: { status: 'fail', at: ['k8s/vpa.yaml:7'] },
  },
];
