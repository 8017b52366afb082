import { ManifestObject, Place } from '../objects';
import { containersOf, PodContainer } from '../model/containers';
import { Field } from '../model/field';
import { PodTemplate, podTemplateOf, titleOf } from '../model/podTemplate';
import { containerDefaults, ContainerDefaults } from '../model/resources';
import { Labels, labelsOf } from '../model/selector';
import { PodVolumes } from '../model/volumes';
import { DnsAccess } from './dns';
import { inTurns } from '../../turn';
import { LabelIndex } from './labelIndex';
import { inOrder, mayBeSame, push, SetIndex } from './setIndex';

/** A workload while it is being linked. What other objects say of it is added as they are looked at. */
export interface Pod {
  object: ManifestObject;
  template: PodTemplate;
  /** The Rollout of Argo that runs a Deployment's pods in its stead. */
  rollout: Field | undefined;
  title: string;
  namespace: string;
  labels: Labels;
  longRunning: boolean;
  containers: PodContainer[];
  volumes: PodVolumes;
  /** The fewest pods there are, as far as the workload itself says. */
  replicas: number;
  serviceAccount: string;
  services: Set<string>;
  /** Container ports that Services send to, as `number` or name. */
  servedPorts: Set<string>;
  ingresses: Set<string>;
  httpRoutes: Set<string>;
  monitors: Set<string>;
  policies: PodPolicy[];
  /** Those of what is deployed beside its set. */
  policiesBeside: Array<PodPolicy & { certain: boolean }>;
  budgets: Array<{ name: string; source: Place }>;
  autoscaler: { min: number; source: Place } | undefined;
  bound: boolean;
}

/** What a network policy does for the pods it selects. */
export interface PodPolicy {
  title: string;
  ingress: boolean;
  egress: boolean;
  dns: DnsAccess;
  source: Place;
}

/** The pods of a set; what is not among them is looked for in what is deployed beside it. */
export class Pods {
  readonly byLabels: LabelIndex<Pod>;
  #beside: readonly Pods[] = [];
  readonly #byTitle = new Map<string, Pod[]>();
  readonly #byAccount = new Map<string, Pod[]>();

  constructor(readonly all: readonly Pod[], readonly order: number) {
    this.byLabels = new LabelIndex(all);
    for (const pod of all) {
      push(this.#byTitle, pod.title, pod);
      push(this.#byAccount, pod.serviceAccount, pod);
    }
  }

  get beside(): readonly Pods[] {
    return this.#beside;
  }

  set beside(beside: readonly Pods[]) {
    this.#beside = beside;
    this.byLabels.beside = beside.map(({ byLabels }) => byLabels);
  }

  /** A Rollout runs the pods of a workload that it refers to, which itself has none then. */
  rollOut(rollout: Field, namespace: string): void {
    const reference = rollout.get('spec', 'workloadRef');
    const name = reference.get('name').text;
    const pod = this.find(reference.get('kind').text, name, namespace);
    if (!pod) return;
    pod.rollout = rollout;
    pod.replicas = rollout.get('spec', 'replicas').int ?? 1;
    push(this.#byTitle, titleOf(rollout.object), pod);
  }

  /** All pods of the set and of those beside it, in the order of the sets. */
  get together(): Pod[] {
    return inOrder(this, this.beside).flatMap(({ all }) => all);
  }

  /** By the kind and name of the workload. */
  find(kind: string, name: string, namespace: string): Pod | undefined {
    const title = titleOf({ kind, name });
    return [this, ...this.beside]
      .flatMap(pods => pods.#byTitle.get(title) ?? [])
      .find(pod => mayBeSame(pod.namespace, namespace));
  }

  /** The pods of a ServiceAccount. */
  runningAs(account: string, namespace: string): { own: Pod[]; beside: Pod[] } {
    const of = (pods: Pods) =>
      (pods.#byAccount.get(account) ?? []).filter(pod =>
        mayBeSame(pod.namespace, namespace),
      );
    // Every namespace has a `default` of its own.
    return {
      own: of(this),
      beside: account === 'default' ? [] : this.beside.flatMap(of),
    };
  }
}

/** The workloads of a set with their pods. Those of Helm's tests are left out: they don't run in production. */
export async function podsOf(index: SetIndex): Promise<Pods> {
  const { set } = index;
  const defaults = new Map<string, ContainerDefaults | undefined>();
  const defaultsOf = (namespace: string) => {
    if (!defaults.has(namespace)) {
      defaults.set(namespace, containerDefaults(limitsOf(index, namespace)));
    }
    return defaults.get(namespace);
  };
  const all: Pod[] = [];
  for await (const objects of inTurns(set.objects)) {
    for (const object of objects) {
      const template = isTest(object) ? undefined : podTemplateOf(object);
      if (!template) continue;
      const namespace = index.namespaceOf(object);
      all.push(
        podOf(template, namespace, {
          defaults: defaultsOf(namespace),
          environment: set.environment,
        }),
      );
    }
  }
  const pods = new Pods(all, index.order);
  for (const rollout of index.ofKind('Rollout', 'argoproj.io')) {
    pods.rollOut(rollout, index.namespaceOf(rollout.object));
  }
  return pods;
}

/** The LimitRanges of a namespace: of the set, and beside it where the namespace is the very same. */
function limitsOf(index: SetIndex, namespace: string): Field[] {
  return index.together.flatMap(other =>
    other.ofKind('LimitRange', '').filter(({ object }) => {
      const of = other.namespaceOf(object);
      return other === index ? mayBeSame(of, namespace) : of === namespace;
    }),
  );
}

function podOf(
  template: PodTemplate,
  namespace: string,
  context: { defaults: ContainerDefaults | undefined; environment: string },
): Pod {
  const { object, spec, metadata } = template;
  const volumes = new PodVolumes(template);
  const longRunning = isLongRunning(template);
  return {
    object,
    template,
    rollout: undefined,
    title: titleOf(object),
    namespace,
    labels: labelsOf(metadata.get('labels')),
    longRunning,
    containers: containersOf(template, { ...context, longRunning, volumes }),
    volumes,
    replicas: template.root.get('spec', 'replicas').int ?? 1,
    serviceAccount:
      spec.get('serviceAccountName').text ||
      spec.get('serviceAccount').text ||
      'default',
    services: new Set(),
    servedPorts: new Set(),
    ingresses: new Set(),
    httpRoutes: new Set(),
    monitors: new Set(),
    policies: [],
    policiesBeside: [],
    budgets: [],
    autoscaler: undefined,
    bound: false,
  };
}

function isLongRunning({ object, spec }: PodTemplate): boolean {
  if (/^(?:Job|CronJob|ScaledJob)$/.test(object.kind)) return false;
  const policy = spec.get('restartPolicy').text;
  return object.kind !== 'Pod' || policy === '' || policy === 'Always';
}

/** The value of the helm.sh/hook annotation. */
export function hookOf(object: ManifestObject): string {
  return Field.of(object).get('metadata', 'annotations', 'helm.sh/hook').text;
}

export function isTest(object: ManifestObject): boolean {
  return hookOf(object)
    .split(',')
    .some(hook => /^\s*test(?:-success|-failure)?\s*$/.test(hook));
}
