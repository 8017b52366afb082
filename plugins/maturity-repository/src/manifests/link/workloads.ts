import { Container, Workload } from '../shapes';
import { Field } from '../model/field';
import { labelProblems } from '../model/labelRules';
import { podViolations } from '../model/podSecurity';
import { boolSetting, textSetting } from '../model/settings';
import { coverageOf } from './coverage';
import { hookOf, Pod } from './pods';
import {
  jobOf,
  replicasOf,
  selectorOf,
  strategyOf,
  terminationOf,
} from './rollout';
import { spreadOf, tolerationsOf } from './scheduling';
import { links, SetIndex } from './setIndex';
import { Texts } from './texts';

/** A workload, after everything else was linked. */
export function workloadEvidence(
  pod: Pod,
  index: SetIndex,
  texts: Texts,
): Workload {
  const { object, template, title } = pod;
  const { spec, root } = template;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.name,
    title,
    longRunning: pod.longRunning,
    hook: hookOf(object),
    namespace: {
      name: pod.namespace,
      set: object.namespace !== '',
      known: pod.namespace !== '',
      hardCoded: texts.hardCodesNamespace(object),
      source: root.get('metadata', 'namespace').source,
    },
    labels: labelsEvidence(pod),
    selector: selectorOf(pod),
    replicas: replicasOf(pod),
    strategy: strategyOf(pod),
    serviceAccount: serviceAccountOf(pod, index),
    termination: terminationOf(pod),
    hostNetwork: boolSetting([spec.get('hostNetwork')], false),
    violations: [
      ...podViolations(template),
      ...pod.containers.flatMap(({ violations }) => violations),
    ],
    volumes: pod.volumes.volumes(
      pod.containers.flatMap(({ mounts }) => mounts),
    ),
    spread: spreadOf(pod),
    nodeSelector: spec
      .get('nodeSelector')
      .entries()
      .map(([name, value]) => ({ name, value: value.text })),
    tolerations: tolerationsOf(spec),
    priorityClass: textSetting([spec.get('priorityClassName')], ''),
    job: jobOf(pod),
    services: links(pod.services),
    ingresses: links(pod.ingresses),
    httpRoutes: links(pod.httpRoutes),
    monitors: links(pod.monitors),
    scrapeAnnotations:
      template.metadata.get('annotations', 'prometheus.io/scrape').text ===
      'true',
    networkPolicy: coverageOf(pod),
    disruptionBudget: {
      set: pod.budgets.length > 0,
      name: pod.budgets[0]?.name ?? '',
      source: pod.budgets[0]?.source ?? object.source,
    },
    unread: index.unreadBeside(pod.namespace),
    environments: [index.set.environment],
    source: root.source,
  };
}

/** The containers of a workload, with what its Services say of them. */
export function containerEvidence(pod: Pod): Container[] {
  const mains = pod.containers.filter(({ role }) => role === 'main');
  const services = links(pod.services);
  return pod.containers.map(container => ({
    ...container,
    services,
    serves: serves(container, mains.length, pod),
  }));
}

function serves(
  { role, ports }: Pod['containers'][number],
  mains: number,
  { services, servedPorts }: Pod,
): boolean {
  if (services.size === 0 || (role !== 'main' && role !== 'sidecar')) {
    return false;
  }
  return (
    (role === 'main' && mains === 1) ||
    ports.some(
      ({ port, name }) =>
        servedPorts.has(String(port)) || (name !== '' && servedPorts.has(name)),
    )
  );
}

function labelsEvidence({ template }: Pod): Workload['labels'] {
  const own = template.root.get('metadata', 'labels');
  const ofPods = template.metadata.get('labels');
  const problems = labelProblems(own);
  const same = template.object.kind === 'Pod';
  return {
    names: own.keys().slice(0, 100),
    podNames: ofPods.keys().slice(0, 100),
    problems: same ? problems : [...problems, ...labelProblems(ofPods)],
    source: own.source,
  };
}

function serviceAccountOf(
  pod: Pod,
  index: SetIndex,
): Workload['serviceAccount'] {
  const { spec } = pod.template;
  const current = spec.get('serviceAccountName');
  const former = spec.get('serviceAccount');
  const account = index.find(
    'ServiceAccount',
    pod.serviceAccount,
    pod.namespace,
    '',
  );
  const automount = [spec.get('automountServiceAccountToken')];
  if (account) {
    automount.push(Field.of(account).get('automountServiceAccountToken'));
  }
  return {
    name: pod.serviceAccount,
    own: pod.serviceAccount !== 'default',
    found: pod.serviceAccount === 'default' || account !== undefined,
    deprecatedField: former.set && !current.set,
    automount: boolSetting(automount, true),
    bound: pod.bound,
    source: (current.set || !former.set ? current : former).source,
  };
}
