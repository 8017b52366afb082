import { changed, problemsOf, type Changes } from './testing';
import { validateObject } from './validateObject';

function badValues(changes: Changes): string[] {
  return problemsOf(changed(changes)).map(problem =>
    problem.replace('bad-value ', ''),
  );
}
const CONTAINER = 'spec.template.spec.containers.0';

/** The paths of the bad values after each change; [] where it is good. */
const cases: Array<[string, Changes, string[]]> = [
  ['-1 replicas', { 'spec replicas': -1 }, ['spec.replicas']],
  ['0 replicas', { 'spec replicas': 0 }, []],
  ['2^31 replicas', { 'spec replicas': 2 ** 31 }, ['spec.replicas']],
  [
    'port 0',
    { 'spec template spec containers 0 ports 0 containerPort': 0 },
    [`${CONTAINER}.ports.0.containerPort`],
  ],
  [
    'port 65536',
    { 'spec template spec containers 0 ports 0 containerPort': 65536 },
    [`${CONTAINER}.ports.0.containerPort`],
  ],
  [
    'a port name in capitals',
    { 'spec template spec containers 0 ports 0 name': 'HTTP' },
    [`${CONTAINER}.ports.0.name`],
  ],
  [
    'a port name of 16 characters',
    { 'spec template spec containers 0 ports 0 name': 'abcdefghijklmnop' },
    [`${CONTAINER}.ports.0.name`],
  ],
  [
    'a port in quotes in a probe',
    { 'spec template spec containers 0 livenessProbe httpGet port': '8080' },
    [`${CONTAINER}.livenessProbe.httpGet.port`],
  ],
  [
    'a file mode written in decimal',
    { 'spec template spec volumes 0 configMap defaultMode': 644 },
    ['spec.template.spec.volumes.0.configMap.defaultMode'],
  ],
  [
    'a percentage without %',
    { 'spec strategy rollingUpdate maxSurge': '25' },
    ['spec.strategy.rollingUpdate.maxSurge'],
  ],
  [
    'an unknown value',
    { 'spec template spec containers 0 imagePullPolicy': 'Sometimes' },
    [`${CONTAINER}.imagePullPolicy`],
  ],
  [
    "'' for a default",
    { 'spec template spec containers 0 imagePullPolicy': '' },
    [],
  ],
  [
    'a container name with _',
    { 'spec template spec containers 0 name': 'my_shop' },
    [`${CONTAINER}.name`],
  ],
  [
    'an environment name with =',
    { 'spec template spec containers 0 env 0 name': 'A=B' },
    [`${CONTAINER}.env.0.name`],
  ],
  [
    'an environment name with a dot',
    { 'spec template spec containers 0 env 0 name': 'log.level' },
    [],
  ],
  ['a name in capitals', { 'metadata name': 'Shop' }, ['metadata.name']],
  ['a name of 254', { 'metadata name': 'a'.repeat(254) }, ['metadata.name']],
  ['a name with dots', { 'metadata name': 'shop.v2' }, []],
  [
    'a namespace with a dot',
    { 'metadata namespace': 'a.b' },
    ['metadata.namespace'],
  ],
  [
    'a label with a space',
    { 'metadata labels team': 'check out' },
    ['metadata.labels.team'],
  ],
  [
    'a label of 64',
    { 'spec selector matchLabels team': 'a'.repeat(64) },
    ['spec.selector.matchLabels.team'],
  ],
  ['an empty label', { 'metadata labels team': '' }, []],
  [
    'a label key with two slashes',
    { 'metadata labels a/b/c': 'x' },
    ['metadata.labels.a/b/c'],
  ],
  [
    'an annotation with any text',
    { 'metadata annotations a.io/x': '{"a": 1}\n' },
    [],
  ],
];

describe('bad values', () => {
  it.each(cases)('%s', (_, changes, paths) => {
    expect(badValues(changes).map(each => each.split(':')[0])).toEqual(paths);
  });

  const withMemory = (memory: string) =>
    badValues({
      'spec template spec containers 0 resources limits memory': memory,
    });

  it.each(['500m', '1.5', '.5Gi', '1e3', '-1', '0'])(
    'the quantity %p is good',
    quantity => {
      expect(withMemory(quantity)).toEqual([]);
    },
  );

  it.each([
    ['512MB', 'did you mean 512M?'],
    ['512mib', 'did you mean 512Mi?'],
    ['1 Gi', 'did you mean 1Gi?'],
    ['1g', 'did you mean 1G?'],
    ['2 cores', 'did you mean 2?'],
    ['lots', 'write it as 500m or 512Mi'],
    ['', 'write it as 500m or 512Mi'],
    ['1Gi ', 'write it as 500m or 512Mi'],
  ])('the quantity %p is bad: %s', (quantity, advice) => {
    const [problem, ...more] = withMemory(quantity);
    expect(problem.endsWith(`is not a quantity; ${advice}`)).toBe(true);
    expect(more).toEqual([]);
  });

  it('say what to write', () => {
    expect(
      badValues({
        'spec template spec containers 0 imagePullPolicy': 'ifNotPresent',
        'spec template spec containers 0 livenessProbe httpGet port': '8080',
        'spec replicas': -1,
      }),
    ).toEqual([
      'spec.replicas: spec.replicas is not valid: -1 is less than 0',
      `${CONTAINER}.livenessProbe.httpGet.port: spec.template.spec.containers[0].livenessProbe.httpGet.port is not valid: a number in quotes is taken for the name of a port; write it without quotes`,
      `${CONTAINER}.imagePullPolicy: spec.template.spec.containers[0].imagePullPolicy is not valid: ifNotPresent is none of Always, IfNotPresent, Never; did you mean IfNotPresent?`,
    ]);
  });

  it.each([
    ['v1', 'Service', 'a.b', false],
    ['v1', 'ConfigMap', 'a.b', true],
    ['rbac.authorization.k8s.io/v1', 'Role', 'system:shop', true],
    ['rbac.authorization.k8s.io/v1', 'Role', 'a/b', false],
    ['v1', 'Namespace', 'a.b', false],
    ['batch/v1', 'CronJob', 'a'.repeat(53), false],
    ['batch/v1', 'CronJob', 'a'.repeat(52), true],
  ])('%s %s may be called %s: %p', (apiVersion, kind, name, good) => {
    const problems = validateObject({ apiVersion, kind, metadata: { name } });
    expect(
      problems.filter(each => each.path.join('.') === 'metadata.name'),
    ).toHaveLength(good ? 0 : 1);
  });

  it('of an enumeration of a custom resource are told only when misspelt', () => {
    const certificate = (algorithm: string) =>
      problemsOf({
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: { name: 'shop' },
        spec: {
          secretName: 'shop',
          issuerRef: { name: 'ca' },
          privateKey: { algorithm },
        },
      });
    expect(certificate('ECDSA')).toEqual([]);
    expect(certificate('PostQuantum')).toEqual([]);
    expect(certificate('Ecdsa')).toEqual([
      expect.stringContaining('did you mean ECDSA?'),
    ]);
  });

  it('never show what a Secret or an environment variable holds', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'shop' },
      data: { password: 'hunter2!', pin: 4711 },
      stringData: { pin: 4711, on: true },
    };
    const object = changed({
      'spec template spec containers 0 env': [
        { name: 'PIN', value: 4711 },
        { name: 'KEY', value: ['hunter2'] },
      ],
    });
    const texts = JSON.stringify([
      validateObject(secret),
      validateObject(object),
    ]);
    expect(validateObject(secret)).toHaveLength(4);
    expect(texts).toContain('it is not base64');
    expect(texts).not.toMatch(/hunter2|4711/);
  });

  const route = (spec: Record<string, unknown>) =>
    problemsOf({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'shop' },
      spec,
    });

  it.each([
    [{ hostnames: ['shop.example.com'] }, []],
    [{ hostnames: [''] }, ['needs at least 1 character(s)']],
    [{ hostnames: ['a'.repeat(254)] }, ['has more than 253 characters']],
    [{ hostnames: ['shop_example'] }, ["doesn't match ^("]],
    [{ rules: [{ timeouts: { request: '10s' } }] }, []],
    [{ rules: [{ timeouts: { request: '10' } }] }, ["doesn't match ^("]],
    [{ rules: [] }, ['needs at least 1 entry']],
  ])('of a route %j', (spec, messages) => {
    expect(route(spec)).toEqual(
      messages.map(message => expect.stringContaining(`it ${message}`)),
    );
  });

  it.each([
    ['2026-11-22T10:00:00Z', 0],
    ['2026-11-22T10:00:00.5+08:00', 0],
    ['2026-11-22', 1],
  ])('of a time %p', (renewTime, count) => {
    const lease = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'shop', creationTimestamp: renewTime },
    };
    expect(problemsOf(lease)).toHaveLength(count);
  });
});
