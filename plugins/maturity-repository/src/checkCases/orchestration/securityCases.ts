import { Files } from '../types';
import { after, changed, lines, nothing, shop, without } from './shop';
import { casesOf, Told } from './tell';

const { containers, containerSecurity, podSecurity, port, volumes } = lines;

/** The sample with one more line in a place. */
const context = (line: string) =>
  after(containerSecurity, `            ${line}`);
const pod = (line: string) => after(podSecurity, `        ${line}`);
const spec = (line: string) =>
  changed([containers, `      ${line}\n${containers}`]);
const volume = (text: string) => after(volumes, `        - ${text}`);

/** An init container that says nothing of its security. */
const init = spec(
  'initContainers: [{ name: migrate, image: "ghcr.io/acme/migrate:1.0.0" }]',
);

const capability = (name: string) =>
  changed(['drop: [ALL]', `drop: [ALL]\n              add: [${name}]`]);
const noDrop = changed(['drop: [ALL]', 'drop: []']);
const noSeccomp = without(
  '        seccompProfile:\n          type: RuntimeDefault',
);
const privileged = context('privileged: true');
const hostPath = (path: string) =>
  volume(`{ name: node, hostPath: { path: ${path} } }`);

const standard = { pass: [shop], none: [nothing] };

const podSecurityStandards: Record<string, Told> = {
  'pod-privileged': {
    ...standard,
    fail: [
      { files: privileged, at: ['privileged: true'] },
      {
        files: pod('windowsOptions: { hostProcess: true }'),
        at: ['hostProcess: true'],
      },
    ],
  },
  'pod-host-namespaces': {
    ...standard,
    fail: [
      {
        files: spec('hostNetwork: true\n      hostPID: true'),
        at: ['hostNetwork: true', 'hostPID: true'],
      },
      { files: spec('hostIPC: true'), at: ['hostIPC: true'] },
    ],
  },
  'pod-host-path': {
    ...standard,
    fail: [{ files: hostPath('/data'), at: ['hostPath'] }],
  },
  'pod-host-ports': {
    ...standard,
    fail: [
      {
        files: after(port, '              hostPort: 8080'),
        at: ['hostPort: 8080'],
      },
      {
        files: changed([
          'httpGet: { path: /live, port: http }',
          'httpGet: { path: /live, port: http, host: 10.0.0.1 }',
        ]),
        at: ['host: 10.0.0.1'],
      },
    ],
  },
  'pod-added-capabilities': {
    none: [nothing],
    pass: [shop, capability('NET_BIND_SERVICE'), noDrop, privileged],
    fail: [{ files: capability('SYS_ADMIN'), at: ['SYS_ADMIN'] }],
  },
  'pod-kernel-protection': {
    none: [nothing],
    pass: [shop, noSeccomp, privileged],
    fail: [
      {
        files: pod('appArmorProfile: { type: Unconfined }'),
        at: ['appArmorProfile'],
      },
      {
        files: context('seLinuxOptions: { type: spc_t }'),
        at: ['seLinuxOptions'],
      },
      { files: context('procMount: Unmasked'), at: ['procMount'] },
      {
        files: changed(['type: RuntimeDefault', 'type: Unconfined']),
        at: ['type: Unconfined'],
      },
      {
        files: pod('sysctls: [{ name: kernel.msgmax, value: "1" }]'),
        at: ['sysctls'],
      },
    ],
  },
  'pod-non-root': {
    ...standard,
    fail: [
      { files: without('        runAsNonRoot: true') },
      { files: context('runAsUser: 0'), at: ['runAsUser: 0'] },
      { files: context('runAsNonRoot: false'), at: ['runAsNonRoot: false'] },
    ],
  },
  'pod-privilege-escalation': {
    ...standard,
    fail: [
      {
        files: changed(['Escalation: false', 'Escalation: true']),
        at: ['Escalation: true'],
      },
      { files: init, at: ['initContainers'] },
    ],
  },
  'pod-drops-capabilities': {
    none: [nothing],
    pass: [shop, capability('NET_BIND_SERVICE'), noSeccomp],
    fail: [
      { files: noDrop, at: ['drop: []'] },
      { files: capability('SYS_ADMIN'), at: ['SYS_ADMIN'] },
      { files: capability('CHOWN'), at: ['CHOWN'] },
      { files: init, at: ['initContainers'] },
    ],
  },
  'pod-seccomp': {
    none: [nothing],
    pass: [shop, noDrop],
    fail: [
      { files: noSeccomp, at: ['          securityContext:'] },
      {
        files: changed(['type: RuntimeDefault', 'type: Unconfined']),
        at: ['type: Unconfined'],
      },
    ],
  },
  'pod-volume-types': {
    none: [nothing],
    pass: [shop, hostPath('/data')],
    fail: [
      {
        files: volume('{ name: share, nfs: { server: nfs, path: / } }'),
        at: ['nfs:'],
      },
    ],
  },
};

const windows = spec('os: { name: windows }');
const writable = (files: Files) => ({
  'k8s/api.yaml': files['k8s/api.yaml'].replace(
    'readOnlyRootFilesystem: true',
    'readOnlyRootFilesystem: false',
  ),
});
const ephemeral = spec(
  'ephemeralContainers: [{ name: debug, image: "busybox:1.37" }]',
);
const user = (id: string) =>
  changed(['        runAsUser: 20000', `        runAsUser: ${id}`]);
const enforce = (labels: string) =>
  changed([
    '  labels: { pod-security.kubernetes.io/enforce: restricted }',
    labels,
  ]);

/** What the checks of the task "harden the pods" say. */
export const securityCases = casesOf({
  ...podSecurityStandards,
  'pod-runtime-socket': {
    ...standard,
    pass: [shop, hostPath('/data')],
    fail: [
      { files: hostPath('/var/run/docker.sock'), at: ['docker.sock'] },
      { files: hostPath('/run'), at: ['/run }'] },
    ],
  },
  'container-read-only-root': {
    none: [nothing, writable(windows)],
    pass: [shop, ephemeral],
    fail: [
      { files: writable(shop), at: ['Filesystem: false'] },
      { files: init, at: ['initContainers'] },
    ],
    unknown: [
      changed([containerSecurity.trim(), 'readOnlyRootFilesystem: "${RO}"']),
    ],
  },
  'container-high-user-id': {
    none: [nothing, without(podSecurity), user('0')],
    pass: [
      shop,
      pod('runAsGroup: 10001'),
      pod('runAsGroup: 0'),
      changed(['        runAsUser: 20000', '        runAsGroup: 10001']),
    ],
    fail: [
      { files: user('1000'), at: ['runAsUser: 1000'] },
      { files: pod('runAsGroup: 1000'), at: ['runAsGroup: 1000'] },
    ],
  },
  'namespace-pod-security': {
    none: [nothing],
    pass: [shop],
    fail: [
      { files: enforce('  labels: {}'), at: ['labels: {}'] },
      {
        files: enforce(
          '  labels: { pod-security.kubernetes.io/enforce: baseline }',
        ),
        at: ['enforce: baseline'],
      },
    ],
  },
});
