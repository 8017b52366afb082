import { deployment, documents, linkedOf } from './testing';

const object = (kind: string, name: string, more = '', apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n${more}`;
const using = (container: string, pod?: string) =>
  deployment('web', '{app: web}', { container, pod });

async function referencesOf(...texts: string[]) {
  const { configReferences } = await linkedOf(documents(...texts));
  return configReferences.map(
    ({ kind, name, key, use, optional, found, keyFound, providedBy }) =>
      [
        `${kind}/${name}${key && `#${key}`} ${use}${optional ? '?' : ''}`,
        found && (keyFound ? providedBy : 'no key'),
      ] as const,
  );
}

it('finds what variables, volumes and pulling need', async () => {
  expect(
    await referencesOf(
      using(
        'env: [{name: A, valueFrom: {configMapKeyRef: {name: app, key: a}}}, {name: B, valueFrom: {configMapKeyRef: {name: app, key: b}}}, {name: C, valueFrom: {secretKeyRef: {name: absent, key: c, optional: true}}}]\n        envFrom: [{configMapRef: {name: app}}, {secretRef: {name: keys}}]',
        'volumes: [{name: a, configMap: {name: app, items: [{key: b, path: b}]}}, {name: b, secret: {secretName: keys}}, {name: c, projected: {sources: [{configMap: {name: absent}}]}}, {name: d, persistentVolumeClaim: {claimName: data}}]\n      imagePullSecrets: [{name: pull}]\n      serviceAccountName: web',
      ),
      object('ConfigMap', 'app', 'data: {a: "1"}'),
      object('Secret', 'keys', 'data: {k: djE=}'),
      object('PersistentVolumeClaim', 'data'),
      object('ServiceAccount', 'web'),
    ),
  ).toEqual([
    ['ConfigMap/app#a env', 'ConfigMap'],
    ['ConfigMap/app#b env', 'no key'],
    ['Secret/absent#c env?', false],
    ['ConfigMap/app env-from', 'ConfigMap'],
    ['Secret/keys env-from', 'Secret'],
    ['ConfigMap/app#b volume', 'no key'],
    ['Secret/keys volume', 'Secret'],
    ['ConfigMap/absent volume', false],
    ['PersistentVolumeClaim/data claim', 'PersistentVolumeClaim'],
    ['Secret/pull image-pull', false],
    ['ServiceAccount/web service-account', 'ServiceAccount'],
  ]);
});

it.each([
  ['ExternalSecret', 'spec: {data: [{secretKey: k}]}', 'ExternalSecret'],
  ['ExternalSecret', 'spec: {data: [{secretKey: other}]}', 'no key'],
  ['ExternalSecret', 'spec: {dataFrom: [{extract: {}}]}', 'ExternalSecret'],
  ['SealedSecret', 'spec: {encryptedData: {k: AgB}}', 'SealedSecret'],
  ['OnePasswordItem', 'spec: {}', 'OnePasswordItem'],
  ['Deployment', 'spec: {}', false],
])('a Secret may come from %s with %s', async (kind, spec, expected) => {
  const references = await referencesOf(
    using('env: [{name: A, valueFrom: {secretKeyRef: {name: keys, key: k}}}]'),
    object(kind, 'keys', spec, 'example.com/v1'),
  );
  expect(references[0][1]).toBe(expected);
});

it('may have another name than what makes it', async () => {
  const references = await referencesOf(
    using('envFrom: [{secretRef: {name: made}}, {secretRef: {name: tls}}]'),
    object(
      'ExternalSecret',
      'a',
      'spec: {target: {name: made}}',
      'external-secrets.io/v1',
    ),
    object('Certificate', 'b', 'spec: {secretName: tls}', 'cert-manager.io/v1'),
  );
  expect(references.map(([, found]) => found)).toEqual([
    'ExternalSecret',
    'Certificate',
  ]);
});

it('tells at its line what is missing, and mounts that may be written to', async () => {
  const { configReferences } = await linkedOf(
    using(
      'volumeMounts: [{name: a, mountPath: /a, readOnly: true}, {name: b, mountPath: /b}]',
      'volumes:\n      - {name: a, configMap: {name: one}}\n      - {name: b, configMap: {name: two}}',
    ),
  );
  expect(configReferences).toMatchObject([
    {
      name: 'one',
      writable: false,
      source: { line: 10 },
      mountSource: { line: 15 },
    },
    {
      name: 'two',
      writable: true,
      source: { line: 11 },
      mountSource: { line: 15 },
    },
  ]);
});

it('says which ConfigMaps and Secrets are used', async () => {
  const { configMaps, secrets } = await linkedOf(
    documents(
      using('envFrom: [{configMapRef: {name: a}}, {secretRef: {name: b}}]'),
      object('ConfigMap', 'a', 'immutable: true'),
      object('ConfigMap', 'other'),
      object('Secret', 'b'),
      object('Secret', 'other'),
    ),
  );
  expect(
    configMaps.map(({ name, used, immutable }) => [name, used, immutable]),
  ).toEqual([
    ['a', true, true],
    ['other', false, false],
  ]);
  expect(secrets.map(({ name, used }) => [name, used])).toEqual([
    ['b', true],
    ['other', false],
  ]);
});
