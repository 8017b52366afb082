import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  titleShape,
  unreadShape,
  nameShape,
  placeholderShape,
} from './common';

export const configReferenceShape = z
  .object({
    workload: titleShape,
    container: z
      .string()
      .describe('Name of the container; empty where the pod refers'),
    kind: z
      .string()
      .describe('ConfigMap, Secret, PersistentVolumeClaim or ServiceAccount'),
    name: z.string().describe('Name of what it refers to'),
    key: z.string().describe('Empty where it refers to all of them'),
    use: z
      .enum([
        'env',
        'env-from',
        'volume',
        'image-pull',
        'claim',
        'service-account',
      ])
      .describe('What for'),
    optional: z.boolean().describe('The pod starts without it too'),
    placeholder: placeholderShape.describe(
      'Something else fills in the name, as in ${NAME}: it is not known',
    ),
    found: z
      .boolean()
      .describe(
        'An object that is deployed together with it is it, or makes it',
      ),
    keyFound: z
      .boolean()
      .describe('The object has the key; true where the keys are not known'),
    providedBy: z
      .string()
      .describe(
        'Kind of the object that is or makes it: ConfigMap, Secret, ExternalSecret, SealedSecret, Certificate …; empty where none is found',
      ),
    writable: z
      .boolean()
      .describe('A volume of it is mounted without readOnly: true'),
    mountSource: sourceShape.describe(
      'The first such mount, else where it is referred to',
    ),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('What a workload needs to start: configuration, secrets, claims');

const keyShape = z.object({
  name: z.string().describe('Name of the key'),
  source: sourceShape,
});

export const configMapShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    keys: z.array(z.string()).describe('Names of its keys'),
    secretLike: z
      .array(keyShape)
      .describe('Keys whose name or content looks like a secret'),
    used: z.boolean().describe('A workload of the same set refers to it'),
    immutable: z.boolean().describe('It can not be changed'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A ConfigMap; its values are never told');

export const secretShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    type: z.string().describe('Opaque by default'),
    keys: z.array(z.string()).describe('Names of its keys'),
    clear: z
      .array(keyShape)
      .describe(
        'Keys whose value stands in the repository: not empty, no placeholder, not encrypted',
      ),
    used: z.boolean().describe('A workload of the same set refers to it'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Secret; its values are never told');

export const monitorShape = z
  .object({
    kind: z.string().describe('ServiceMonitor, PodMonitor or PodMonitoring'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    workloads: z.array(titleShape).describe('The workloads it scrapes'),
    matches: z
      .boolean()
      .describe('It selects a Service, or pods, of the same set'),
    portsFound: z
      .boolean()
      .describe(
        'What it selects has the ports of its endpoints; true where it selects nothing',
      ),
    otherNamespaces: z
      .boolean()
      .describe('It looks in other namespaces, which can not be judged here'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('What Prometheus scrapes, as an object');

export type ConfigReference = z.output<typeof configReferenceShape>;
export type ConfigMapEvidence = z.output<typeof configMapShape>;
export type SecretEvidence = z.output<typeof secretShape>;
export type MonitorEvidence = z.output<typeof monitorShape>;
