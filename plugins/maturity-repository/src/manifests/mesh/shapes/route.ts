import { z } from 'zod';
import { sourceShape } from '../../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  nameShape,
  titleShape,
  unreadShape,
} from '../../shapes';
import { meshNameShape, saidByShape } from './workload';

export const meshRouteShape = z
  .object({
    of: titleShape.describe(
      'The VirtualService, HTTPRoute, GRPCRoute or ServiceProfile that it is in',
    ),
    name: z.string().describe('Its name; empty where it has none'),
    namespace: namespaceNameShape,
    mesh: z
      .enum(['istio', 'linkerd', 'gateway-api'])
      .describe(
        'Whose route it is; gateway-api where every mesh that knows the Gateway API may read it',
      ),
    services: z
      .array(z.string())
      .describe('Names of the Services that it is about: callers ask for them'),
    timeout: z
      .int()
      .describe('Milliseconds for a request; 0 where none is written'),
    tryTimeout: z
      .int()
      .describe('Milliseconds for each try; 0 where none is written'),
    retries: z
      .int()
      .describe('How often a request is tried again; 0 where it is not'),
    conditions: z
      .boolean()
      .describe('It says which answers are tried again, such as retryOn'),
    unsafe: z
      .boolean()
      .describe(
        'It takes only methods that do something twice when they are tried again, such as POST',
      ),
    fault: z.boolean().describe('It makes requests fail or wait on purpose'),
    faultScoped: z
      .boolean()
      .describe(
        'Only requests with a header or from certain workloads take it, such as those of a test',
      ),
    destinations: z.int().describe('How many places it sends requests to'),
    weights: z
      .array(z.int())
      .describe('The share of each place; none where none is written'),
    weightSum: z.int().describe('Of the weights'),
    retrySource: sourceShape.describe('Its retries, else the route'),
    timeoutSource: sourceShape.describe('Its timeout, else the route'),
    faultSource: sourceShape.describe('Its fault, else the route'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A route of requests, of any mesh');

export const meshServiceShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    workloads: z.array(titleShape).describe('The workloads that it selects'),
    mesh: meshNameShape,
    by: saidByShape,
    failureDetection: z
      .object({
        by: z
          .string()
          .describe(
            'The DestinationRule, or the annotation of Linkerd, that takes failing pods out; empty where none does',
          ),
        circuitBreaker: z
          .boolean()
          .describe(
            'A DestinationRule has the field circuitBreaker in place of outlierDetection',
          ),
        overruled: z
          .string()
          .describe(
            'The ServiceProfile because of which Linkerd ignores the annotation; mostly empty',
          ),
        source: sourceShape,
      })
      .describe('Whether pods that fail get no more requests'),
    timeout: z
      .boolean()
      .describe('A route of it, or an annotation, sets a timeout'),
    retries: z
      .boolean()
      .describe('A route of it, or an annotation, sets retries'),
    split: z
      .boolean()
      .describe(
        'A route of it divides requests by weight, or a Rollout or Canary does',
      ),
    balanced: z
      .boolean()
      .describe(
        'Proxies choose among its pods request by request: a port speaks HTTP or gRPC, or none says what it speaks, and it is not headless',
      ),
    waypoint: z
      .object({
        wanted: z
          .array(titleShape)
          .describe(
            'Objects about it that only a waypoint can follow: routes, DestinationRules, policies for a Service',
          ),
        name: z
          .string()
          .describe(
            'The waypoint that its label or that of its namespace names; empty where none does here',
          ),
        known: z
          .boolean()
          .describe(
            'It, or its namespace, is declared with the label, or the namespace without it',
          ),
        source: sourceShape,
      })
      .describe('What stands between it and its callers in ambient mode'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Service, as a service mesh sees it');

export type MeshRoute = z.output<typeof meshRouteShape>;
export type MeshService = z.output<typeof meshServiceShape>;
