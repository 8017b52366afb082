import { AutoscalerEvidence, VerticalAutoscalerEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { intSetting, textSetting } from '../model/settings';
import { Pod, Pods } from './pods';
import { SetIndex } from './setIndex';

type Metric = AutoscalerEvidence['metrics'][number];

/** Kinds that run as many pods as nodes or work ask for. */
const unscalable = new Set(['DaemonSet', 'Job', 'CronJob', 'Pod']);

/** HorizontalPodAutoscalers and ScaledObjects, with what they scale. */
export function linkAutoscalers(
  index: SetIndex,
  pods: Pods,
): AutoscalerEvidence[] {
  return [
    ...index.ofKind('HorizontalPodAutoscaler', 'autoscaling').map(field =>
      linkAutoscaler(field, index, pods, {
        kind: 'Deployment',
        least: field.get('spec', 'minReplicas'),
        most: field.get('spec', 'maxReplicas'),
        defaults: [1, 0],
        metrics: metricsOf,
      }),
    ),
    ...index.ofKind('ScaledObject', 'keda.sh').map(field =>
      linkAutoscaler(field, index, pods, {
        kind: 'Deployment',
        least: field.get('spec', 'minReplicaCount'),
        most: field.get('spec', 'maxReplicaCount'),
        defaults: [0, 100],
        metrics: triggersOf,
      }),
    ),
  ];
}

interface Form {
  /** Of the target where none is written. */
  kind: string;
  least: Field;
  most: Field;
  defaults: [number, number];
  metrics(field: Field, target: Pod | undefined): Metric[];
}

function linkAutoscaler(
  field: Field,
  index: SetIndex,
  pods: Pods,
  form: Form,
): AutoscalerEvidence {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const reference = field.get('spec', 'scaleTargetRef');
  const kind = reference.get('kind').text || form.kind;
  const name = reference.get('name').text;
  const target = pods.find(kind, name, namespace);
  const replicas = target && targetOf(target).get('spec', 'replicas');
  const min = intSetting([form.least], form.defaults[0]);
  if (target) target.autoscaler ??= { min: min.value, source: field.source };
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    target: `${kind}/${name}`,
    targetFound:
      target !== undefined || index.find(kind, name, namespace) !== undefined,
    targetPlaceholder:
      reference.get('kind').placeholder || reference.get('name').placeholder,
    targetScalable: !target || !unscalable.has(kind),
    targetSetsReplicas: replicas?.set ?? false,
    targetSource: replicas?.set ? replicas.source : reference.source,
    min,
    max: intSetting([form.most], form.defaults[1]),
    boundsPlaceholder: form.least.placeholder || form.most.placeholder,
    metrics: form.metrics(field, target),
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

function targetOf({ rollout, template }: Pod): Field {
  return rollout ?? template.root;
}

/** All forms of a HorizontalPodAutoscaler: v1 knows CPU alone, the betas of v2 have the target in the metric. */
function metricsOf(field: Field, target: Pod | undefined): Metric[] {
  const spec = field.get('spec');
  const percentage = spec.get('targetCPUUtilizationPercentage');
  const own = spec
    .get('metrics')
    .items()
    .map(metric => metricOf(metric, target));
  return percentage.set
    ? [utilization('Resource', 'cpu', percentage, target), ...own]
    : own;
}

function metricOf(metric: Field, target: Pod | undefined): Metric {
  const type = metric.get('type').text;
  const key = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const source = metric.get(key);
  const name =
    source.get('name').text ||
    source.get('metric', 'name').text ||
    source.get('metricName').text;
  const percentage = [
    source.get('target', 'averageUtilization'),
    source.get('targetAverageUtilization'),
  ].find(({ set }) => set);
  if (!percentage) {
    return {
      type,
      name,
      utilization: false,
      target: 0,
      containersWithoutRequest: [],
      source: metric.source,
    };
  }
  const container = source.get('container').text;
  return utilization(type, name, percentage, target, container);
}

function utilization(
  type: string,
  name: string,
  percentage: Field,
  target: Pod | undefined,
  container = '',
): Metric {
  return {
    type,
    name,
    utilization: true,
    target: percentage.int ?? 0,
    containersWithoutRequest: withoutRequest(target, name, container),
    source: percentage.source,
  };
}

function withoutRequest(
  target: Pod | undefined,
  resource: string,
  container: string,
): string[] {
  if (resource !== 'cpu' && resource !== 'memory') return [];
  return (target?.containers ?? [])
    .filter(({ role }) => role === 'main' || role === 'sidecar')
    .filter(({ name }) => container === '' || name === container)
    .filter(({ resources }) => !resources.requests[resource].set)
    .map(({ name }) => name);
}

function triggersOf(field: Field, target: Pod | undefined): Metric[] {
  return field
    .get('spec', 'triggers')
    .items()
    .map(trigger => {
      const type = trigger.get('type').text;
      const metricType =
        trigger.get('metricType').text ||
        trigger.get('metadata', 'type').text ||
        'Utilization';
      const isUtilization =
        (type === 'cpu' || type === 'memory') && metricType === 'Utilization';
      const value = Number(trigger.get('metadata', 'value').text);
      return {
        type,
        name: trigger.get('name').text || type,
        utilization: isUtilization,
        target: isUtilization && Number.isSafeInteger(value) ? value : 0,
        containersWithoutRequest: isUtilization
          ? withoutRequest(
              target,
              type,
              trigger.get('metadata', 'containerName').text,
            )
          : [],
        source: trigger.source,
      };
    });
}

/** VerticalPodAutoscalers, with what they size. */
export function linkVerticalAutoscalers(
  index: SetIndex,
  pods: Pods,
  horizontal: AutoscalerEvidence[],
): VerticalAutoscalerEvidence[] {
  const byResource = new Set(
    horizontal
      .filter(({ metrics }) => metrics.some(isOfResource))
      .map(({ target, namespace }) => `${namespace} ${target}`),
  );
  return index
    .ofKind('VerticalPodAutoscaler', 'autoscaling.k8s.io')
    .map(field => {
      const { object } = field;
      const namespace = index.namespaceOf(object);
      const spec = field.get('spec');
      const kind = spec.get('targetRef', 'kind').text;
      const name = spec.get('targetRef', 'name').text;
      return {
        name: object.name,
        title: titleOf(object),
        namespace,
        target: `${kind}/${name}`,
        targetFound: pods.find(kind, name, namespace) !== undefined,
        mode: textSetting([spec.get('updatePolicy', 'updateMode')], 'Recreate'),
        alsoHorizontal: byResource.has(`${namespace} ${kind}/${name}`),
        bounded: spec
          .get('resourcePolicy', 'containerPolicies')
          .items()
          .some(
            policy =>
              policy.get('minAllowed').set && policy.get('maxAllowed').set,
          ),
        environments: [index.set.environment],
        source: field.source,
      };
    });
}

function isOfResource({ type, name }: Metric): boolean {
  return (
    ['Resource', 'ContainerResource', 'cpu', 'memory'].includes(type) &&
    (name === 'cpu' || name === 'memory' || type === name)
  );
}
