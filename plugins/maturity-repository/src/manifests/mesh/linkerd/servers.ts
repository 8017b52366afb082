import { Field } from '../../model/field';
import { Labels, labelsOf, LabelSelector } from '../../model/selector';
import { mayBeSame } from '../../link/setIndex';
import {
  linkerdPolicy,
  MeshObject,
  MeshObjects,
  onceFor,
  Target,
} from '../objects';
import { Authorization, linkerdAuthorizations } from './authorizations';

/** A port of pods that policies of Linkerd are about, and who may reach it. */
export interface Server extends MeshObject {
  /** Number or name. */
  port: Field;
  /** What holds where no policy allows: `deny` unless told. */
  accessPolicy: string;
  labels: Labels;
  selector: LabelSelector;
  authorizations: Authorization[];
}

/** The port of the proxy itself, which the kubelet asks for its health. */
const ofProxy = new Set(['linkerd-admin', '4191']);

/** The Servers that are deployed together, each with the authorizations that are about it. */
export const allServers = onceFor((objects): Server[] =>
  objects
    .of(linkerdPolicy, 'Server')
    .filter(({ field }) => !ofProxy.has(field.get('spec', 'port').text))
    .map(object => {
      const spec = object.field.get('spec');
      const labels = labelsOf(object.field.get('metadata', 'labels'));
      return {
        ...object,
        port: spec.get('port'),
        accessPolicy: spec.get('accessPolicy').text || 'deny',
        labels,
        selector: LabelSelector.of(spec.get('podSelector')),
        authorizations: linkerdAuthorizations(objects).filter(authorization =>
          authorization.isFor({ ...object, labels }),
        ),
      };
    }),
);

/** The Servers that select pods. */
export function serversOf(objects: MeshObjects, target: Target): Server[] {
  return allServers(objects).filter(
    ({ selector, namespace }) =>
      mayBeSame(namespace, target.namespace) && selector.matches(target.labels),
  );
}

/** The policies that target a whole namespace. */
export function authorizationsOfNamespace(
  objects: MeshObjects,
  namespace: string,
): Authorization[] {
  return linkerdAuthorizations(objects).filter(
    policy => policy.ofNamespace && mayBeSame(policy.namespace, namespace),
  );
}
