import { MeshAuthorization, MeshToken } from './shapes';
import {
  actionOf,
  asksForToken,
  authorizationsOf,
  beyondZtunnel,
  isAbout,
  openRules,
  targetsOf,
} from './istio/authorization';
import { Authorization } from './linkerd/authorizations';
import { allServers } from './linkerd/servers';
import { MeshPod } from './meshPod';
import { remark } from './membership';
import { istioSecurity, MeshObject, MeshObjects } from './objects';
import { links, push } from '../link/setIndex';

/** As many workloads of a Server as are told of. */
const maxPods = 200;

/** The policies of a set that say who may call what. */
export function linkAuthorizations(
  objects: MeshObjects,
  pods: readonly MeshPod[],
): MeshAuthorization[] {
  const { environment } = objects.index.set;
  const about = new Map<MeshObject, MeshPod[]>();
  for (const pod of pods) {
    for (const policy of authorizationsOf(objects, pod.target)) {
      push(about, policy, pod);
    }
  }
  const ofIstio = objects
    .ownOf(istioSecurity, 'AuthorizationPolicy')
    .map((object): MeshAuthorization => {
      const spec = object.field.get('spec');
      return {
        ...headOf(object),
        mesh: 'istio',
        action: actionOf(object),
        workloads: titlesOf(about.get(object) ?? []),
        selects:
          spec.get('selector', 'matchLabels').keys().length > 0 ||
          targetsOf(object).length > 0,
        open: openRules(object),
        beyondZtunnel: beyondZtunnel(object),
        environments: [environment],
      };
    });
  return [...ofIstio, ...ofLinkerd(objects, pods)];
}

function ofLinkerd(
  objects: MeshObjects,
  pods: readonly MeshPod[],
): MeshAuthorization[] {
  const { environment } = objects.index.set;
  const selected = new Map<unknown, MeshPod[]>();
  for (const pod of pods) {
    for (const server of pod.servers) push(selected, server, pod);
  }
  const found = new Map<string, { policy: Authorization; about: MeshPod[] }>();
  for (const server of allServers(objects)) {
    for (const policy of server.authorizations.filter(({ own }) => own)) {
      const known = found.get(policy.title) ?? { policy, about: [] };
      known.about.push(...(selected.get(server) ?? []).slice(0, maxPods));
      found.set(policy.title, known);
    }
  }
  return [...found.values()].map(({ policy, about }) => ({
    ...headOf(policy),
    mesh: 'linkerd',
    action: 'ALLOW',
    workloads: titlesOf(about),
    selects: !policy.ofNamespace,
    open: policy.open.map(field =>
      remark(
        field,
        field.text === '*'
          ? 'any identity of the mesh may call'
          : 'whoever comes may call',
        field.text === '*' ? '网格中的任何身份都可以调用' : '任何人都可以调用',
      ),
    ),
    beyondZtunnel: [],
    environments: [environment],
  }));
}

/** The RequestAuthentications of a set, and whether anything asks for the tokens that they look at. */
export function linkTokens(
  objects: MeshObjects,
  pods: readonly MeshPod[],
): MeshToken[] {
  const asking = objects
    .of(istioSecurity, 'AuthorizationPolicy')
    .filter(asksForToken);
  return objects.ownOf(istioSecurity, 'RequestAuthentication').map(object => {
    const about = pods.filter(pod => isAbout(object, pod.target));
    return {
      name: object.name,
      title: object.title,
      namespace: object.namespace,
      workloads: titlesOf(about),
      required:
        about.length > 0
          ? about.every(pod =>
              authorizationsOf(objects, pod.target).some(asksForToken),
            )
          : asking.length > 0,
      environments: [objects.index.set.environment],
      source: object.field.source,
    };
  });
}

function headOf({ field, name, title, namespace }: MeshObject) {
  const { apiVersion, kind } = field.object;
  return { apiVersion, kind, name, title, namespace, source: field.source };
}

function titlesOf(pods: readonly MeshPod[]): string[] {
  return links(pods.map(({ pod }) => pod.title));
}
