import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';

/** The controls of the Pod Security Standards. */
export const podSecurityControls = [
  'host-process',
  'host-namespaces',
  'privileged',
  'capabilities',
  'host-path',
  'host-ports',
  'host-probes',
  'apparmor',
  'selinux',
  'proc-mount',
  'seccomp',
  'sysctls',
  'volume-types',
  'privilege-escalation',
  'run-as-non-root',
  'run-as-user',
] as const;

export const violationShape = z
  .object({
    standard: z
      .enum(['baseline', 'restricted'])
      .describe('The least strict Pod Security Standard that forbids it'),
    control: z
      .enum(podSecurityControls)
      .describe(`The control: ${podSecurityControls.join(', ')}`),
    container: z
      .string()
      .describe('Name of the container; empty where the pod is at fault'),
    field: z
      .string()
      .describe('The field within the pod, such as spec.hostNetwork'),
    message: localizedTextShape.describe('What is wrong'),
    source: sourceShape.describe(
      'The field; where it is missing, what it is missing in',
    ),
  })
  .describe('Something the Pod Security Standards forbid');

export type Violation = z.output<typeof violationShape>;
export type PodSecurityControl = (typeof podSecurityControls)[number];
