import { linkedOf } from './testing';
import { Texts } from './texts';

const lines = (...text: string[]) => text.join('\n');

it('tells keys of a ConfigMap that hold secrets, and no value', async () => {
  const linked = await linkedOf(
    lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: app}',
      'data:',
      '  LOG_LEVEL: debug',
      '  DB_PASSWORD: hunter2',
      '  app.yaml: |',
      '    level: debug',
      '    database:',
      '      password: hunter2',
      '  safe.yaml: |',
      '    database:',
      '      password: ${DB_PASSWORD}',
      '      url: postgres://db/app',
      '  id_rsa: |',
      '    -----BEGIN PRIVATE KEY-----',
      '    hunter2',
    ),
  );
  expect(JSON.stringify(linked)).not.toMatch(/hunter2|debug/);
  expect(
    linked.configMaps[0].secretLike.map(({ name, source }) => [
      name,
      source.line,
    ]),
  ).toEqual([
    ['DB_PASSWORD', 6],
    ['app.yaml', 7],
    ['id_rsa', 15],
  ]);
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

it('tells values of a Secret that stand there in clear, and no value', async () => {
  const linked = await linkedOf(
    lines(
      'apiVersion: v1',
      'kind: Secret',
      'metadata: {name: app}',
      'type: kubernetes.io/tls',
      'data:',
      `  password: ${base64('hunter2')}`,
      `  username: ${base64('admin')}`,
      `  tls.crt: ${base64('-----BEGIN CERTIFICATE-----')}`,
      `  placeholder: ${base64('changeme')}`,
      '  empty: ""',
      'stringData:',
      '  token: hunter2',
      '  encrypted: ENC[AES256_GCM,data:abc]',
    ),
  );
  expect(JSON.stringify(linked)).not.toContain('hunter2');
  expect(JSON.stringify(linked)).not.toContain(base64('hunter2'));
  expect(linked.secrets[0]).toMatchObject({
    type: 'kubernetes.io/tls',
    clear: [
      { name: 'password', source: { line: 6 } },
      { name: 'token', source: { line: 12 } },
    ],
  });
});

it('takes a file that SOPS has encrypted for that', async () => {
  const { secrets } = await linkedOf(
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {token: abcdef}\nsops: {version: 3.9.0}\n',
  );
  expect(secrets[0].clear).toEqual([]);
});

it('blames a release for what is written in its templates and values only', async () => {
  const text = lines(
    'apiVersion: v1',
    'kind: Secret',
    'metadata: {name: app}',
    'stringData:',
    '  written: hunter2',
    '  random: x8Kd93jd',
    `data: {encoded: ${base64('hunter3')}}`,
  );
  const texts = new Texts(
    new Map([
      ['chart/values.yaml', `password: hunter2\nother: ${base64('hunter3')}`],
      ['chart/templates/secret.yaml', 'random: {{ randAlphaNum 8 }}'],
    ]),
  );
  const { secrets } = await linkedOf(text, { origin: 'helm' }, texts);
  expect(secrets[0].clear.map(({ name }) => name)).toEqual([
    'encoded',
    'written',
  ]);
});

it('tells a namespace that is written into a template', async () => {
  const text = (namespace: string) =>
    lines(
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  name: a',
      `  namespace: ${namespace}`,
      'spec: {containers: []}',
    );
  const hardCoded = async (template: string, texts = true) => {
    const { workloads } = await linkedOf(
      text('production'),
      {},
      texts ? new Texts(new Map([['k8s/app.yaml', template]])) : undefined,
    );
    return workloads[0].namespace;
  };
  expect(await hardCoded(text('production'))).toMatchObject({
    name: 'production',
    set: true,
    known: true,
    hardCoded: true,
    source: { line: 5 },
  });
  expect(await hardCoded(text('{{ .Release.Namespace }}'))).toMatchObject({
    hardCoded: false,
  });
  // A plain manifest is not rendered: it says what it means.
  expect(await hardCoded('', false)).toMatchObject({ hardCoded: false });
});
