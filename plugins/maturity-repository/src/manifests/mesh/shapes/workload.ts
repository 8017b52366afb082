import { z } from 'zod';
import { sourceShape } from '../../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  nameShape,
  remarkShape,
  titleShape,
  unreadShape,
} from '../../shapes';

/** A mesh that objects speak of. */
export const meshNameShape = z
  .enum(['', 'istio', 'istio-ambient', 'linkerd'])
  .describe(
    'istio (with sidecars), istio-ambient or linkerd; empty where nothing here speaks of one',
  );

export const saidByShape = z
  .enum(['', 'pod', 'namespace', 'objects'])
  .describe(
    "What says so: labels and annotations of its pods or of its namespace, else the mesh's objects that mean it",
  );

const plaintextShape = z
  .object({
    state: z
      .enum(['refused', 'accepted', 'unknown'])
      .describe(
        'Whether its pods take connections that are not mutual TLS; unknown where nothing here decides, as the whole mesh may',
      ),
    by: z
      .string()
      .describe(
        'What decides, such as PeerAuthentication/default; empty where nothing here does',
      ),
    mode: z
      .string()
      .describe('What that says, such as STRICT, PERMISSIVE or deny'),
    ports: z
      .array(remarkShape)
      .describe('Ports that take plaintext, whatever holds for the others'),
    source: sourceShape,
  })
  .describe('Connections without mutual TLS');

const authorizationShape = z
  .object({
    policies: z
      .array(titleShape)
      .describe(
        'Policies that decide who may call it: once there is one, nobody else may',
      ),
    deniedByDefault: z
      .boolean()
      .describe(
        'A policy of its namespace, or of the mesh, denies what no other policy allows',
      ),
    source: sourceShape,
  })
  .describe('Who may call it');

const egressShape = z
  .object({
    by: z
      .string()
      .describe(
        'The Sidecar or EgressNetwork that decides; empty where none does here',
      ),
    limited: z
      .boolean()
      .describe('It may reach only what is listed or known to the mesh'),
    source: sourceShape,
  })
  .describe('Where it may send requests');

export const meshWorkloadShape = z
  .object({
    kind: z.string().describe('Such as Deployment'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    namespaceHere: z
      .boolean()
      .describe('Its namespace is declared among the objects'),
    mesh: meshNameShape,
    by: saidByShape,
    joined: z
      .enum(['yes', 'no', 'unknown'])
      .describe(
        'Whether its pods are in the mesh; unknown where neither they nor their namespace are labelled here',
      ),
    out: z
      .string()
      .describe(
        'Why it is not in a mesh, such as sidecar.istio.io/inject: false; empty where nothing says so',
      ),
    conflicts: z
      .array(remarkShape)
      .describe('Labels and annotations that contradict each other'),
    formerAnnotations: z
      .array(remarkShape)
      .describe('Annotations whose place a label has taken'),
    services: z.array(nameShape).describe('Services that select its pods'),
    plaintext: plaintextShape,
    authorization: authorizationShape,
    egress: egressShape,
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape.describe(
      'What says whether it joins, else the workload',
    ),
  })
  .describe('A workload, as a service mesh sees it');

export type MeshWorkload = z.output<typeof meshWorkloadShape>;
export type MeshName = MeshWorkload['mesh'];
