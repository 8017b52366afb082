import { appArmorAnnotation } from '../security';
import { defaultCapabilities } from './capabilities';
import { Control, quoted } from './report';

const hostNamespaces: Control = (report, spec) => {
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC']) {
    const field = spec.get(name);
    if (field.bool !== true) continue;
    report.add('baseline', 'host-namespaces', field, {
      en: `${name}: true shares the node's own namespace`,
      zh: `${name}: true 会共享节点自身的命名空间`,
    });
  }
};

const hostPaths: Control = (report, spec) => {
  for (const volume of spec.get('volumes').items()) {
    const field = volume.get('hostPath');
    if (!field.set) continue;
    const path = quoted(field.get('path').text);
    report.add('baseline', 'host-path', field, {
      en: `The volume ${
        volume.get('name').text
      } is the path ${path} of the node`,
      zh: `卷 ${volume.get('name').text} 直接使用节点上的路径 ${path}`,
    });
  }
};

/** Namespaced and isolated from other pods. Those of 1.27, 1.29 and 1.32 are among them. */
const safeSysctls = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);

const sysctls: Control = (report, spec) => {
  for (const sysctl of spec.get('securityContext', 'sysctls').items()) {
    const name = sysctl.get('name').text;
    // Kubernetes reads `net/ipv4/…` as `net.ipv4.…`, admission doesn't.
    if (safeSysctls.has(name)) continue;
    report.add('baseline', 'sysctls', sysctl, {
      en: `The sysctl ${quoted(name)} is not among the safe ones`,
      zh: `sysctl ${quoted(name)} 不在安全列表中`,
    });
  }
};

/** Annotations were the only way before 1.30, and admission still looks at them. */
const appArmorAnnotations: Control = report => {
  for (const [name, field] of report.metadata.get('annotations').entries()) {
    if (!name.startsWith(appArmorAnnotation)) continue;
    const profile = field.text;
    if (
      profile === '' ||
      profile === 'runtime/default' ||
      profile.startsWith('localhost/')
    ) {
      continue;
    }
    report.add('baseline', 'apparmor', field, {
      en: `An annotation switches AppArmor off: ${quoted(profile)}`,
      zh: `注解关闭了 AppArmor：${quoted(profile)}`,
    });
  }
};

const seLinuxTypes = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** In the security context of the pod and of a container alike. */
const context: Control = (report, field) => {
  const own = field.get('securityContext');
  const hostProcess = own.get('windowsOptions', 'hostProcess');
  if (hostProcess.bool === true) {
    report.add('baseline', 'host-process', hostProcess, {
      en: 'hostProcess: true runs it as a process of the Windows node',
      zh: 'hostProcess: true 使其作为 Windows 节点上的进程运行',
    });
  }
  const appArmor = own.get('appArmorProfile', 'type');
  if (appArmor.set && !isConfined(appArmor.text)) {
    report.add('baseline', 'apparmor', appArmor, {
      en: `The AppArmor profile is ${quoted(appArmor.text)}`,
      zh: `AppArmor 配置为 ${quoted(appArmor.text)}`,
    });
  }
  const seccomp = own.get('seccompProfile', 'type');
  if (seccomp.text === 'Unconfined') {
    report.add('baseline', 'seccomp', seccomp, {
      en: 'The seccomp profile is Unconfined',
      zh: 'seccomp 配置为 Unconfined',
    });
  }
  const seLinux = own.get('seLinuxOptions');
  const type = seLinux.get('type');
  if (!seLinuxTypes.has(type.text)) {
    report.add('baseline', 'selinux', type, {
      en: `The SELinux type ${quoted(type.text)} is not one for containers`,
      zh: `SELinux 类型 ${quoted(type.text)} 不是容器可用的类型`,
    });
  }
  for (const name of ['user', 'role']) {
    const option = seLinux.get(name);
    if (option.text === '') continue;
    report.add('baseline', 'selinux', option, {
      en: `The SELinux ${name} is set`,
      zh: `设置了 SELinux 的 ${name}`,
    });
  }
};

function isConfined(type: string): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

const privileged: Control = (report, container) => {
  const field = container.get('securityContext', 'privileged');
  if (field.bool !== true) return;
  report.add('baseline', 'privileged', field, {
    en: 'privileged: true gives it the whole node',
    zh: 'privileged: true 使其拥有整个节点的权限',
  });
};

const capabilities: Control = (report, container) => {
  const added = container.get('securityContext', 'capabilities', 'add').items();
  for (const field of added) {
    if (defaultCapabilities.has(field.text)) continue;
    report.add('baseline', 'capabilities', field, {
      en: `The capability ${quoted(field.text)} is added`,
      zh: `增加了 capability ${quoted(field.text)}`,
    });
  }
};

const hostPorts: Control = (report, container) => {
  for (const port of container.get('ports').items()) {
    const field = port.get('hostPort');
    if (!field.set || field.int === 0) continue;
    report.add('baseline', 'host-ports', field, {
      en: `It takes the port ${field.text} of the node`,
      zh: `占用节点的端口 ${field.text}`,
    });
  }
};

/** From 1.34: a probe or hook that is sent to another host makes the kubelet a proxy. */
const hostProbes: Control = (report, container) => {
  const handlers = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map(probe =>
      container.get(probe),
    ),
    ...['postStart', 'preStop'].map(hook => container.get('lifecycle', hook)),
  ];
  for (const handler of handlers) {
    for (const kind of ['httpGet', 'tcpSocket']) {
      const field = handler.get(kind, 'host');
      if (field.text === '') continue;
      report.add('baseline', 'host-probes', field, {
        en: `A probe or hook is sent to the host ${quoted(field.text)}`,
        zh: `探针或钩子指向了主机 ${quoted(field.text)}`,
      });
    }
  }
};

/** A pod with a user namespace of its own may unmask /proc. */
const procMount: Control = (report, container) => {
  const field = container.get('securityContext', 'procMount');
  if (!field.set || field.text === 'Default') return;
  if (report.spec.get('hostUsers').bool === false) return;
  report.add('baseline', 'proc-mount', field, {
    en: `procMount: ${quoted(field.text)} shows it all of /proc`,
    zh: `procMount: ${quoted(field.text)} 会暴露整个 /proc`,
  });
};

export const baselineOfPod: Control[] = [
  hostNamespaces,
  hostPaths,
  sysctls,
  appArmorAnnotations,
  context,
];

export const baselineOfContainer: Control[] = [
  context,
  privileged,
  capabilities,
  hostPorts,
  hostProbes,
  procMount,
];
