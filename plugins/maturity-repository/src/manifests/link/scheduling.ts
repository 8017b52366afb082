import { Remark, Workload } from '../shapes';
import { Field } from '../model/field';
import { LabelSelector } from '../model/selector';
import { Pod } from './pods';

/** Kinds that run as many pods as they are told. */
export const replicated = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
]);

/** Whether the pods of a workload are kept apart, and by terms that mean them. */
export function spreadOf(pod: Pod): Workload['spread'] {
  const { spec } = pod.template;
  const antiAffinity = spec.get('affinity', 'podAntiAffinity');
  const avoided = [
    ...antiAffinity
      .get('requiredDuringSchedulingIgnoredDuringExecution')
      .items(),
    ...antiAffinity
      .get('preferredDuringSchedulingIgnoredDuringExecution')
      .items()
      .map(preferred => preferred.get('podAffinityTerm')),
  ];
  const spread = spec.get('topologySpreadConstraints').items();
  const terms = [...avoided, ...spread];
  const matching = terms.filter(term => selects(term, pod));
  return {
    applies:
      pod.longRunning &&
      replicated.has(pod.object.kind) &&
      Math.max(pod.replicas, pod.autoscaler?.min ?? 0) >= 2,
    antiAffinity: avoided.length > 0,
    topologySpread: spread.length > 0,
    matchesPod: matching.length > 0,
    topologyKeys: [
      ...new Set(terms.map(term => term.get('topologyKey').text)),
    ].filter(key => key !== ''),
    // A term may mean other pods; that none means its own is the mistake.
    mismatches:
      matching.length > 0
        ? []
        : terms
            .filter(term => term.get('labelSelector').set)
            .map(term => mismatch(term)),
    source: (spread.length > 0 || !antiAffinity.set
      ? spec.get('topologySpreadConstraints')
      : antiAffinity
    ).source,
  };
}

/** A term without a selector selects no pod at all. */
function selects(term: Field, { labels, template }: Pod): boolean {
  const selector = term.get('labelSelector');
  // These are added with the values of the pod itself, so they never keep it from matching.
  const fromPod = term.get('matchLabelKeys').items().length > 0;
  if (!selector.set) return fromPod && template.metadata.set;
  return LabelSelector.of(selector).matches(labels);
}

function mismatch(term: Field): Remark {
  return {
    message: {
      en: 'The selector of this term does not select the pods of the workload',
      zh: '该规则的选择器没有选中此工作负载自身的 Pod',
    },
    source: term.get('labelSelector').source,
  };
}

export function tolerationsOf(spec: Field): Workload['tolerations'] {
  return spec
    .get('tolerations')
    .items()
    .map(toleration => {
      const key = toleration.get('key').text;
      const operator = toleration.get('operator').text || 'Equal';
      return {
        key,
        operator,
        value: toleration.get('value').text,
        effect: toleration.get('effect').text,
        everything: key === '' && operator === 'Exists',
        source: toleration.source,
      };
    });
}
