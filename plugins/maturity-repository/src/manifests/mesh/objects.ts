import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { Labels, LabelSelector } from '../model/selector';
import { mayBeSame, push, SetIndex } from '../link/setIndex';

export const istioNetworking = 'networking.istio.io';
export const istioSecurity = 'security.istio.io';
export const linkerdPolicy = 'policy.linkerd.io';
export const gatewayApi = 'gateway.networking.k8s.io';

/** Where Istio reads what holds for the whole mesh, unless it was installed elsewhere. */
export const rootNamespace = 'istio-system';

/** An object, and where it is deployed. */
export interface MeshObject {
  field: Field;
  name: string;
  title: string;
  namespace: string;
  /** It is of the set that is looked at, and not of one that is deployed beside it. */
  own: boolean;
}

/** The objects that are deployed together, by kind. */
export class MeshObjects {
  readonly #byKind = new Map<string, MeshObject[]>();

  constructor(readonly index: SetIndex) {}

  /** All of a kind; the set's own first. */
  of(group: string, kind: string): readonly MeshObject[] {
    const key = `${group}/${kind}`;
    let known = this.#byKind.get(key);
    if (!known) {
      known = [this.index, ...this.index.beside].flatMap(index =>
        index.ofKind(kind, group).map(field => ({
          field,
          name: field.object.name,
          title: titleOf(field.object),
          namespace: index.namespaceOf(field.object),
          own: index === this.index,
        })),
      );
      this.#byKind.set(key, known);
    }
    return known;
  }

  ownOf(group: string, kind: string): MeshObject[] {
    return this.of(group, kind).filter(({ own }) => own);
  }

  /** `metadata` of a namespace; undefined where it isn't declared here. */
  namespace(name: string): Field | undefined {
    const all = this.of('', 'Namespace');
    const found = all.find(candidate => candidate.name === name);
    // Of a deployment into a namespace that nothing names, the only one declared is meant.
    const meant =
      found ?? (name === '' && all.length === 1 ? all[0] : undefined);
    return meant?.field.get('metadata');
  }
}

/** What policies are about. */
export interface Target {
  labels: Labels;
  namespace: string;
}

/** How far a policy reaches that selects pods by labels. */
export type Scope = 'workload' | 'namespace' | 'mesh';

/** How a policy of Istio comes to mean these pods; undefined where it doesn't. */
export function scopeOf(
  { namespace }: MeshObject,
  selector: Field,
  target: Target,
): Scope | undefined {
  const labels = LabelSelector.ofLabels(selector);
  const everywhere = namespace === rootNamespace;
  const here = mayBeSame(namespace, target.namespace);
  if (!everywhere && !here) return undefined;
  if (labels.empty) return everywhere ? 'mesh' : 'namespace';
  return labels.matches(target.labels) ? 'workload' : undefined;
}

/** Groups things by a key. */
export function groupedBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) push(groups, keyOf(item), item);
  return groups;
}
