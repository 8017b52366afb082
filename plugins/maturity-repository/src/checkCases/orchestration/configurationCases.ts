import { Files } from '../types';
import { after, changed, nothing, shop } from './shop';
import { casesOf, folder, notRendered } from './tell';

const none = [nothing];
const variable = '              value: info';
const env = (name: string, value: string) =>
  after(variable, `            - { name: ${name}, value: ${value} }`);
const configMap = (data: string) =>
  changed(['  log-format: json', `  ${data}`]);
const secret = (data: string): Files => ({
  'k8s/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData:\n  password: ${data}\n`,
});
const mounted = (to: string) => changed(['configMap: { name: api }', to]);
const fromSecret = (name: string, more = '') =>
  changed([
    'secretKeyRef: { name: db, key: password }',
    `secretKeyRef: { name: ${name}, key: password${more} }`,
  ]);
const other = mounted('configMap: { name: other }');
const pullSecret = after(
  '      serviceAccountName: api',
  '      imagePullSecrets: [{ name: registry }]',
);
const claim = mounted('persistentVolumeClaim: { claimName: data }');
const fromKey = (name: string, key: string, more = '') =>
  after(
    variable,
    `            - { name: X, valueFrom: { configMapKeyRef: { name: ${name}, key: ${key}${more} } } }`,
  );
/** A pod that refers to one thing alone. */
const pod = (volume: string): Files => ({
  'k8s/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec:\n  containers: [{ name: x, volumeMounts: [{ name: v, mountPath: /v }] }]\n  volumes:\n    - { name: v, ${volume} }\n`,
});

/** A pod that refers to nothing but variables. */
const variables: Files = {
  'k8s/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: x, env: [{ name: X, valueFrom: { secretKeyRef: { name: x, key: x } } }] }] }\n',
};

/** A pod that refers to nothing but who it is. */
const account: Files = {
  'k8s/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { serviceAccountName: x, containers: [{ name: x }] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: x }\n',
};

/** What the checks of the task "write the manifests" say of configuration and secrets. */
export const configurationCases = casesOf({
  'container-env-unique': {
    none,
    pass: [shop],
    fail: [{ files: env('LOG_LEVEL', 'debug'), at: ['value: debug'] }],
  },
  'container-env-no-secrets': {
    none,
    pass: [
      shop,
      env('API_TOKEN', 'changeme'),
      env('APP_CREDENTIALS', '/secrets/app/key.json'),
    ],
    fail: [{ files: env('API_TOKEN', 'f00dcafe42'), at: ['f00dcafe42'] }],
  },
  'configmaps-no-secrets': {
    none,
    pass: [shop],
    fail: [{ files: configMap('password: hunter22'), at: ['hunter22'] }],
  },
  'secrets-not-in-clear': {
    none: [nothing, shop],
    pass: [secret('""')],
    fail: [{ files: secret('hunter22'), at: ['hunter22'] }],
  },
  'configuration-exists': {
    none: [
      account,
      nothing,
      pod('secret: { secretName: x }'),
      pod('configMap: { name: x, optional: true }'),
    ],
    pass: [
      shop,
      { files: shop, evidence: folder },
      fromSecret('other'),
      fromKey('api', 'no', ', optional: true'),
    ],
    fail: [
      { files: other, at: ['name: other'] },
      { files: claim, at: ['claimName'] },
      { files: fromKey('api', 'level'), at: ['key: level'] },
      {
        files: fromKey('api', 'level'),
        at: ['key: level'],
        evidence: notRendered,
      },
      { files: fromKey('api', 'level'), evidence: folder },
      {
        files: changed(['key: password }', 'key: pass }']),
        at: ['key: pass }'],
      },
    ],
    unknown: [
      { files: other, evidence: notRendered },
      { files: other, evidence: folder },
      mounted('configMap: { name: "${CONFIG}" }'),
    ],
  },
  'secrets-declared': {
    none: [
      nothing,
      pod('configMap: { name: x }'),
      fromSecret('db', ', optional: true'),
    ],
    pass: [
      { files: shop, evidence: folder },
      shop,
      pullSecret,
      { files: shop, evidence: notRendered },
    ],
    fail: [{ files: fromSecret('other'), at: ['secretKeyRef'] }],
    unknown: [
      { files: fromSecret('other'), evidence: notRendered },
      { files: fromSecret('other'), evidence: folder },
      fromSecret('"${SECRET}"'),
    ],
  },
  'configuration-read-only': {
    none: [nothing, variables],
    pass: [shop],
    fail: [
      {
        files: changed([
          'mountPath: /etc/api, readOnly: true',
          'mountPath: /etc/api',
        ]),
        at: ['mountPath: /etc/api'],
      },
      { files: pod('secret: { secretName: x }'), at: ['mountPath: /v'] },
    ],
  },
});
