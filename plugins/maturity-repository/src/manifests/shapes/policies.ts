import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  remarkShape,
  titleShape,
  unreadShape,
  apiVersionShape,
  nameShape,
} from './common';

const peerShape = z
  .object({
    direction: z.enum(['ingress', 'egress']).describe('Coming in or going out'),
    kind: z
      .enum([
        'pods',
        'namespaces',
        'pods-in-namespaces',
        'addresses',
        'nothing',
      ])
      .describe(
        'Which selectors it has; nothing: neither selector nor ipBlock',
      ),
    matches: z
      .boolean()
      .describe(
        'A pod that is deployed together with it matches its podSelector; where none does, one of another repository may. True where it speaks of other namespaces or addresses',
      ),
    namespaceLabels: z
      .array(z.string())
      .describe('Names of the labels its namespaceSelector looks at'),
    unsetLabel: z
      .string()
      .describe(
        'A label that stands for the name of the namespace, such as name, but that Kubernetes does not set and no Namespace deployed with it has; mostly empty',
      ),
    source: sourceShape,
  })
  .describe('From or to whom a rule allows traffic');

export const networkPolicyShape = z
  .object({
    apiVersion: apiVersionShape,
    kind: z
      .string()
      .describe(
        'NetworkPolicy, CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy, GlobalNetworkPolicy; NetworkPolicy of Calico by its apiVersion',
      ),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    native: z.boolean().describe('Of networking.k8s.io'),
    selectsAll: z.boolean().describe('It selects every pod of its namespace'),
    workloads: z
      .array(titleShape)
      .describe('The workloads whose pods it selects'),
    operated: z
      .boolean()
      .describe(
        'It selects no workload, and a custom resource deployed with it is called as its selector says: an operator may run the pods',
      ),
    ingress: z.boolean().describe('It restricts what comes in'),
    egress: z.boolean().describe('It restricts what goes out'),
    deniesIngress: z.boolean().describe('It allows nothing to come in'),
    deniesEgress: z.boolean().describe('It allows nothing to go out'),
    allowsDns: z
      .boolean()
      .describe('It allows to go out to port 53 by UDP and TCP, or everything'),
    dnsUdpOnly: z.boolean().describe('It allows port 53 by UDP but not by TCP'),
    peers: z.array(peerShape).describe('From and to whom it allows traffic'),
    probablyAnd: z
      .array(remarkShape)
      .describe(
        'Rules with a namespaceSelector and a podSelector as two list items, which means or; probably and was meant',
      ),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A NetworkPolicy, or what Cilium and Calico have for it');

const podSecurityLabelShape = z
  .object({
    enforce: z
      .string()
      .describe('privileged, baseline or restricted; empty where not set'),
    enforceVersion: z.string().describe('Such as v1.36 or latest'),
    warn: z.string().describe('As enforce, to warn'),
    audit: z.string().describe('As enforce, to record'),
    source: sourceShape,
  })
  .describe('Its pod-security.kubernetes.io labels');

export const namespaceShape = z
  .object({
    name: namespaceNameShape,
    declared: z.boolean().describe('A Namespace object of that name is there'),
    podSecurity: podSecurityLabelShape,
    workloads: z.array(titleShape).describe('The workloads that run in it'),
    deniesIngress: z
      .boolean()
      .describe('A policy selects every pod and allows nothing to come in'),
    deniesEgress: z
      .boolean()
      .describe('A policy selects every pod and allows nothing to go out'),
    allowsDns: z.boolean().describe('All its workloads may ask DNS'),
    resourceQuota: z.boolean().describe('A ResourceQuota is there for it'),
    limitRange: z.boolean().describe('A LimitRange is there for it'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape.describe('The Namespace, else its first object'),
  })
  .describe('A namespace that objects are deployed into');

export const quotaShape = z
  .object({
    kind: z.string().describe('ResourceQuota or LimitRange'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    resources: z
      .array(z.string())
      .describe('What it limits, such as requests.cpu; of a LimitRange cpu …'),
    defaults: z
      .boolean()
      .describe('A LimitRange that gives containers default requests'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A ResourceQuota or LimitRange');

export type NetworkPolicyEvidence = z.output<typeof networkPolicyShape>;
export type NamespaceEvidence = z.output<typeof namespaceShape>;
export type QuotaEvidence = z.output<typeof quotaShape>;
