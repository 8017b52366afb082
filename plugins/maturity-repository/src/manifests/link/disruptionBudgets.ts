import { DisruptionBudgetEvidence } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { LabelSelector } from '../model/selector';
import { Pod, Pods } from './pods';
import { links, SetIndex } from './setIndex';

/** PodDisruptionBudgets, with the pods they select. Autoscalers are linked before: they set how many pods there are. */
export function linkDisruptionBudgets(
  index: SetIndex,
  pods: Pods,
): DisruptionBudgetEvidence[] {
  return index
    .ofKind('PodDisruptionBudget', 'policy')
    .map(field => linkBudget(field, index, pods));
}

function linkBudget(
  field: Field,
  index: SetIndex,
  pods: Pods,
): DisruptionBudgetEvidence {
  const { object } = field;
  const namespace = index.namespaceOf(object);
  const spec = field.get('spec');
  const selector = spec.get('selector');
  const { own, beside, meant } = selector.set
    ? pods.byLabels.select(LabelSelector.of(selector), namespace)
    : { own: [], beside: [], meant: [] };
  for (const pod of [...own, ...beside]) {
    pod.budgets.push({ name: object.name, source: field.source });
  }
  const bounds = {
    minAvailable: spec.get('minAvailable'),
    maxUnavailable: spec.get('maxUnavailable'),
  };
  const disruptions = disruptionsOf(bounds, meant);
  const policy = spec.get('unhealthyPodEvictionPolicy');
  return {
    apiVersion: object.apiVersion,
    name: object.name,
    title: titleOf(object),
    namespace,
    workloads: links(meant.map(({ title }) => title)),
    minAvailable: bounds.minAvailable.text,
    maxUnavailable: bounds.maxUnavailable.text,
    disruptions,
    allowsDisruption: disruptions > 0 || meant.length === 0,
    alwaysAllow: {
      set: policy.set,
      value: policy.text === 'AlwaysAllow',
      source: policy.source,
    },
    boundSource: (bounds.minAvailable.set
      ? bounds.minAvailable
      : bounds.maxUnavailable
    ).source,
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

/** How many pods may be gone at once. A percentage is rounded up, as Kubernetes does in both cases. */
function disruptionsOf(
  bounds: { minAvailable: Field; maxUnavailable: Field },
  pods: Pod[],
): number {
  if (pods.length === 0) return 0;
  const total = pods.reduce((sum, pod) => sum + fewest(pod), 0);
  const unavailable = amount(bounds.maxUnavailable, total);
  if (unavailable !== undefined) return Math.max(0, unavailable);
  const available = amount(bounds.minAvailable, total) ?? 0;
  return Math.max(0, total - available);
}

/** Nothing is disrupted while there is no pod, so that there may be none doesn't count. */
function fewest({ autoscaler, replicas, object }: Pod): number {
  // How many nodes there are, nobody here knows; more than a few.
  if (object.kind === 'DaemonSet') return 3;
  return Math.min(Math.max(1, autoscaler?.min ?? replicas), 1_000_000);
}

function amount(field: Field, total: number): number | undefined {
  if (field.int !== undefined) return Math.min(field.int, 1_000_000_000);
  const percentage = /^(\d{1,3})%$/.exec(field.text)?.[1];
  return percentage === undefined
    ? undefined
    : Math.ceil((Number(percentage) * total) / 100);
}
