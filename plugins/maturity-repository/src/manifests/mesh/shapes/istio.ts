import { z } from 'zod';
import { sourceShape } from '../../../shapes';
import {
  apiVersionShape,
  environmentsShape,
  namespaceNameShape,
  nameShape,
  remarkShape,
  titleShape,
  unreadShape,
} from '../../shapes';

const limitShape = z
  .object({
    name: z.string().describe('Such as maxConnections'),
    value: z.int().describe('As written'),
    source: sourceShape,
  })
  .describe('A limit of a connection pool');

const trafficPolicyShape = z
  .object({
    of: z
      .string()
      .describe('Subset or port that it is for; empty for the whole host'),
    loadBalancer: z
      .string()
      .describe(
        'simple: ROUND_ROBIN, LEAST_REQUEST …; empty where none is written, which is LEAST_REQUEST',
      ),
    loadBalancerSource: sourceShape,
    locality: z
      .boolean()
      .describe('localityLbSetting with failover or failoverPriority'),
    limitsLoad: z
      .boolean()
      .describe('connectionPool limits connections or waiting requests'),
    outlierDetection: z
      .object({
        set: z
          .boolean()
          .describe(
            'It is written, and takes out hosts that answer with errors',
          ),
        missing: z
          .array(z.string())
          .describe(
            'What it leaves to defaults: errors, interval, baseEjectionTime, maxEjectionPercent',
          ),
        obsolete: z
          .boolean()
          .describe(
            'It counts consecutiveErrors, which consecutive5xxErrors has replaced',
          ),
        source: sourceShape,
      })
      .describe('outlierDetection'),
    circuitBreaker: z
      .boolean()
      .describe('It has a field circuitBreaker, which Istio does not know'),
    tls: z.string().describe('tls.mode; empty where none is written'),
    unverified: z
      .boolean()
      .describe('tls.insecureSkipVerify: the certificate is not looked at'),
    tlsSource: sourceShape,
    source: sourceShape,
  })
  .describe('A trafficPolicy');

const subsetShape = z
  .object({
    name: nameShape,
    selects: z
      .boolean()
      .describe(
        'Its labels select pods of the Service; true where the Service or its pods are not found',
      ),
    labels: z.array(z.string()).describe('As name=value'),
    source: sourceShape,
  })
  .describe('A subset');

export const destinationRuleShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    host: z.string().describe('As written'),
    service: z
      .string()
      .describe('The Service that the host means; empty for any other host'),
    found: z
      .boolean()
      .describe('The Service is among the objects of the environment'),
    replicas: z
      .int()
      .describe(
        "The fewest pods that the Service's workloads keep; 0: unknown",
      ),
    policies: z
      .array(trafficPolicyShape)
      .describe('Its own trafficPolicy, and those of subsets and ports'),
    limits: z
      .array(limitShape)
      .describe('What the connection pools of all of them are limited to'),
    subsets: z.array(subsetShape).describe('Its subsets'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A DestinationRule');

const gatewayReferenceShape = z
  .object({
    name: z.string().describe('As written: name, namespace/name or mesh'),
    found: z
      .boolean()
      .describe('The Gateway is among the objects of the environment'),
    hosts: z
      .boolean()
      .describe(
        'One of its servers takes a host of the VirtualService; true where the Gateway is not found',
      ),
    source: sourceShape,
  })
  .describe('A Gateway that a VirtualService names');

const destinationShape = z
  .object({
    host: z.string().describe('As written'),
    service: z
      .string()
      .describe('The Service that the host means; empty for any other host'),
    port: z.string().describe('Number; empty where none is written'),
    subset: z.string().describe('Empty where none is written'),
    found: z
      .boolean()
      .describe(
        'The Service, or the ServiceEntry of the host, is among the objects of the environment',
      ),
    portFound: z
      .boolean()
      .describe(
        'It has that port, or the only one; true where it is not found',
      ),
    subsetFound: z
      .boolean()
      .describe(
        'A DestinationRule of the host has that subset; true where none is written',
      ),
    elsewhere: z
      .boolean()
      .describe(
        'It is no Service of the namespace: it may be declared anywhere',
      ),
    source: sourceShape,
  })
  .describe('Where requests are sent');

export const virtualServiceShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    hosts: z.array(z.string()).describe('As written'),
    everyHost: z.boolean().describe('It has the host *'),
    inMesh: z
      .boolean()
      .describe('It holds for requests between services, by the gateway mesh'),
    gateways: z
      .array(gatewayReferenceShape)
      .describe('Gateways that it names, without mesh'),
    destinations: z.array(destinationShape).describe('Of all its routes'),
    catchAll: z
      .boolean()
      .describe(
        'A route takes what no other does; true where it has no HTTP routes',
      ),
    unreachable: z
      .array(remarkShape)
      .describe('Routes that come after one that takes everything'),
    faultsBeside: z
      .array(remarkShape)
      .describe('Faults that stand beside retries or a timeout'),
    ingressHosts: z
      .array(z.string())
      .describe('Hosts that an Ingress of the environment serves too'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A VirtualService');

const serverShape = z
  .object({
    port: z.int().describe('0 where none is written'),
    protocol: z.string().describe('HTTP, HTTPS, TLS …'),
    hosts: z.array(z.string()).describe('As written'),
    redirects: z.boolean().describe('tls.httpsRedirect'),
    tls: z.string().describe('tls.mode; empty where none is written'),
    minimum: z
      .string()
      .describe(
        'tls.minProtocolVersion; empty where none is written, which is TLSV1_2',
      ),
    secret: z.string().describe('tls.credentialName; empty where none'),
    secretPlace: z
      .enum(['', 'gateway', 'elsewhere', 'unknown'])
      .describe(
        "Where what provides the Secret stands: in the namespace of the gateway's pods, in others only, or unknown because pods or Secret are not here",
      ),
    source: sourceShape,
  })
  .describe('A port that a Gateway opens');

export const istioGatewayShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    selector: z.array(z.string()).describe('As name=value'),
    workloads: z
      .array(titleShape)
      .describe('The workloads of the environment that it selects'),
    servers: z.array(serverShape).describe('Ports that it opens'),
    conflicts: z
      .array(remarkShape)
      .describe(
        'Ports and hosts that another Gateway of the same pods has too',
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Gateway of Istio');

export type TrafficPolicy = z.output<typeof trafficPolicyShape>;
export type DestinationRule = z.output<typeof destinationRuleShape>;
export type VirtualService = z.output<typeof virtualServiceShape>;
export type IstioGateway = z.output<typeof istioGatewayShape>;
