import { containersFields, lines } from './testing';
import { podOf } from '../testing';
import { containerViolations, podViolations } from '.';

/** All that a pod and its containers violate, as `standard control field @line`. */
function violations(spec: string, metadata?: string): string[] {
  const pod = podOf(spec, metadata);
  return [
    ...podViolations(pod),
    ...containersFields(pod).flatMap(container =>
      containerViolations(pod, container),
    ),
  ].map(lines);
}

const hardened = `
securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
containers:
- name: web
  securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}`.trim();

/** A container as the restricted standard wants it, and one more setting. */
const withContainer = (more: string) => `${hardened}\n  ${more}`;
const withContext = (more: string) =>
  hardened.replace(
    'capabilities: {drop: [ALL]}',
    `capabilities: {drop: [ALL]}, ${more}`,
  );
const withPod = (more: string) => `${hardened}\n${more}`;

it('finds nothing in a pod that keeps to restricted', () => {
  expect(violations(hardened)).toEqual([]);
});

it('tells all that restricted misses in a pod without settings, at its container', () => {
  expect(violations('containers:\n- name: web')).toEqual([
    'restricted run-as-non-root spec.containers[0].securityContext.runAsNonRoot @6',
    'restricted privilege-escalation spec.containers[0].securityContext.allowPrivilegeEscalation @6',
    'restricted seccomp spec.containers[0].securityContext.seccompProfile.type @6',
    'restricted capabilities spec.containers[0].securityContext.capabilities.drop @6',
  ]);
});

describe('baseline forbids', () => {
  it.each([
    ['hostNetwork: true', 'host-namespaces spec.hostNetwork @9'],
    ['hostPID: true', 'host-namespaces spec.hostPID @9'],
    ['hostIPC: true', 'host-namespaces spec.hostIPC @9'],
    [
      'volumes: [{name: v, hostPath: {path: /etc}}]',
      'host-path spec.volumes[0].hostPath @9',
    ],
  ])('%s', (more, expected) => {
    expect(violations(withPod(more))).toEqual([`baseline ${expected}`]);
  });

  it.each([
    [
      'sysctls: [{name: kernel.msgmax, value: "1"}]',
      'sysctls spec.securityContext.sysctls[0] @5',
    ],
    [
      'windowsOptions: {hostProcess: true}',
      'host-process spec.securityContext.windowsOptions.hostProcess @5',
    ],
    [
      'seLinuxOptions: {type: spc_t}',
      'selinux spec.securityContext.seLinuxOptions.type @5',
    ],
    [
      'seLinuxOptions: {user: system_u}',
      'selinux spec.securityContext.seLinuxOptions.user @5',
    ],
    [
      'appArmorProfile: {type: Unconfined}',
      'apparmor spec.securityContext.appArmorProfile.type @5',
    ],
  ])('%s for the pod', (more, expected) => {
    expect(
      violations(
        hardened.replace('runAsNonRoot: true', `runAsNonRoot: true, ${more}`),
      ),
    ).toEqual([`baseline ${expected}`]);
  });

  it.each([
    ['privileged: true', 'privileged'],
    ['procMount: Unmasked', 'proc-mount'],
    ['windowsOptions: {hostProcess: true}', 'host-process'],
    ['appArmorProfile: {type: Unconfined}', 'apparmor'],
    ['seccompProfile: {type: Unconfined}', 'seccomp'],
    ['seLinuxOptions: {role: r}', 'selinux'],
  ])('%s for a container', (more, control) => {
    const found = violations(withContext(more));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(
        `^baseline ${control} spec\\.containers\\[0\\]\\.securityContext\\..* @8$`,
      ),
    );
  });

  it.each([
    ['ports: [{containerPort: 80, hostPort: 80}]', 'host-ports'],
    ['livenessProbe: {httpGet: {port: 80, host: example.com}}', 'host-probes'],
    ['readinessProbe: {tcpSocket: {port: 80, host: 1.2.3.4}}', 'host-probes'],
    ['lifecycle: {preStop: {httpGet: {port: 80, host: a}}}', 'host-probes'],
  ])('%s', (more, control) => {
    const found = violations(withContainer(more));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^baseline ${control} .* @9$`));
  });

  it('capabilities beyond the default ones', () => {
    expect(
      violations(
        hardened.replace('drop: [ALL]', 'drop: [ALL], add: [SYS_ADMIN]'),
      ),
    ).toEqual([
      'baseline capabilities spec.containers[0].securityContext.capabilities.add[0] @8',
    ]);
  });

  it('AppArmor switched off by annotation', () => {
    const key = 'container.apparmor.security.beta.kubernetes.io/web';
    expect(
      violations(hardened, `{name: web, annotations: {${key}: unconfined}}`),
    ).toEqual([`baseline apparmor metadata.annotations.${key} @3`]);
    expect(
      violations(hardened, `{name: web, annotations: {${key}: localhost/a}}`),
    ).toEqual([]);
  });
});

describe('restricted forbids', () => {
  it.each([
    [
      'volumes: [{name: v, nfs: {server: a, path: /}}]',
      'volume-types spec.volumes[0].nfs @9',
    ],
    [
      'volumes: [{name: v, gitRepo: {}}]',
      'volume-types spec.volumes[0].gitRepo @9',
    ],
  ])('%s', (more, expected) => {
    expect(violations(withPod(more))).toEqual([`restricted ${expected}`]);
  });

  it('root, by the pod or by a container', () => {
    expect(
      violations(
        hardened.replace(
          'runAsNonRoot: true',
          'runAsNonRoot: true, runAsUser: 0',
        ),
      ),
    ).toEqual(['restricted run-as-user spec.securityContext.runAsUser @5']);
    expect(violations(withContext('runAsUser: 0'))).toEqual([
      'restricted run-as-user spec.containers[0].securityContext.runAsUser @8',
    ]);
  });

  it('runAsNonRoot: false, told of whoever says it', () => {
    expect(
      violations(hardened.replace('runAsNonRoot: true', 'runAsNonRoot: false')),
    ).toEqual([
      'restricted run-as-non-root spec.securityContext.runAsNonRoot @5',
    ]);
    expect(violations(withContext('runAsNonRoot: false'))).toEqual([
      'restricted run-as-non-root spec.containers[0].securityContext.runAsNonRoot @8',
    ]);
  });

  it('every added capability but NET_BIND_SERVICE', () => {
    expect(
      violations(
        hardened.replace(
          'drop: [ALL]',
          'drop: [ALL], add: [NET_BIND_SERVICE, CHOWN]',
        ),
      ),
    ).toEqual([
      'restricted capabilities spec.containers[0].securityContext.capabilities.add[1] @8',
    ]);
  });

  it('what is missing in init and ephemeral containers too', () => {
    const found = violations(
      `${hardened}\ninitContainers:\n- name: init\nephemeralContainers:\n- name: debug`,
    );
    expect(found).toEqual([
      'restricted privilege-escalation spec.initContainers[0].securityContext.allowPrivilegeEscalation @10',
      'restricted capabilities spec.initContainers[0].securityContext.capabilities.drop @10',
      'restricted privilege-escalation spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation @12',
      'restricted capabilities spec.ephemeralContainers[0].securityContext.capabilities.drop @12',
    ]);
  });
});

describe('what the standards let pass', () => {
  it.each([
    [
      'safe sysctls',
      hardened.replace(
        'runAsNonRoot: true',
        'runAsNonRoot: true, sysctls: [{name: net.ipv4.tcp_rmem, value: "1"}, {name: net.ipv4.ip_unprivileged_port_start, value: "0"}]',
      ),
    ],
    [
      'SELinux types for containers',
      withContext('seLinuxOptions: {type: container_engine_t, level: "s0"}'),
    ],
    [
      'seccomp of the container alone',
      hardened
        .replace(', seccompProfile: {type: RuntimeDefault}', '')
        .replace(
          'drop: [ALL]}',
          'drop: [ALL]}, seccompProfile: {type: Localhost}',
        ),
    ],
    [
      'usual volumes',
      withPod(
        'volumes: [{name: a, emptyDir: {}}, {name: b, configMap: {name: c}}, {name: c, csi: {driver: d}}, {name: d, ephemeral: {}}]',
      ),
    ],
    [
      'a probe of the pod itself',
      withContainer('livenessProbe: {httpGet: {port: 80}}'),
    ],
    ['hostPort: 0', withContainer('ports: [{containerPort: 80, hostPort: 0}]')],
  ])('%s', (_name, spec) => {
    expect(violations(spec)).toEqual([]);
  });

  it('Linux settings that are missing on Windows', () => {
    expect(
      violations(
        'os: {name: windows}\nsecurityContext: {runAsNonRoot: true}\ncontainers:\n- name: web',
      ),
    ).toEqual([]);
  });

  it('root and an unmasked /proc in a user namespace', () => {
    expect(
      violations(
        hardened
          .replace('runAsNonRoot: true, ', '')
          .replace(
            'drop: [ALL]}',
            'drop: [ALL]}, runAsUser: 0, procMount: Unmasked',
          )
          .concat('\nhostUsers: false'),
      ),
    ).toEqual([]);
  });
});

it('calls fields as the pod has them, whatever the pod is a template of', () => {
  expect(violations('hostNetwork: true\ncontainers: []')).toEqual([
    'baseline host-namespaces spec.hostNetwork @5',
  ]);
});
