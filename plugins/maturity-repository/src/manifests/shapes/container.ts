import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  boolSettingShape,
  environmentsShape,
  intSettingShape,
  placeholderShape,
  remarkShape,
  textSettingShape,
  titleShape,
} from './common';
import { violationShape } from './podSecurity';

const imageShape = z
  .object({
    set: z.boolean().describe('An image is written'),
    valid: z.boolean().describe('It is an image reference'),
    placeholder: z
      .boolean()
      .describe(
        'Something else fills it in, as in app:${TAG}: what runs is not known',
      ),
    text: z.string().describe('As written'),
    registry: z.string().describe('docker.io where none is written'),
    repository: z.string().describe('library/… for official images'),
    tag: z.string().describe('Empty where none is written'),
    digest: z.string().describe('sha256:…; empty where none is written'),
    source: sourceShape,
  })
  .describe('The image it runs');

const capabilitiesShape = z
  .object({
    dropsAll: z.boolean().describe('drop contains ALL'),
    dropped: z.array(z.string()).describe('Such as ALL'),
    added: z.array(z.string()).describe('Such as NET_BIND_SERVICE'),
    source: sourceShape,
  })
  .describe('Capabilities of its securityContext, without a CAP_ prefix');

const seccompShape = z
  .object({
    type: z
      .string()
      .describe(
        'RuntimeDefault, Localhost or Unconfined; empty where none is written',
      ),
    confined: z.boolean().describe('RuntimeDefault or Localhost'),
    source: sourceShape,
  })
  .describe('Its seccomp profile, the pod counted in');

const securityShape = z
  .object({
    runAsNonRoot: boolSettingShape,
    runAsUser: intSettingShape.describe('The user id; 0 is root when set'),
    runAsGroup: intSettingShape.describe('The group id; 0 is root when set'),
    allowPrivilegeEscalation: boolSettingShape.describe('True by default'),
    privileged: boolSettingShape,
    readOnlyRootFilesystem: boolSettingShape
      .extend({ placeholder: placeholderShape })
      .describe('True: nothing can be written into the root file system'),
    capabilities: capabilitiesShape,
    seccomp: seccompShape,
    appArmor: textSettingShape.describe(
      'Type of the AppArmor profile, or the annotation',
    ),
    procMount: textSettingShape.describe('Default by default'),
    windows: z
      .boolean()
      .describe(
        'The pod says it runs on Windows, where Linux settings do not apply',
      ),
    source: sourceShape.describe('The securityContext, else the container'),
  })
  .describe('The security context in force: of the container, else of the pod');

const quantityShape = z
  .object({
    set: z.boolean().describe('It holds, wherever it comes from'),
    from: z
      .enum(['container', 'limit', 'pod', 'limit-range', ''])
      .describe(
        'Where it comes from: the container; for a request its limit; resources of the pod; a LimitRange of the same set; empty where none holds',
      ),
    text: z.string().describe('As written, such as 250m or 128Mi'),
    valid: z.boolean().describe('It is a quantity that is not negative'),
    amount: z
      .int()
      .describe('Thousandths of a CPU, or bytes; 0 where none holds'),
    source: sourceShape,
  })
  .describe('An amount of CPU or memory');

const amountsShape = z.object({
  cpu: quantityShape,
  memory: quantityShape,
  ephemeralStorage: quantityShape,
});

const resourcesShape = z
  .object({
    requests: amountsShape.describe('What is set aside for it'),
    limits: amountsShape.describe('What it may use at most'),
    problems: z
      .array(remarkShape)
      .describe(
        'Amounts that are no quantities, and limits below their requests',
      ),
    source: sourceShape.describe('Its resources, else the container'),
  })
  .describe('Requests and limits in force');

const probeShape = z
  .object({
    set: z.boolean().describe('It is written'),
    kind: z
      .string()
      .describe(
        'httpGet, tcpSocket, grpc or exec; empty where none is written',
      ),
    port: z.string().describe('Number or name; empty for exec'),
    portResolves: z
      .boolean()
      .describe(
        'A declared port has this number or name; true where there is no port to look at',
      ),
    path: z.string().describe('Path of httpGet'),
    initialDelay: z.int().describe('Seconds; 0 by default'),
    period: z.int().describe('Seconds; 10 by default'),
    timeout: z.int().describe('Seconds; 1 by default'),
    failureThreshold: z.int().describe('3 by default'),
    source: sourceShape.describe('The probe, else the container'),
  })
  .describe('A probe');

const portShape = z
  .object({
    name: z.string().describe('Empty where it has none'),
    port: z.int().describe('containerPort; 0 where it is no port'),
    text: z.string().describe('containerPort as written, such as ${PORT}'),
    protocol: z.string().describe('TCP by default'),
    hostPort: z.int().describe('Port of the node; 0 where none'),
    duplicate: z
      .boolean()
      .describe(
        'Its name, or its number and protocol, stands before it in the pod',
      ),
    privileged: z.boolean().describe('Below 1024'),
    source: sourceShape,
  })
  .describe('A port it declares');

const variableShape = z
  .object({
    name: z.string().describe('Its name'),
    from: z
      .enum(['value', 'configMap', 'secret', 'field', 'resource', 'other'])
      .describe('Where its value comes from; the value itself is never told'),
    duplicate: z
      .boolean()
      .describe('The name stands before it in the container'),
    secretLike: z
      .boolean()
      .describe(
        'It has a value written in clear, and its name or the value looks like a secret',
      ),
    source: sourceShape,
  })
  .describe('An environment variable');

const mountShape = z
  .object({
    volume: z.string().describe('Name of the volume'),
    kind: z
      .string()
      .describe(
        'What the volume is, such as configMap; empty where the pod has no such volume',
      ),
    path: z.string().describe('mountPath'),
    readOnly: z
      .boolean()
      .describe('By readOnly, or since the volume can not be written to'),
    subPath: z.boolean().describe('It mounts a part: updates do not arrive'),
    source: sourceShape,
  })
  .describe('A volume mount');

export const containerShape = z
  .object({
    name: z.string().describe('Name of the container'),
    role: z
      .enum(['main', 'init', 'sidecar', 'ephemeral'])
      .describe('sidecar: an init container with restartPolicy Always'),
    workload: titleShape.describe(
      'The workload it is part of, such as Deployment/api',
    ),
    workloadKind: z.string().describe('Kind of the workload'),
    workloadName: z.string().describe('Name of the workload'),
    longRunning: z
      .boolean()
      .describe(
        'A main or sidecar container of a workload that runs until it is stopped: probes make sense',
      ),
    services: z
      .array(z.string())
      .describe('Names of the Services that select its pod'),
    serves: z
      .boolean()
      .describe(
        'It has a port that one of these Services sends to, or is the only main container',
      ),
    image: imageShape,
    pullPolicy: textSettingShape.describe(
      'imagePullPolicy; by default Always without a tag or with latest, else IfNotPresent',
    ),
    security: securityShape,
    violations: z
      .array(violationShape)
      .describe(
        'What the Pod Security Standards forbid in it; those of the pod itself are with the workload',
      ),
    resources: resourcesShape,
    readinessProbe: probeShape,
    livenessProbe: probeShape,
    startupProbe: probeShape,
    sameProbes: z
      .boolean()
      .describe('Liveness asks exactly what readiness asks, as often'),
    ports: z.array(portShape).describe('The ports it declares'),
    env: z
      .array(variableShape)
      .describe('Its environment variables, without values'),
    mounts: z.array(mountShape).describe('Its volume mounts'),
    preStop: z
      .object({
        set: z.boolean().describe('It is written'),
        seconds: z.int().describe('How long it sleeps; 0 where unknown'),
        source: sourceShape,
      })
      .describe('Its preStop hook'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A container of a workload');

export type Container = z.output<typeof containerShape>;
export type Probe = z.output<typeof probeShape>;
export type Quantity = z.output<typeof quantityShape>;
