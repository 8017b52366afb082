import { ManifestObject } from '../objects';
import { Backend, IngressEvidence, Remark } from '../shapes';
import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { nginxAnnotations, nginxSuggestions } from './nginxAnnotations';
import { providerOf } from './providers';
import { hasPort, isBackendFilledIn, Services } from './services';
import { SetIndex } from './setIndex';

const nginx = 'nginx.ingress.kubernetes.io/';
const formerClass = 'kubernetes.io/ingress.class';

/** Annotations by which a certificate is taken from elsewhere than a Secret. */
const certificateAnnotations = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
];

/** The Ingresses of a set, with the Services they lead to. */
export function linkIngresses(
  index: SetIndex,
  services: Services,
): IngressEvidence[] {
  return index
    .ofKind('Ingress')
    .filter(({ object }) =>
      /^(?:networking\.k8s\.io|extensions)\//.test(object.apiVersion),
    )
    .map(field => linkIngress(field, index, services));
}

function linkIngress(
  field: Field,
  index: SetIndex,
  services: Services,
): IngressEvidence {
  const { object } = field;
  const spec = field.get('spec');
  const namespace = index.namespaceOf(object);
  const tls = spec
    .get('tls')
    .items()
    .map(entry => tlsOf(entry, field, index));
  return {
    apiVersion: object.apiVersion,
    name: object.name,
    title: titleOf(object),
    namespace,
    class: classOf(field, index),
    hosts: hostsOf(field, tls),
    tls,
    backends: backendFields(spec).map(backend =>
      linkBackend(backend, object, namespace, services),
    ),
    annotations: annotationsOf(field),
    rewrites: rewritesOf(field),
    unread: index.unreadBeside(namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

function annotation(ingress: Field, name: string): Field {
  return ingress.get('metadata', 'annotations', name);
}

function classOf(ingress: Field, index: SetIndex): IngressEvidence['class'] {
  const written = ingress.get('spec', 'ingressClassName');
  const former = annotation(ingress, formerClass);
  const field = written.set || !former.set ? written : former;
  const name = field.text;
  const ingressClass = index.locateAnywhere('IngressClass', name)?.object;
  const controller = ingressClass
    ? Field.of(ingressClass).get('spec', 'controller').text
    : '';
  return {
    set: name !== '',
    name,
    annotation: field === former,
    controller,
    retired: isRetired(name, controller, ingress),
    source: field.source,
  };
}

/** Whether ingress-nginx serves it. The controller of F5 goes by the name nginx too, but has annotations of its own. */
function isRetired(name: string, controller: string, ingress: Field): boolean {
  if (controller !== '') return controller === 'k8s.io/ingress-nginx';
  const annotations = ingress.get('metadata', 'annotations').keys();
  if (annotations.some(key => /^nginx\.(?:org|com)\//.test(key))) return false;
  return name === ''
    ? annotations.some(key => key.startsWith(nginx))
    : /(?:^|-)nginx(?:-|$)/.test(name);
}

function hostsOf(
  ingress: Field,
  tls: IngressEvidence['tls'],
): IngressEvidence['hosts'] {
  const spec = ingress.get('spec');
  const rules = spec.get('rules').items();
  const byDefault = [spec.get('defaultBackend'), spec.get('backend')].filter(
    ({ set }) => set,
  );
  const terminated = certificateAnnotations.some(
    name => annotation(ingress, name).set,
  );
  return (rules.length ? rules : byDefault).map(rule => {
    const host = rule.get('host').text;
    return {
      host,
      open: host === '' || host === '*',
      tls: terminated || tls.some(entry => covers(entry.hosts, host)),
      source: rule.get('host').source,
    };
  });
}

/** Without hosts an entry is of all of them. */
function covers(hosts: string[], host: string): boolean {
  if (hosts.length === 0) return true;
  const parent = host.slice(host.indexOf('.') + 1);
  return host !== '' && (hosts.includes(host) || hosts.includes(`*.${parent}`));
}

const issuers = [
  'cert-manager.io/cluster-issuer',
  'cert-manager.io/issuer',
  'kubernetes.io/tls-acme',
];

function tlsOf(
  entry: Field,
  ingress: Field,
  index: SetIndex,
): IngressEvidence['tls'][number] {
  const secret = entry.get('secretName').text;
  return {
    hosts: entry
      .get('hosts')
      .items()
      .map(({ text }) => text),
    secret,
    provided:
      issuers.some(name => annotation(ingress, name).set) ||
      (secret !== '' &&
        providerOf(
          index,
          'Secret',
          secret,
          index.namespaceOf(ingress.object),
        ) !== undefined),
    placeholder: entry.get('secretName').placeholder,
    source: entry.source,
  };
}

interface BackendField {
  field: Field;
  host: string;
  path: string;
}

function backendFields(spec: Field): BackendField[] {
  const rules = spec
    .get('rules')
    .items()
    .flatMap(rule =>
      rule
        .get('http', 'paths')
        .items()
        .map(path => ({
          field: path.get('backend'),
          host: rule.get('host').text,
          path: path.get('path').text,
        })),
    );
  const byDefault = [spec.get('defaultBackend'), spec.get('backend')]
    .filter(({ set }) => set)
    .map(field => ({ field, host: '', path: '' }));
  return [...rules, ...byDefault];
}

function linkBackend(
  { field, host, path }: BackendField,
  ingress: ManifestObject,
  namespace: string,
  services: Services,
): Backend {
  const name =
    field.get('service', 'name').text || field.get('serviceName').text;
  const portField = field.get('service', 'port');
  const port =
    portField.get('name').text ||
    portField.get('number').text ||
    field.get('servicePort').text;
  const service = services.find(name, namespace);
  service?.ingresses.add(ingress.name);
  for (const pod of service?.pods ?? []) pod.ingresses.add(ingress.name);
  // The AWS controller takes an annotation for a Service by this port.
  const portFound =
    port === 'use-annotation' ||
    (service !== undefined && hasPort(service, port));
  return {
    service: name,
    namespace,
    port,
    host,
    path,
    found: service !== undefined,
    portFound,
    placeholder: !portFound && isBackendFilledIn(name, port, service),
    elsewhere: field.get('resource').set || port === 'use-annotation',
    source: field.source,
  };
}

function annotationsOf(ingress: Field): IngressEvidence['annotations'] {
  return ingress
    .get('metadata', 'annotations')
    .entries()
    .map(([name, field]) => {
      const isNginx = name.startsWith(nginx);
      const own = name.slice(nginx.length);
      const suggestion = isNginx ? nginxSuggestions.get(own) : undefined;
      return {
        name,
        nginx: isNginx,
        known: !isNginx || nginxAnnotations.has(own),
        snippet: /^nginx\..*-snippets?$/.test(name),
        suggestion: suggestion ? `${nginx}${suggestion}` : '',
        source: field.source,
      };
    });
}

/** A rewrite to a fixed path of everything below a prefix loses what comes after it. */
function rewritesOf(ingress: Field): Remark[] {
  const target = annotation(ingress, `${nginx}rewrite-target`);
  if (target.text === '' || target.text.includes('$')) return [];
  const prefixes = ingress
    .get('spec', 'rules')
    .items()
    .flatMap(rule => rule.get('http', 'paths').items())
    .filter(path => path.get('pathType').text !== 'Exact');
  if (prefixes.length === 0) return [];
  const path = prefixes[0].get('path').text || '/';
  return [
    {
      message: {
        en: `Every request below ${path} is sent to ${target.text}`,
        zh: `${path} 下的所有请求都会被转到 ${target.text}`,
      },
      source: target.source,
    },
  ];
}
