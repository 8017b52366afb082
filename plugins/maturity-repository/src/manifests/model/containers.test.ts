import { containersOf, PodContainer } from './containers';
import { containerDefaults } from './resources';
import { fieldOf, podOf } from './testing';
import { PodVolumes } from './volumes';

function containers(spec: string, limitRange?: string): PodContainer[] {
  const pod = podOf(spec);
  return containersOf(pod, {
    longRunning: true,
    volumes: new PodVolumes(pod),
    defaults: limitRange ? containerDefaults([fieldOf(limitRange)]) : undefined,
    environment: 'default',
  });
}

/** One container with these lines; `- name: web` stands in line 6. */
const one = (...lines: string[]) =>
  containers(
    ['containers:', '- name: web', ...lines.map(line => `  ${line}`)].join(
      '\n',
    ),
  )[0];

it('tells init containers, sidecars, main and ephemeral ones apart', () => {
  expect(
    containers(
      [
        'initContainers: [{name: a}, {name: b, restartPolicy: Always}]',
        'containers: [{name: c}]',
        'ephemeralContainers: [{name: d}]',
      ].join('\n'),
    ).map(({ name, role, longRunning }) => [name, role, longRunning]),
  ).toEqual([
    ['a', 'init', false],
    ['b', 'sidecar', true],
    ['c', 'main', true],
    ['d', 'ephemeral', false],
  ]);
});

describe('the image', () => {
  it.each([
    ['nginx', ['docker.io', 'library/nginx', '', ''], 'Always'],
    ['reg:5000/a/b', ['reg:5000', 'a/b', '', ''], 'Always'],
    ['ghcr.io/a/b:latest', ['ghcr.io', 'a/b', 'latest', ''], 'Always'],
    ['ghcr.io/a/b:1.2', ['ghcr.io', 'a/b', '1.2', ''], 'IfNotPresent'],
    [
      `a@sha256:${'0'.repeat(64)}`,
      ['docker.io', 'library/a', '', `sha256:${'0'.repeat(64)}`],
      'IfNotPresent',
    ],
  ])('%s', (text, parts, policy) => {
    const { image, pullPolicy } = one(`image: ${text}`);
    expect([image.registry, image.repository, image.tag, image.digest]).toEqual(
      parts,
    );
    expect(image).toMatchObject({
      set: true,
      placeholder: false,
      valid: true,
      source: { line: 7 },
    });
    expect(pullPolicy).toMatchObject({ set: false, value: policy });
  });

  it.each([
    'app:${TAG}',
    '$REGISTRY/app:1',
    'app@$(DIGEST)',
    '"{{ image }}"',
    '<image>',
    'app:%TAG%',
    'IMAGE_NAME',
    '__IMAGE__',
  ])('%s is filled in elsewhere', text => {
    const { image } = one(`image: ${text}`);
    expect(image).toMatchObject({
      set: true,
      placeholder: true,
      valid: false,
      tag: '',
      digest: '',
    });
  });

  it('may be filled in elsewhere and a reference for all that', () => {
    const { image } = one('image: example.com/app:__TAG__');
    expect(image).toMatchObject({ placeholder: true, valid: true });
  });

  it('may be missing, or no reference', () => {
    expect(one().image).toMatchObject({ set: false, valid: false });
    expect(one('image: "A B"').image).toMatchObject({
      set: true,
      placeholder: false,
      valid: false,
    });
  });
});

describe('the security context', () => {
  it('is that of the container, else of the pod, else the default', () => {
    const [own, ofPod] = containers(
      [
        'securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}',
        'containers:',
        '- name: own',
        '  securityContext: {runAsNonRoot: false, runAsUser: 7, privileged: true, readOnlyRootFilesystem: true}',
        '- name: other',
      ].join('\n'),
    );
    expect(own.security).toMatchObject({
      runAsNonRoot: { set: true, value: false, source: { line: 8 } },
      runAsUser: { set: true, value: 7 },
      privileged: { set: true, value: true },
      readOnlyRootFilesystem: { set: true, value: true, source: { line: 8 } },
      seccomp: { type: 'RuntimeDefault', confined: true, source: { line: 5 } },
    });
    expect(ofPod.security).toMatchObject({
      runAsNonRoot: { set: true, value: true, source: { line: 5 } },
      runAsUser: { set: true, value: 1000 },
      privileged: { set: false, value: false, source: { line: 9 } },
      allowPrivilegeEscalation: { set: false, value: true },
      procMount: { set: false, value: 'Default' },
    });
  });

  it('names capabilities without their prefix', () => {
    expect(
      one(
        'securityContext: {capabilities: {drop: [ALL], add: [CAP_NET_ADMIN]}}',
      ).security.capabilities,
    ).toMatchObject({ dropsAll: true, dropped: ['ALL'], added: ['NET_ADMIN'] });
  });
});

describe('requests and limits', () => {
  it('are read as amounts, each at its line', () => {
    expect(
      one(
        'resources:',
        '  requests:',
        '    cpu: 250m',
        '    memory: 128Mi',
        '  limits:',
        '    memory: 1Gi',
      ).resources,
    ).toMatchObject({
      requests: {
        cpu: { set: true, from: 'container', amount: 250, source: { line: 9 } },
        memory: { amount: 128 * 2 ** 20, source: { line: 10 } },
        ephemeralStorage: { set: false, from: '' },
      },
      limits: {
        cpu: { set: false, source: { line: 11 } },
        memory: { amount: 2 ** 30, source: { line: 12 } },
      },
      problems: [],
      source: { line: 7 },
    });
  });

  it('take the limit for a missing request', () => {
    expect(
      one('resources: {limits: {cpu: 1}}').resources.requests.cpu,
    ).toMatchObject({ set: true, from: 'limit', amount: 1000 });
  });

  it('count resources of the pod and defaults of a LimitRange', () => {
    const [container] = containers(
      'resources: {limits: {memory: 1Gi}}\ncontainers: [{name: web}]',
      'apiVersion: v1\nkind: LimitRange\nspec: {limits: [{type: Pod, default: {cpu: 9}}, {type: Container, defaultRequest: {cpu: 100m}, default: {cpu: 1}}]}',
    );
    expect(container.resources).toMatchObject({
      requests: {
        cpu: { set: true, from: 'limit-range', amount: 100 },
        memory: { set: true, from: 'pod' },
      },
      limits: {
        cpu: { set: true, from: 'limit-range', amount: 1000 },
        memory: { set: true, from: 'pod' },
      },
    });
  });

  it('tell amounts that are none, and limits below requests', () => {
    expect(
      one(
        'resources:',
        '  requests: {memory: lots}',
        '  limits: {cpu: -1}',
      ).resources.problems.map(({ message, source }) => [
        message.en,
        source.line,
      ]),
    ).toEqual([
      ['cpu: -1 is no amount Kubernetes accepts', 9],
      ['memory: lots is no amount Kubernetes accepts', 8],
    ]);
    expect(
      one('resources:', '  requests: {memory: 2Gi}', '  limits: {memory: 1G}')
        .resources.problems,
    ).toMatchObject([
      {
        message: { en: 'The memory limit 1G is below the request 2Gi' },
        source: { line: 9 },
      },
    ]);
  });

  it('wait for amounts that are filled in elsewhere', () => {
    const { problems } = one(
      'resources:',
      '  requests: {cpu: "${CPU}", memory: 1Gi}',
      '  limits: {cpu: "${CPU}", memory: $MEMORY}',
    ).resources;
    expect(problems).toEqual([]);
  });
});

describe('probes', () => {
  it('have the defaults of Kubernetes, and ports that the container declares', () => {
    const container = one(
      'ports: [{name: http, containerPort: 8080}]',
      'readinessProbe: {httpGet: {path: /ready, port: http}}',
      'livenessProbe:',
      '  tcpSocket: {port: 9090}',
      '  initialDelaySeconds: 30',
    );
    expect(container.readinessProbe).toMatchObject({
      set: true,
      kind: 'httpGet',
      path: '/ready',
      portResolves: true,
      period: 10,
      timeout: 1,
      failureThreshold: 3,
      source: { line: 8 },
    });
    expect(container.livenessProbe).toMatchObject({
      kind: 'tcpSocket',
      port: '9090',
      portResolves: false,
      initialDelay: 30,
      source: { line: 9 },
    });
    expect(container.startupProbe).toMatchObject({
      set: false,
      portResolves: true,
      source: { line: 6 },
    });
  });

  it('are the same where liveness asks what readiness asks and gives up no later', () => {
    const probes = (liveness: string, readiness: string) =>
      one(`livenessProbe: ${liveness}`, `readinessProbe: ${readiness}`)
        .sameProbes;
    const ask = 'httpGet: {path: /, port: 80}';
    expect(probes(`{${ask}}`, `{${ask}}`)).toBe(true);
    expect(probes(`{${ask}, failureThreshold: 10}`, `{${ask}}`)).toBe(false);
    expect(probes('{httpGet: {path: /live, port: 80}}', `{${ask}}`)).toBe(
      false,
    );
    expect(one(`livenessProbe: {${ask}}`).sameProbes).toBe(false);
  });

  it.each([
    ['{sleep: {seconds: 15}}', 15],
    ['{exec: {command: [sleep, "20"]}}', 20],
    ['{exec: {command: [/bin/sh, -c, "nginx -s quit; sleep 5 && exit"]}}', 5],
    ['{exec: {command: [/bin/sleep, "8"]}}', 8],
    ['{exec: {command: [sh, -c, "./drain.sh"]}}', 0],
    ['{httpGet: {port: 80}}', 0],
  ])('a preStop hook %s sleeps %d seconds', (hook, seconds) => {
    expect(one('lifecycle:', `  preStop: ${hook}`).preStop).toEqual({
      set: true,
      seconds,
      source: { file: 'app.yaml', line: 8 },
    });
  });
});

it('tells ports that something else fills in as they are written, and apart', () => {
  const { ports } = one(
    'ports: [{containerPort: "${PORT}"}, {containerPort: "${ADMIN}"}, {containerPort: 80}]',
  );
  expect(ports).toMatchObject([
    { port: 0, text: '${PORT}', duplicate: false },
    { port: 0, text: '${ADMIN}', duplicate: false },
    { port: 80, text: '80', duplicate: false },
  ]);
});

it('tells ports that stand there twice in the pod, the second time', () => {
  const found = containers(
    [
      'containers:',
      '- name: a',
      '  ports: [{name: http, containerPort: 80}, {containerPort: 80, protocol: UDP}]',
      '- name: b',
      '  ports: [{name: http, containerPort: 81}, {containerPort: 80}]',
    ].join('\n'),
  );
  expect(
    found.flatMap(({ ports }) =>
      ports.map(port => [port.port, port.duplicate, port.privileged]),
    ),
  ).toEqual([
    [80, false, true],
    [80, false, true],
    [81, true, true],
    [80, true, true],
  ]);
});

it('names variables and where they come from, never a value', () => {
  const { env } = one(
    'env:',
    '- {name: LOG_LEVEL, value: info}',
    '- {name: DB_PASSWORD, value: hunter2}',
    '- {name: LOG_LEVEL, value: debug}',
    '- {name: TOKEN, valueFrom: {secretKeyRef: {name: a, key: b}}}',
    '- {name: MODE, valueFrom: {configMapKeyRef: {name: a, key: b}}}',
    '- {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}',
  );
  expect(JSON.stringify(env)).not.toMatch(/hunter2|debug|info/);
  expect(
    env.map(({ name, from, duplicate, secretLike, source }) => [
      name,
      from,
      duplicate,
      secretLike,
      source.line,
    ]),
  ).toEqual([
    ['LOG_LEVEL', 'value', false, false, 8],
    ['DB_PASSWORD', 'value', false, true, 9],
    ['LOG_LEVEL', 'value', true, false, 10],
    ['TOKEN', 'secret', false, false, 11],
    ['MODE', 'configMap', false, false, 12],
    ['POD', 'field', false, false, 13],
  ]);
});
