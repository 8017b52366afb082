import { Workload } from '../shapes';
import { changingLabels, LabelSelector } from '../model/selector';
import { intSetting, textSetting } from '../model/settings';
import { isPlaceholder } from '../schema';
import { replicated } from './scheduling';
import { Pod } from './pods';

const selecting = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
]);

/** How a workload finds its pods. */
export function selectorOf({
  object,
  template,
  labels,
}: Pod): Workload['selector'] {
  const field = template.root.get('spec', 'selector');
  const required = selecting.has(object.kind);
  const selector = LabelSelector.of(field);
  return {
    required,
    set: field.set && !selector.empty,
    matchesPod: !required || (!selector.empty && selector.matches(labels)),
    labels: selector.names,
    changing: required ? changingLabels(selector) : [],
    source: field.source,
  };
}

export function replicasOf({
  object,
  template,
  rollout,
  replicas,
  autoscaler,
}: Pod): Workload['replicas'] {
  const applies = replicated.has(object.kind);
  const field = (rollout ?? template.root).get('spec', 'replicas');
  return {
    applies,
    set: field.set,
    count: applies ? replicas : 0,
    placeholder: applies && isPlaceholder(field.text),
    autoscaled: autoscaler !== undefined,
    least: applies ? autoscaler?.min ?? replicas : 0,
    source: field.source,
  };
}

export function strategyOf({ template, rollout }: Pod): Workload['strategy'] {
  const root = rollout ?? template.root;
  const spec = root.get('spec');
  const { kind } = root.object;
  if (kind === 'Rollout') {
    const form = ['canary', 'blueGreen'].find(
      name => spec.get('strategy', name).set,
    );
    const field = spec.get('strategy');
    return {
      applies: true,
      set: field.set,
      type: form === 'blueGreen' ? 'BlueGreen' : 'Canary',
      maxUnavailable: field.get('canary', 'maxUnavailable').text || '25%',
      maxSurge: field.get('canary', 'maxSurge').text || '25%',
      stopsAll: false,
      source: field.source,
    };
  }
  const applies = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);
  const field = spec.get(kind === 'Deployment' ? 'strategy' : 'updateStrategy');
  const type = field.get('type').text || 'RollingUpdate';
  const rolling = field.get('rollingUpdate');
  const byDefault = kind === 'Deployment' ? '25%' : '1';
  const maxUnavailable = rolling.get('maxUnavailable').text || byDefault;
  return {
    applies,
    set: field.set,
    type: applies ? type : '',
    maxUnavailable: applies && type === 'RollingUpdate' ? maxUnavailable : '',
    maxSurge:
      kind === 'Deployment' && type === 'RollingUpdate'
        ? rolling.get('maxSurge').text || '25%'
        : '',
    stopsAll:
      applies &&
      (type === 'Recreate' ||
        (type === 'RollingUpdate' && maxUnavailable === '100%')),
    source: field.source,
  };
}

/** How the pods end: the longest hook counts, since hooks run side by side. */
export function terminationOf({
  template,
  containers,
}: Pod): Workload['termination'] {
  const gracePeriod = intSetting(
    [template.spec.get('terminationGracePeriodSeconds')],
    30,
  );
  const preStop = containers.reduce(
    (longest, container) => Math.max(longest, container.preStop.seconds),
    0,
  );
  return {
    gracePeriod,
    preStop,
    enough: gracePeriod.value > preStop,
    source: gracePeriod.source,
  };
}

export function jobOf({ object, template }: Pod): Workload['job'] {
  const { job, root } = template;
  const scheduled = object.kind === 'CronJob';
  const schedule = scheduled ? root.get('spec') : job.get('schedule');
  return {
    applies: scheduled || object.kind === 'Job',
    scheduled,
    deadline: intSetting([job.get('activeDeadlineSeconds')], 0),
    ttl: intSetting([job.get('ttlSecondsAfterFinished')], 0),
    backoffLimit: intSetting([job.get('backoffLimit')], 6),
    startingDeadline: intSetting([schedule.get('startingDeadlineSeconds')], 0),
    concurrencyPolicy: textSetting(
      [schedule.get('concurrencyPolicy')],
      'Allow',
    ),
    source: job.source,
  };
}
