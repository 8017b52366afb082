import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';
import {
  boolSettingShape,
  environmentsShape,
  namespaceNameShape,
  titleShape,
  nameShape,
} from './common';

export const serviceAccountShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    automount: boolSettingShape.describe(
      'automountServiceAccountToken; true by default',
    ),
    workloads: z.array(titleShape).describe('The workloads that run as it'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A ServiceAccount');

/** What a rule of a role can allow that deserves a second look. */
export const dangers = [
  'wildcard-verbs',
  'wildcard-resources',
  'wildcard-groups',
  'secrets',
  'create-pods',
  'change-pods',
  'exec',
  'escalate',
  'impersonate',
  'nodes-proxy',
  'webhooks',
  'token-request',
] as const;

const grantShape = z
  .object({
    danger: z
      .enum(dangers)
      .describe(
        `What is dangerous about it: ${dangers.join(
          ', ',
        )}. secrets: reads them; exec: pods/exec, attach or portforward; escalate: escalate or bind`,
      ),
    message: localizedTextShape.describe('What it allows'),
    role: titleShape,
    source: sourceShape.describe('The rule'),
  })
  .describe('Something dangerous that a role allows');

const subjectShape = z
  .object({
    kind: z.string().describe('ServiceAccount, User or Group'),
    name: z.string().describe('Name of the subject'),
    namespace: namespaceNameShape,
    everyone: z
      .boolean()
      .describe(
        'All who have an account, or even all: system:authenticated, system:unauthenticated, system:anonymous, system:serviceaccounts, or those of a namespace',
      ),
    defaultAccount: z
      .boolean()
      .describe('The default ServiceAccount of a namespace'),
    source: sourceShape,
  })
  .describe('To whom a role is bound');

export const roleBindingShape = z
  .object({
    kind: z.string().describe('RoleBinding or ClusterRoleBinding'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    role: titleShape.describe('Such as ClusterRole/view'),
    roleFound: z
      .boolean()
      .describe(
        'The role is among the objects that are deployed together, or is built in',
      ),
    clusterAdmin: z
      .boolean()
      .describe(
        'The role is cluster-admin, allows everything, or is admin or edit of every namespace',
      ),
    subjects: z.array(subjectShape).describe('To whom the role is bound'),
    workloads: z
      .array(titleShape)
      .describe('The workloads that run as one of the subjects'),
    dangers: z
      .array(grantShape)
      .describe('What is dangerous about the role, as far as it is found'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A RoleBinding or ClusterRoleBinding, with what its role allows');

export const roleShape = z
  .object({
    kind: z.string().describe('Role or ClusterRole'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    bound: z.boolean().describe('A binding of the same set refers to it'),
    aggregated: z
      .boolean()
      .describe('Its rules come from other roles, or go into them'),
    dangers: z.array(grantShape).describe('What is dangerous about it'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Role or ClusterRole');

export type ServiceAccountEvidence = z.output<typeof serviceAccountShape>;
export type RoleBindingEvidence = z.output<typeof roleBindingShape>;
export type RoleEvidence = z.output<typeof roleShape>;
export type Grant = z.output<typeof grantShape>;
