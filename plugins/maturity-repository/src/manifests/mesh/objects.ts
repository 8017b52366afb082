import { Field } from '../model/field';
import { titleOf } from '../model/podTemplate';
import { Labels, LabelSelector } from '../model/selector';
import { mayBeSame, SetIndex } from '../link/setIndex';

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
  #namespaces: Map<string, Field> | undefined;

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
    this.#namespaces ??= this.#readNamespaces();
    const known = this.#namespaces;
    // Of a deployment into a namespace that nothing names, the only one declared is meant.
    const [only] = name === '' && known.size === 1 ? known.values() : [];
    return known.get(name) ?? only;
  }

  /** A namespace is declared as such, or by the Application of Argo CD that creates it. */
  #readNamespaces(): Map<string, Field> {
    const metadata = new Map<string, Field>();
    const add = (name: string, field: Field) => {
      if (field.isRecord && !metadata.has(name)) metadata.set(name, field);
    };
    for (const { name, field } of this.of('', 'Namespace')) {
      add(name, field.get('metadata'));
    }
    for (const { field } of this.of('argoproj.io', 'Application')) {
      const spec = field.get('spec');
      add(
        spec.get('destination', 'namespace').text,
        spec.get('syncPolicy', 'managedNamespaceMetadata'),
      );
    }
    return metadata;
  }
}

/** What policies are about. */
export interface Target {
  labels: Labels;
  namespace: string;
}

/** How far a policy reaches that selects pods by labels. */
export type Scope = 'workload' | 'namespace' | 'mesh';

const selectors = new WeakMap<MeshObject, LabelSelector>();

/**
 * How a policy of Istio comes to mean these pods; undefined where it doesn't.
 *
 * @param way - to the labels of its selector
 */
export function scopeOf(
  object: MeshObject,
  way: readonly string[],
  target: Target,
): Scope | undefined {
  const everywhere = object.namespace === rootNamespace;
  if (!everywhere && !mayBeSame(object.namespace, target.namespace)) {
    return undefined;
  }
  const labels =
    selectors.get(object) ?? LabelSelector.ofLabels(object.field.get(...way));
  selectors.set(object, labels);
  if (labels.empty) return everywhere ? 'mesh' : 'namespace';
  return labels.matches(target.labels) ? 'workload' : undefined;
}

/** Computes something of what is deployed together once. */
export function onceFor<T>(
  compute: (objects: MeshObjects) => T,
): (objects: MeshObjects) => T {
  const known = new WeakMap<MeshObjects, { value: T }>();
  return objects => {
    const found = known.get(objects) ?? { value: compute(objects) };
    known.set(objects, found);
    return found.value;
  };
}
