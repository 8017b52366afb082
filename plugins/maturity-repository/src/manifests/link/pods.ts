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
import { mayBeSame, push, SetIndex } from './setIndex';

/** A workload while it is being linked. What other objects say of it is added as they are looked at. */
export interface Pod {
  object: ManifestObject;
  template: PodTemplate;
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

export interface Pods {
  all: Pod[];
  byLabels: LabelIndex<Pod>;
  /** By the title of the workload. */
  find(kind: string, name: string, namespace: string): Pod | undefined;
}

/** The workloads of a set with their pods. Those of Helm's tests are left out: they don't run in production. */
export async function podsOf(index: SetIndex): Promise<Pods> {
  const { set } = index;
  const ranges = index.ofKind('LimitRange', '');
  const defaults = new Map<string, ContainerDefaults | undefined>();
  const defaultsOf = (namespace: string) => {
    if (!defaults.has(namespace)) {
      const own = ranges.filter(({ object }) =>
        mayBeSame(index.namespaceOf(object), namespace),
      );
      defaults.set(namespace, containerDefaults(own));
    }
    return defaults.get(namespace);
  };
  const all: Pod[] = [];
  const byTitle = new Map<string, Pod[]>();
  for await (const objects of inTurns(set.objects)) {
    for (const object of objects) {
      const template = isTest(object) ? undefined : podTemplateOf(object);
      if (!template) continue;
      const namespace = index.namespaceOf(object);
      const pod = podOf(template, namespace, {
        defaults: defaultsOf(namespace),
        environment: set.environment,
      });
      all.push(pod);
      push(byTitle, pod.title, pod);
    }
  }
  return {
    all,
    byLabels: new LabelIndex(all),
    find: (kind, name, namespace) =>
      byTitle
        .get(`${kind}/${name}`)
        ?.find(pod => mayBeSame(pod.namespace, namespace)),
  };
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
    budgets: [],
    autoscaler: undefined,
    bound: false,
  };
}

function isLongRunning({ object, spec }: PodTemplate): boolean {
  if (object.kind === 'Job' || object.kind === 'CronJob') return false;
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
