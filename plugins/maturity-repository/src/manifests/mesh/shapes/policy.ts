import { z } from 'zod';
import { sourceShape } from '../../../shapes';
import {
  apiVersionShape,
  environmentsShape,
  namespaceNameShape,
  nameShape,
  remarkShape,
  titleShape,
} from '../../shapes';

export const meshAuthorizationShape = z
  .object({
    apiVersion: apiVersionShape,
    mesh: z.enum(['istio', 'linkerd']).describe('Whose policy it is'),
    kind: z
      .string()
      .describe(
        "AuthorizationPolicy of Istio; AuthorizationPolicy, ServerAuthorization or Server of Linkerd's",
      ),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    action: z
      .string()
      .describe('ALLOW, DENY, AUDIT or CUSTOM; ALLOW for those of Linkerd'),
    workloads: z.array(titleShape).describe('The workloads that it is about'),
    selects: z
      .boolean()
      .describe(
        'It names pods or a Service by selector or target, and not all of a namespace',
      ),
    open: z
      .array(remarkShape)
      .describe('Rules that let in anybody, whatever is asked for'),
    beyondZtunnel: z
      .array(remarkShape)
      .describe(
        'What a policy that selects pods asks of HTTP: in ambient mode, nothing at the pod can tell, and the request is refused',
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('Who may call what, as a service mesh enforces it');

export const meshTokenShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    workloads: z.array(titleShape).describe('The workloads that it is about'),
    required: z
      .boolean()
      .describe(
        'An AuthorizationPolicy of the same workloads lets in, or keeps out, by the principal of the token',
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A RequestAuthentication of Istio: which tokens are valid');

export type MeshAuthorization = z.output<typeof meshAuthorizationShape>;
export type MeshToken = z.output<typeof meshTokenShape>;
