import { isWindows } from '../security';
import { kindOf } from '../volumes';
import { defaultCapabilities } from './capabilities';
import { Control, Report, quoted } from './report';

const allowedVolumes = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

const volumeTypes: Control = (report, spec) => {
  for (const volume of spec.get('volumes').items()) {
    const kind = kindOf(volume);
    // hostPath is a control of its own.
    if (allowedVolumes.has(kind) || kind === 'hostPath') continue;
    report.add('restricted', 'volume-types', volume.get(kind), {
      en: `The volume ${volume.get('name').text} is of the type ${quoted(
        kind,
      )}`,
      zh: `卷 ${volume.get('name').text} 的类型为 ${quoted(kind)}`,
    });
  }
};

const podNonRoot: Control = (report, spec) => {
  const field = spec.get('securityContext', 'runAsNonRoot');
  if (field.bool !== false || hasUserNamespace(report)) return;
  report.add('restricted', 'run-as-non-root', field, {
    en: 'runAsNonRoot is false for the pod',
    zh: 'Pod 的 runAsNonRoot 为 false',
  });
};

const nonRoot: Control = (report, container) => {
  if (hasUserNamespace(report)) return;
  const field = container.get('securityContext', 'runAsNonRoot');
  const ofPod = report.spec.get('securityContext', 'runAsNonRoot').bool;
  if (field.bool ?? ofPod) return;
  // That the pod says no is told of the pod.
  if (field.bool === undefined && ofPod === false) return;
  const message =
    field.bool === false
      ? { en: 'runAsNonRoot is false', zh: 'runAsNonRoot 为 false' }
      : {
          en: 'Neither it nor its pod sets runAsNonRoot: true',
          zh: '容器及其 Pod 都没有设置 runAsNonRoot: true',
        };
  report.add('restricted', 'run-as-non-root', field, message);
};

/** Of the pod and of a container alike. */
const rootUser: Control = (report, field) => {
  const user = field.get('securityContext', 'runAsUser');
  if (user.int !== 0 || hasUserNamespace(report)) return;
  report.add('restricted', 'run-as-user', user, {
    en: 'runAsUser: 0 is root',
    zh: 'runAsUser: 0 即 root',
  });
};

const privilegeEscalation: Control = (report, container) => {
  if (isWindows(report.spec)) return;
  const field = container.get('securityContext', 'allowPrivilegeEscalation');
  if (field.bool === false) return;
  report.add('restricted', 'privilege-escalation', field, {
    en: 'allowPrivilegeEscalation is not false',
    zh: 'allowPrivilegeEscalation 不是 false',
  });
};

const seccomp: Control = (report, container) => {
  if (isWindows(report.spec)) return;
  const ofPod = report.spec.get('securityContext', 'seccompProfile', 'type');
  const own = container.get('securityContext', 'seccompProfile', 'type');
  const type = own.set ? own.text : ofPod.text;
  // Unconfined is told by the baseline, of whoever says it.
  if (['RuntimeDefault', 'Localhost', 'Unconfined'].includes(type)) return;
  report.add('restricted', 'seccomp', own, {
    en: 'Neither it nor its pod sets the seccomp profile RuntimeDefault or Localhost',
    zh: '容器及其 Pod 都没有把 seccomp 配置设为 RuntimeDefault 或 Localhost',
  });
};

const capabilities: Control = (report, container) => {
  if (isWindows(report.spec)) return;
  const own = container.get('securityContext', 'capabilities');
  const drop = own.get('drop');
  if (!drop.items().some(({ text }) => text === 'ALL')) {
    const other = drop
      .items()
      .find(({ text }) => text.toUpperCase() === 'ALL')?.text;
    report.add('restricted', 'capabilities', drop, {
      en: other
        ? `It drops ${other}; only ALL, in capitals, counts`
        : 'It does not drop ALL capabilities',
      zh: other
        ? `丢弃的是 ${other}；只有大写的 ALL 才算数`
        : '没有丢弃全部（ALL）capability',
    });
  }
  for (const field of own.get('add').items()) {
    // Others are told by the baseline.
    if (!defaultCapabilities.has(field.text)) continue;
    if (field.text === 'NET_BIND_SERVICE') continue;
    report.add('restricted', 'capabilities', field, {
      en: `The capability ${quoted(field.text)} is added`,
      zh: `增加了 capability ${quoted(field.text)}`,
    });
  }
};

/** Root in a user namespace of the pod's own is nobody outside of it. */
function hasUserNamespace(report: Report): boolean {
  return report.spec.get('hostUsers').bool === false;
}

export const restrictedOfPod: Control[] = [volumeTypes, podNonRoot, rootUser];

export const restrictedOfContainer: Control[] = [
  nonRoot,
  rootUser,
  privilegeEscalation,
  seccomp,
  capabilities,
];
