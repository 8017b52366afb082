import { Container } from '../shapes';
import { variablesOf } from './env';
import { Field } from './field';
import { imageOf, pullPolicyOf } from './image';
import { containerViolations } from './podSecurity';
import { PodTemplate, titleOf } from './podTemplate';
import { PodPorts } from './ports';
import { preStopOf, probeOf, sameProbes } from './probes';
import { ContainerDefaults, resourcesOf } from './resources';
import { securityOf } from './security';
import { PodVolumes } from './volumes';

type Role = Container['role'];

/** A container as far as its pod tells; what other objects say of it is added when they are linked. */
export type PodContainer = Omit<Container, 'services' | 'serves'>;

const lists: ReadonlyArray<[string, Role]> = [
  ['initContainers', 'init'],
  ['containers', 'main'],
  ['ephemeralContainers', 'ephemeral'],
];

/** All containers of a pod: init containers and sidecars, main ones, ephemeral ones. */
export function containersOf(
  pod: PodTemplate,
  context: {
    longRunning: boolean;
    volumes: PodVolumes;
    defaults: ContainerDefaults | undefined;
    environment: string;
  },
): PodContainer[] {
  const ports = new PodPorts();
  return lists.flatMap(([list, role]) =>
    pod.spec
      .get(list)
      .items()
      .filter(({ isRecord }) => isRecord)
      .map(container =>
        containerOf(pod, container, roleOf(container, role), ports, context),
      ),
  );
}

function containerOf(
  pod: PodTemplate,
  container: Field,
  role: Role,
  ports: PodPorts,
  context: Parameters<typeof containersOf>[1],
): PodContainer {
  const { object } = pod;
  const image = imageOf(container);
  const readinessProbe = probeOf(container, 'readinessProbe');
  const livenessProbe = probeOf(container, 'livenessProbe');
  return {
    name: container.get('name').text,
    role,
    workload: titleOf(object),
    workloadKind: object.kind,
    workloadName: object.name,
    longRunning: context.longRunning && (role === 'main' || role === 'sidecar'),
    image,
    pullPolicy: pullPolicyOf(container, image),
    security: securityOf(container, pod),
    violations: containerViolations(pod, container),
    resources: resourcesOf(container, pod.spec, context.defaults),
    readinessProbe,
    livenessProbe,
    startupProbe: probeOf(container, 'startupProbe'),
    sameProbes: sameProbes(container, livenessProbe, readinessProbe),
    ports: ports.portsOf(container),
    env: variablesOf(container),
    mounts: context.volumes.mountsOf(container),
    preStop: preStopOf(container),
    environments: [context.environment],
    source: container.source,
  };
}

function roleOf(container: Field, role: Role): Role {
  return role === 'init' && container.get('restartPolicy').text === 'Always'
    ? 'sidecar'
    : role;
}
