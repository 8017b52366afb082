import { manifests, object } from '../orchestration/objects';
import { casesOf, Sample, Told } from '../orchestration/tell';
import { CheckCase, Files } from '../types';

export { manifests, object };

/** Metadata of pods that say nothing of a mesh. */
export const plain = 'labels: { app: web }';
/** Of pods that join one by themselves. */
export const sidecar =
  'labels: { app: web, sidecar.istio.io/inject: "true" } # joins';
export const ambient =
  'labels: { app: web, istio.io/dataplane-mode: ambient } # joins';
export const linkerd =
  'labels: { app: web }, annotations: { linkerd.io/inject: enabled } # joins';

/** A Deployment that runs web in the namespace shop. */
export function workload(
  pods = sidecar,
  more: { metadata?: string; pod?: string; spec?: string } = {},
): string {
  const [fields, comment = ''] = pods.split(' #');
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop${more.metadata ?? ''} }
spec:
  replicas: 3
${more.spec ?? ''}  selector: { matchLabels: { app: web } }
  template:
    metadata:
      ${fields.split(', annotations:').join('\n      annotations:')}${
    comment && ` #${comment}`
  }
    spec:
${more.pod ?? ''}      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.0
          ports: [{ name: http, containerPort: 8080 }]
`;
}

/** The Service of web. */
export function service(
  metadata = '',
  ports = '{ name: http, port: 80, targetPort: http }',
) {
  return object(
    'Service',
    `name: web, namespace: shop${metadata}`,
    `spec:\n  selector: { app: web }\n  ports: [${ports}]\n`,
  );
}

export function namespace(metadata = ''): string {
  return object('Namespace', `name: shop${metadata}`, '');
}

const istio =
  (group: string) =>
  (kind: string, spec: string, name = 'web') =>
    object(
      kind,
      `name: ${name}, namespace: shop`,
      `spec:\n${spec}`,
      `${group}.istio.io/v1`,
    );

/** An object of Istio in the namespace shop; `spec` is indented by two. */
export const networking = istio('networking');
export const security = istio('security');

/** An object of Linkerd in the namespace shop. */
export function linkerdPolicy(
  kind: string,
  spec: string,
  name = 'web',
  version = kind === 'Server' ? 'v1beta3' : 'v1alpha1',
): string {
  return object(
    kind,
    `name: ${name}, namespace: shop`,
    `spec:\n${spec}`,
    `policy.linkerd.io/${version}`,
  );
}

/** A repository of a service whose catalog entity declares a mesh. */
export function declared(
  mesh: string,
  files: Files,
): Exclude<Sample, Files> & { files: Files } {
  const annotations = { 'container-maturity.io/mesh': mesh };
  return { files, entity: { metadata: { annotations } } };
}

/** web and its Service, in the mesh by its own label, with these objects. */
export function meshed(...objects: string[]): Files {
  return manifests(workload(), service(), ...objects);
}

/** web and its Service as they are in no mesh. */
export const unmeshed = manifests(workload(plain), service());

/** Every case of a table; where none is declared, no check of it applies, whatever it fails otherwise. */
export function casesOfMesh(table: Record<string, Told>): CheckCase[] {
  return casesOf(
    Object.fromEntries(
      Object.entries(table).map(([check, told]) => {
        const [first] = told.fail ?? [];
        const files = first?.files as Files;
        return [
          check,
          { ...told, none: [...(told.none ?? []), declared('none', files)] },
        ];
      }),
    ),
  );
}

const notHere = { en: 'There is no helm here', zh: '这里没有 helm' };

/** Something that is deployed beside all there is could not be read. */
export const unread: NonNullable<CheckCase['evidence']> = collected =>
  Object.fromEntries(
    (
      [
        'meshWorkloads',
        'meshServices',
        'virtualServices',
        'destinationRules',
      ] as const
    ).map(name => [
      name,
      collected[name].map(item => ({ ...item, unread: [notHere] })),
    ]),
  );
