import { z } from 'zod';
import {
  environmentsShape,
  nameShape,
  titleShape,
} from '../../manifests/shapes/common';
import { sourceShape } from '../../shapes';

export const admissionPolicyShape = z
  .object({
    kind: z
      .string()
      .describe('Such as ClusterPolicy or ValidatingAdmissionPolicy'),
    name: nameShape,
    title: titleShape,
    engine: z
      .enum([
        'kyverno',
        'gatekeeper',
        'kubernetes',
        'policy-controller',
        'ratify',
        'kubewarden',
      ])
      .describe('What carries it out'),
    verifiesImages: z
      .boolean()
      .describe('It asks for a signature or an attestation of images'),
    validates: z
      .boolean()
      .describe('It can refuse objects; one that only changes or makes cannot'),
    enforces: z
      .enum(['yes', 'no', 'unknown'])
      .describe(
        'Whether it refuses what it does not allow, and does not only report it',
      ),
    action: z
      .string()
      .describe('As written, such as Audit, or what holds where nothing is'),
    environments: environmentsShape,
    source: sourceShape.describe('The action, else the object'),
  })
  .describe('A policy that is asked before an object is let into the cluster');

export type AdmissionPolicyEvidence = z.output<typeof admissionPolicyShape>;
