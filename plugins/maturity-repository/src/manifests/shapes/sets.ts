import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  titleShape,
  apiVersionShape,
  nameShape,
} from './common';

const originShape = z
  .enum(['helm', 'kustomize', 'plain'])
  .describe('A Helm chart, a kustomization, or plain manifests');

export const manifestSourceShape = z
  .object({
    origin: originShape,
    directory: z
      .string()
      .describe(
        "The chart's, the kustomization's or the manifests' directory; empty for the root",
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A chart, kustomization or directory of manifests');

export const manifestSetShape = z
  .object({
    environment: z
      .string()
      .describe('production, staging …; default where nothing names one'),
    origin: originShape,
    directory: z.string().describe('Empty for the root'),
    valueFiles: z
      .array(z.string())
      .describe(
        "Value files beside the chart's own, in the order in which they override each other",
      ),
    release: z
      .string()
      .describe('Name of the Helm release; empty where it is none'),
    namespace: namespaceNameShape,
    status: z
      .enum(['rendered', 'failed', 'elsewhere', 'refused', 'limit', 'no-tool'])
      .describe(
        'failed: its own fault; elsewhere: it is made of what lies in another repository, which is not fetched; refused: it tried what is not allowed; limit: it took too long or too much memory; no-tool: there is no helm or kubectl here',
      ),
    message: localizedTextShape.describe(
      'Why it is not rendered; both empty where it is',
    ),
    objects: z.int().describe('Number of objects'),
    source: sourceShape.describe('Where the fault lies, else where it begins'),
  })
  .describe('What is deployed into one environment');

export const manifestObjectShape = z
  .object({
    apiVersion: apiVersionShape,
    kind: z.string().describe('Such as Deployment'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    hook: z
      .string()
      .describe('The helm.sh/hook annotation, such as test; mostly empty'),
    lifecycle: z
      .object({
        known: z
          .boolean()
          .describe('The API version is deprecated or removed at some version'),
        product: z
          .string()
          .describe('Whose versions these are, such as Kubernetes or Istio'),
        deprecatedIn: z
          .string()
          .describe('The version, such as 1.21; empty: not yet'),
        deprecatedMinor: z
          .int()
          .describe(
            'Its second number where it is of Kubernetes; 0: not yet, or of another product',
          ),
        removedIn: z
          .string()
          .describe('The version, such as 1.25; empty: not yet'),
        removedMinor: z
          .int()
          .describe(
            'Its second number where it is of Kubernetes; 0: not yet, or of another product',
          ),
        replacement: z
          .string()
          .describe(
            'What to use, such as apps/v1 Deployment; empty where there is none',
          ),
      })
      .describe('When its API version is deprecated and removed'),
    environments: environmentsShape,
    source: sourceShape.describe('Its apiVersion'),
  })
  .describe('A Kubernetes object of any kind');

export const schemaProblemShape = z
  .object({
    object: titleShape,
    apiVersion: apiVersionShape,
    path: z
      .string()
      .describe('The field, such as spec.template.spec.containers[0].imag'),
    problem: z
      .string()
      .describe('unknown-field, wrong-type, missing-field or bad-value'),
    message: localizedTextShape.describe('What is wrong'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A field that Kubernetes does not accept');

export const incompleteShape = z
  .object({
    evidence: z.string().describe('The top-level list that may lack something'),
    error: z
      .boolean()
      .describe(
        'It was given up (refused, limit); else it can not be known here',
      ),
    reason: localizedTextShape.describe('Why'),
    source: sourceShape,
  })
  .describe('Part of what is deployed that could not be looked at');

export type ManifestSourceEvidence = z.output<typeof manifestSourceShape>;
export type ManifestSetEvidence = z.output<typeof manifestSetShape>;
export type ManifestObjectEvidence = z.output<typeof manifestObjectShape>;
export type SchemaProblemEvidence = z.output<typeof schemaProblemShape>;
export type IncompleteEvidence = z.output<typeof incompleteShape>;
