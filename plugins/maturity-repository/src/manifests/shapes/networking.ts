import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  environmentsShape,
  namespaceNameShape,
  pairShape,
  placeholderShape,
  remarkShape,
  textSettingShape,
  titleShape,
  unreadShape,
  apiVersionShape,
  nameShape,
} from './common';

const servicePortShape = z
  .object({
    name: z.string().describe('Empty where it has none'),
    port: z.int().describe('Port of the Service'),
    targetPort: z.string().describe('Number or name; the port by default'),
    byName: z.boolean().describe('targetPort is the name of a port'),
    protocol: z.string().describe('TCP by default'),
    application: z
      .string()
      .describe(
        'The application protocol: appProtocol, else what the name begins with, such as http or grpc; empty where neither says',
      ),
    nodePort: z.int().describe('0 where none is written'),
    resolves: z
      .boolean()
      .describe(
        'Every workload it selects has a container port of that name or number; true where it selects none',
      ),
    source: sourceShape,
  })
  .describe('A port of a Service');

export const serviceShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    type: textSettingShape.describe('ClusterIP by default'),
    headless: z.boolean().describe('clusterIP is None'),
    selecting: z
      .boolean()
      .describe('It has a selector, and is no ExternalName'),
    selector: z.array(pairShape).describe('Labels that pods must have'),
    workloads: z
      .array(titleShape)
      .describe('The workloads whose pods it selects'),
    operated: z
      .boolean()
      .describe(
        'It selects no workload, and a custom resource deployed with it is called as its selector says: an operator may run the pods',
      ),
    related: z
      .boolean()
      .describe(
        'It selects a workload, or means one that is deployed with it: by its name, by one of the labels, or since the same chart makes both',
      ),
    ports: z.array(servicePortShape).describe('Its ports'),
    ingresses: z
      .array(z.string())
      .describe('Names of the Ingresses that lead to it'),
    httpRoutes: z
      .array(z.string())
      .describe('Names of the routes that lead to it'),
    placeholder: placeholderShape.describe(
      'It selects no workload, and something else fills in its selector or the label of a pod, as in ${NAME}: what it selects is not known',
    ),
    selectorSource: sourceShape.describe('Its selector, else the Service'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Service');

const backendShape = z
  .object({
    service: z.string().describe('Name; empty for another kind of backend'),
    namespace: namespaceNameShape,
    port: z.string().describe('Number or name; empty where none is written'),
    host: z.string().describe('Host of the rule; empty where none'),
    path: z.string().describe('Path of the rule; empty where none'),
    found: z
      .boolean()
      .describe('The Service is among the objects that are deployed together'),
    portFound: z.boolean().describe('The Service is found and has that port'),
    placeholder: placeholderShape.describe(
      'It can be judged here, the port is not found, and something else fills in the name, the port or a port of the Service, as in ${NAME}: where it leads is not known',
    ),
    elsewhere: z
      .boolean()
      .describe(
        'It is no Service, or in another namespace: it can not be judged here',
      ),
    source: sourceShape,
  })
  .describe('Where requests are sent');

const ingressHostShape = z
  .object({
    host: z.string().describe('Empty where the rule has none: every host'),
    open: z.boolean().describe('Every host: empty or *'),
    tls: z.boolean().describe('A tls entry covers it'),
    source: sourceShape,
  })
  .describe('A host of an Ingress');

const ingressTlsShape = z
  .object({
    hosts: z.array(z.string()).describe('None: all hosts'),
    secret: z.string().describe('secretName; empty where none is written'),
    provided: z
      .boolean()
      .describe(
        'A Secret, Certificate, ExternalSecret or SealedSecret deployed with it provides it, or an annotation asks cert-manager to',
      ),
    placeholder: placeholderShape.describe(
      'Something else fills in secretName, as in ${NAME}: it is not known',
    ),
    source: sourceShape,
  })
  .describe('A tls entry of an Ingress');

const ingressClassShape = z
  .object({
    set: z
      .boolean()
      .describe('Written as ingressClassName, or as the former annotation'),
    name: z.string().describe('Empty where none is written'),
    annotation: z
      .boolean()
      .describe('Written as the former annotation kubernetes.io/ingress.class'),
    controller: z
      .string()
      .describe(
        'Controller of the IngressClass; empty where it is not among the objects',
      ),
    retired: z
      .boolean()
      .describe(
        'The class is that of ingress-nginx, which is retired: by its controller, else by the name nginx or by annotations of nginx.ingress.kubernetes.io',
      ),
    source: sourceShape,
  })
  .describe('Which controller serves it');

const annotationShape = z
  .object({
    name: z.string().describe('With its prefix'),
    nginx: z.boolean().describe('Of nginx.ingress.kubernetes.io'),
    known: z
      .boolean()
      .describe('ingress-nginx knows it; true for annotations of others'),
    snippet: z.boolean().describe('It puts text into the configuration'),
    suggestion: z
      .string()
      .describe('The known one that was probably meant; mostly empty'),
    source: sourceShape,
  })
  .describe('An annotation of an Ingress');

export const ingressShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    class: ingressClassShape,
    hosts: z.array(ingressHostShape).describe('One for each rule'),
    tls: z.array(ingressTlsShape).describe('Its tls entries'),
    backends: z.array(backendShape).describe('Where it sends requests'),
    annotations: z
      .array(annotationShape)
      .describe('Its annotations, without values'),
    rewrites: z
      .array(remarkShape)
      .describe('Rewrites that send every path to the same place'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('An Ingress');

const parentShape = z
  .object({
    kind: z.string().describe('Gateway by default; Service for a mesh'),
    name: z.string().describe('Name of the Gateway or Service'),
    namespace: z.string().describe("The route's where none is written"),
    section: z
      .string()
      .describe('Name of the listener; empty where none is written'),
    found: z
      .boolean()
      .describe(
        'The Gateway, or Service, is among the objects that are deployed together',
      ),
    accepts: z
      .boolean()
      .describe(
        'The Gateway has the listener, and one that takes these hosts; true where it is not found',
      ),
    source: sourceShape,
  })
  .describe('What a route is attached to');

export const httpRouteShape = z
  .object({
    apiVersion: apiVersionShape,
    kind: z
      .string()
      .describe('HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    hostnames: z.array(z.string()).describe('None: all hosts'),
    parents: z.array(parentShape).describe('What it is attached to'),
    backends: z.array(backendShape).describe('Where it sends requests'),
    redirectsOnly: z
      .boolean()
      .describe('No rule has a backend, since all redirect'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A route of the Gateway API');

const listenerShape = z
  .object({
    name: z.string().describe('Name of the listener'),
    port: z.int().describe('Its port'),
    protocol: z.string().describe('HTTP, HTTPS, TLS, TCP, UDP …'),
    hostname: z.string().describe('Empty: every host'),
    encrypted: z
      .boolean()
      .describe('HTTPS or TLS, with a certificate or passed through'),
    secrets: z.array(z.string()).describe('Names of its certificates'),
    source: sourceShape,
  })
  .describe('A listener of a Gateway');

export const gatewayShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    className: z.string().describe('gatewayClassName'),
    listeners: z.array(listenerShape).describe('Its listeners'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A Gateway of the Gateway API');

export type ServiceEvidence = z.output<typeof serviceShape>;
export type IngressEvidence = z.output<typeof ingressShape>;
export type HttpRouteEvidence = z.output<typeof httpRouteShape>;
export type GatewayEvidence = z.output<typeof gatewayShape>;
export type Backend = z.output<typeof backendShape>;
