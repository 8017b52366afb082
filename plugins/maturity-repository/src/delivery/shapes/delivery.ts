import { z } from 'zod';
import {
  boolSettingShape,
  environmentsShape,
  nameShape,
  namespaceNameShape,
  textSettingShape,
  titleShape,
} from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

export const revisionKinds = [
  'commit',
  'version',
  'range',
  'release',
  'branch',
  'head',
  'open',
  'elsewhere',
] as const;

export const revisionShape = z
  .object({
    set: z.boolean().describe('It is written'),
    text: z.string().describe('As written, such as v1.4.0, HEAD or 1.x'),
    kind: z
      .enum(revisionKinds)
      .describe(
        'commit: a commit or digest; version: a tag or an exact version; range: versions that fit; release: a branch named after a release or production; branch: another branch; head: the default branch, or whatever is newest; open: filled in by something else; elsewhere: written in an object that is not here',
      ),
    source: sourceShape,
  })
  .describe('Which state of its source is deployed');

const deliverySourceShape = z
  .object({
    type: z
      .enum(['git', 'helm', 'oci', 'bucket', 'unknown'])
      .describe('unknown: its object is not in this repository'),
    repository: z
      .string()
      .describe('Its address, without user and password; may be empty'),
    path: z.string().describe('Directory in it; empty for a chart'),
    chart: z.string().describe('Name of the chart; empty for a directory'),
    here: z.boolean().describe('The directory is one of this repository'),
    valuesOnly: z
      .boolean()
      .describe('It only lends values files to the other sources'),
    revision: revisionShape,
    moving: z
      .boolean()
      .describe(
        'It follows the default branch or whatever is newest, or the branch in which the code of this repository is developed',
      ),
    source: sourceShape,
  })
  .describe('Something that is delivered');

export const deliveryShape = z
  .object({
    tool: z.enum(['argocd', 'flux']).describe('Argo CD or Flux'),
    kind: z
      .string()
      .describe('Application, ApplicationSet, Kustomization or HelmRelease'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape.describe(
      'The namespace it deploys into; empty where it leaves that open',
    ),
    project: textSettingShape.describe(
      'Its AppProject; default where none is written. Empty for Flux',
    ),
    sources: z.array(deliverySourceShape).describe('What it deploys'),
    automated: boolSettingShape.describe(
      'It applies a new revision by itself; one of Flux does unless it is suspended',
    ),
    prune: boolSettingShape.describe(
      'What is no more in the source is deleted from the cluster',
    ),
    selfHeal: boolSettingShape.describe('Changes made by hand are undone'),
    retry: boolSettingShape.describe('What fails is tried again'),
    createsNamespace: boolSettingShape.describe(
      'It creates the namespace that it deploys into',
    ),
    podSecurity: textSettingShape.describe(
      'The Pod Security Standard that the namespace it creates enforces; empty where none',
    ),
    serverSideApply: boolSettingShape.describe(
      'Objects are applied by the server; Flux always does so',
    ),
    cascades: boolSettingShape.describe(
      'When it is deleted, so is what it deployed',
    ),
    patched: z
      .boolean()
      .describe(
        'A Kustomization of Flux patches objects of its kind as it applies them, an ApplicationSet patches its template, or a kustomization that is not rendered here takes it in: what holds need not be what stands here',
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('What Argo CD or Flux delivers');

const ruleShape = (what: string) =>
  z
    .object({
      any: z.boolean().describe('A single * stands for all of them'),
      items: z.array(z.string()).describe('As written'),
      source: sourceShape,
    })
    .describe(what);

export const deliveryProjectShape = z
  .object({
    name: nameShape,
    title: titleShape,
    sourceRepos: ruleShape('Repositories that its Applications may deploy'),
    destinations: ruleShape(
      'Where to, as cluster/namespace: any where the namespace is * and the cluster is * or not named',
    ),
    clusterResources: ruleShape(
      'Kinds without a namespace that they may create, as group/kind; none where nothing is written',
    ),
    roles: z.array(z.string()).describe('Names of its roles'),
    syncWindows: z
      .array(
        z.object({
          kind: z.string().describe('allow or deny'),
          schedule: z.string().describe('When it opens, as cron has it'),
          valid: z.boolean().describe('The schedule can be read'),
          source: sourceShape,
        }),
      )
      .describe('When they may be synchronised'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('An AppProject of Argo CD');

export const remoteBaseShape = z
  .object({
    repository: z.string().describe('Its address, without user and password'),
    revision: revisionShape,
    source: sourceShape,
  })
  .describe('Something of another repository that a kustomization is built of');

export const environmentShape = z
  .object({
    name: z.string().describe('production, staging … or as it is written'),
    source: sourceShape.describe('Where it is named first'),
  })
  .describe('An environment that something is deployed into');

export type Environment = z.output<typeof environmentShape>;
export type Revision = z.output<typeof revisionShape>;
export type RevisionKind = Revision['kind'];
export type DeliverySource = z.output<typeof deliverySourceShape>;
export type Delivery = z.output<typeof deliveryShape>;
export type DeliveryProject = z.output<typeof deliveryProjectShape>;
export type RemoteBase = z.output<typeof remoteBaseShape>;
