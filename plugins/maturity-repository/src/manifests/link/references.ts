import { ConfigReference } from '../shapes';
import { Field } from '../model/field';
import { isPlaceholder } from '../schema';
import { inTurns } from '../../turn';
import { Pod, Pods } from './pods';
import { Provider, providerOf } from './providers';
import { SetIndex } from './setIndex';

type Kind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';

interface Reference {
  field: Field;
  kind: Kind;
  name: string;
  /** Keys it needs; all it has where none is named. */
  keys: string[];
  use: ConfigReference['use'];
  optional: boolean;
  container: string;
  /** Name of the volume it is. */
  volume: string;
}

const pairs = [
  { kind: 'ConfigMap', ofKey: 'configMapKeyRef', ofAll: 'configMapRef' },
  { kind: 'Secret', ofKey: 'secretKeyRef', ofAll: 'secretRef' },
] as const;

const containerLists = ['initContainers', 'containers', 'ephemeralContainers'];

/** What the pods of a set need to start, and whether the set has it. */
export async function linkReferences(
  index: SetIndex,
  pods: Pods,
): Promise<ConfigReference[]> {
  const all: ConfigReference[] = [];
  for await (const some of inTurns(pods.all)) {
    for (const pod of some) {
      for (const reference of referencesOf(pod)) {
        all.push(resolve(reference, pod, index));
      }
    }
  }
  return all;
}

function resolve(
  reference: Reference,
  pod: Pod,
  index: SetIndex,
): ConfigReference {
  const { field, kind, name, keys, use, optional, container } = reference;
  const provider = find(reference, pod, index);
  const mounts = reference.volume === '' ? [] : mountsOf(pod, reference.volume);
  const writable = mounts.find(mount => mount.get('readOnly').bool !== true);
  return {
    workload: pod.title,
    container,
    kind,
    name,
    key: keys.length === 1 ? keys[0] : '',
    use,
    optional,
    placeholder: isPlaceholder(name),
    found: provider !== undefined,
    keyFound:
      provider !== undefined &&
      keys.every(key => provider.keys?.has(key) ?? true),
    providedBy: provider?.kind ?? '',
    writable: writable !== undefined,
    mountSource: (writable ?? mounts.at(0) ?? field).source,
    unread: index.unreadBeside(pod.namespace),
    environments: [index.set.environment],
    source: field.source,
  };
}

function mountsOf({ template }: Pod, volume: string): Field[] {
  return containerLists
    .flatMap(list => template.spec.get(list).items())
    .flatMap(container => container.get('volumeMounts').items())
    .filter(mount => mount.get('name').text === volume);
}

function find(
  { kind, name }: Reference,
  pod: Pod,
  index: SetIndex,
): Provider | undefined {
  if (kind === 'ConfigMap' || kind === 'Secret') {
    return providerOf(index, kind, name, pod.namespace);
  }
  const object = index.find(kind, name, pod.namespace, '');
  return object && { kind: object.kind, keys: undefined };
}

function referencesOf(pod: Pod): Reference[] {
  const { spec } = pod.template;
  return [
    ...containerLists
      .flatMap(list => spec.get(list).items())
      .flatMap(ofContainer),
    ...spec.get('volumes').items().flatMap(ofVolume),
    ...spec
      .get('imagePullSecrets')
      .items()
      .map(field =>
        referenceTo(field, 'Secret', field.get('name').text, 'image-pull'),
      ),
    ...ofServiceAccount(spec),
  ].filter(({ name }) => name !== '');
}

function referenceTo(
  field: Field,
  kind: Kind,
  name: string,
  use: Reference['use'],
  more: Partial<Reference> = {},
): Reference {
  return {
    field,
    kind,
    name,
    use,
    keys: [],
    optional: false,
    container: '',
    volume: '',
    ...more,
  };
}

function ofContainer(field: Field): Reference[] {
  const container = field.get('name').text;
  const env = field
    .get('env')
    .items()
    .flatMap(variable =>
      pairs.map(({ kind, ofKey }) => ({
        kind,
        ref: variable.get('valueFrom', ofKey),
      })),
    );
  const envFrom = field
    .get('envFrom')
    .items()
    .flatMap(from =>
      pairs.map(({ kind, ofAll }) => ({ kind, ref: from.get(ofAll) })),
    );
  return [
    ...env.map(({ kind, ref }) =>
      referenceTo(ref, kind, ref.get('name').text, 'env', {
        keys: [ref.get('key').text].filter(key => key !== ''),
        optional: isOptional(ref),
        container,
      }),
    ),
    ...envFrom.map(({ kind, ref }) =>
      referenceTo(ref, kind, ref.get('name').text, 'env-from', {
        optional: isOptional(ref),
        container,
      }),
    ),
  ];
}

function ofVolume(field: Field): Reference[] {
  const volume = field.get('name').text;
  const sources = [field, ...field.get('projected', 'sources').items()];
  const configuration = sources.flatMap(source => [
    volumeReference(source.get('configMap'), 'ConfigMap', 'name', volume),
    volumeReference(
      source.get('secret'),
      'Secret',
      source === field ? 'secretName' : 'name',
      volume,
    ),
  ]);
  const claim = field.get('persistentVolumeClaim');
  return [
    ...configuration,
    referenceTo(
      claim,
      'PersistentVolumeClaim',
      claim.get('claimName').text,
      'claim',
    ),
  ];
}

function volumeReference(
  field: Field,
  kind: Kind,
  nameField: string,
  volume: string,
): Reference {
  return referenceTo(field, kind, field.get(nameField).text, 'volume', {
    keys: field
      .get('items')
      .items()
      .map(item => item.get('key').text)
      .filter(key => key !== ''),
    optional: isOptional(field),
    volume,
  });
}

function isOptional(field: Field): boolean {
  return field.get('optional').bool === true;
}

/** Every namespace has an account `default`. */
function ofServiceAccount(spec: Field): Reference[] {
  const field = [
    spec.get('serviceAccountName'),
    spec.get('serviceAccount'),
  ].find(({ text }) => text !== '');
  return field && field.text !== 'default'
    ? [referenceTo(field, 'ServiceAccount', field.text, 'service-account')]
    : [];
}
