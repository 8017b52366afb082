import { ManifestObject } from '../objects';
import { Field } from '../model/field';
import { mayBeSame, push, SetIndex } from './setIndex';

/** An object that is, or makes, a ConfigMap or Secret. */
export interface Provider {
  /** Its kind. */
  kind: string;
  /** Keys it has; undefined where the repository doesn't tell. */
  keys: ReadonlySet<string> | undefined;
}

interface Provided extends Provider {
  name: string;
  namespace: string;
}

type Of = 'ConfigMap' | 'Secret';

interface Made {
  of: Of;
  name: string;
  keys?: string[];
}

type Maker = (field: Field, object: ManifestObject) => Made[];

const secretNamed =
  (...way: string[]): Maker =>
  (field, { name }) =>
    [{ of: 'Secret', name: field.get(...way).text || name }];

/** Kinds that are or make ConfigMaps and Secrets, and how they say which. */
const makers: Readonly<Record<string, Maker>> = {
  ConfigMap: (field, { name }) => [
    {
      of: 'ConfigMap',
      name,
      keys: [...field.get('data').keys(), ...field.get('binaryData').keys()],
    },
  ],
  Secret: (field, { name }) => [
    {
      of: 'Secret',
      name,
      keys: [...field.get('data').keys(), ...field.get('stringData').keys()],
    },
  ],
  SealedSecret: (field, { name }) => [
    {
      of: 'Secret',
      name: field.get('spec', 'template', 'metadata', 'name').text || name,
      keys: [
        ...field.get('spec', 'encryptedData').keys(),
        ...field.get('spec', 'template', 'data').keys(),
      ],
    },
  ],
  ExternalSecret: (field, { name }) => [
    {
      of: 'Secret',
      name: field.get('spec', 'target', 'name').text || name,
      keys: externalKeys(field),
    },
  ],
  Certificate: (field, { name }) => [
    {
      of: 'Secret',
      name: field.get('spec', 'secretName').text || name,
      keys: field.get('spec', 'keystores').set
        ? undefined
        : ['tls.crt', 'tls.key', 'ca.crt'],
    },
  ],
  VaultStaticSecret: secretNamed('spec', 'destination', 'name'),
  VaultDynamicSecret: secretNamed('spec', 'destination', 'name'),
  OnePasswordItem: secretNamed('metadata', 'name'),
  InfisicalSecret: secretNamed('spec', 'managedSecretReference', 'secretName'),
  Cluster: (_field, { name, apiVersion }) =>
    apiVersion.startsWith('postgresql.cnpg.io/')
      ? [
          { of: 'Secret', name: `${name}-app` },
          { of: 'Secret', name: `${name}-superuser` },
        ]
      : [],
  SecretProviderClass: field =>
    field
      .get('spec', 'secretObjects')
      .items()
      .map(secret => ({ of: 'Secret', name: secret.get('secretName').text })),
  SopsSecret: field =>
    field
      .get('spec', 'secretTemplates')
      .items()
      .map(secret => ({ of: 'Secret', name: secret.get('name').text })),
  Bundle: (_field, { name }) => [{ of: 'ConfigMap', name }],
};

/** Undefined where a whole store is taken over, or a template makes others of them. */
function externalKeys(field: Field): string[] | undefined {
  const spec = field.get('spec');
  if (spec.get('dataFrom').items().length > 0) return undefined;
  if (spec.get('target', 'template').set) return undefined;
  return spec
    .get('data')
    .items()
    .map(entry => entry.get('secretKey').text);
}

const indexed = new WeakMap<SetIndex, Map<string, Provided[]>>();

/** What provides the ConfigMap or Secret of this name, in the set or beside it; undefined where nothing does. */
export function providerOf(
  index: SetIndex,
  of: Of,
  name: string,
  namespace: string,
): Provider | undefined {
  return (
    [index, ...index.beside]
      .flatMap(each => providersIn(each).get(`${of}/${name}`) ?? [])
      .find(provider => mayBeSame(provider.namespace, namespace)) ??
    (of === 'ConfigMap' && name === 'kube-root-ca.crt'
      ? { kind: 'Namespace', keys: undefined }
      : undefined)
  );
}

function providersIn(index: SetIndex): Map<string, Provided[]> {
  const providers = indexed.get(index) ?? collect(index);
  indexed.set(index, providers);
  return providers;
}

function collect(index: SetIndex): Map<string, Provided[]> {
  const providers = new Map<string, Provided[]>();
  for (const object of index.set.objects) {
    const makes = Object.hasOwn(makers, object.kind)
      ? makers[object.kind]
      : undefined;
    if (!makes) continue;
    for (const made of makes(Field.of(object), object)) {
      push(providers, `${made.of}/${made.name}`, {
        kind: object.kind,
        name: made.name,
        namespace: index.namespaceOf(object),
        keys: made.keys && new Set(made.keys),
      });
    }
  }
  return providers;
}
