import { Container } from '../shapes';
import { Field } from './field';
import { PodTemplate } from './podTemplate';
import { boolSetting, intSetting, textSetting } from './settings';

export const appArmorAnnotation =
  'container.apparmor.security.beta.kubernetes.io/';

/** The security context a container runs with: its own fields, else the pod's, else the defaults. */
export function securityOf(
  container: Field,
  pod: PodTemplate,
): Container['security'] {
  const own = container.get('securityContext');
  const ofPod = pod.spec.get('securityContext');
  const either = (name: string) => [own.get(name), ofPod.get(name)];
  return {
    runAsNonRoot: boolSetting(either('runAsNonRoot'), false),
    runAsUser: intSetting(either('runAsUser'), 0),
    runAsGroup: intSetting(either('runAsGroup'), 0),
    allowPrivilegeEscalation: boolSetting(
      [own.get('allowPrivilegeEscalation')],
      true,
    ),
    privileged: boolSetting([own.get('privileged')], false),
    readOnlyRootFilesystem: {
      ...boolSetting([own.get('readOnlyRootFilesystem')], false),
      placeholder: own.get('readOnlyRootFilesystem').placeholder,
    },
    capabilities: capabilitiesOf(own.get('capabilities')),
    seccomp: seccompOf(own, ofPod),
    appArmor: textSetting(
      [
        ...either('appArmorProfile').map(profile => profile.get('type')),
        pod.metadata.get(
          'annotations',
          `${appArmorAnnotation}${container.get('name').text}`,
        ),
      ],
      '',
    ),
    procMount: textSetting([own.get('procMount')], 'Default'),
    windows: isWindows(pod.spec),
    source: own.source,
  };
}

export function isWindows(podSpec: Field): boolean {
  return podSpec.get('os', 'name').text === 'windows';
}

function capabilitiesOf(
  capabilities: Field,
): Container['security']['capabilities'] {
  const names = (list: string) =>
    capabilities
      .get(list)
      .items()
      .map(({ text }) => text);
  const drop = names('drop');
  return {
    // Pod Security admission asks for these very letters.
    dropsAll: drop.includes('ALL'),
    dropped: drop.map(capability),
    added: names('add').map(capability),
    source: capabilities.source,
  };
}

function capability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, '');
}

function seccompOf(own: Field, ofPod: Field): Container['security']['seccomp'] {
  const { value: type, source } = textSetting(
    [own, ofPod].map(context => context.get('seccompProfile', 'type')),
    '',
  );
  return {
    type,
    confined: type === 'RuntimeDefault' || type === 'Localhost',
    source,
  };
}
