import { Container, Volume } from '../shapes';
import { Field } from './field';
import { PodTemplate } from './podTemplate';

type Mount = Container['mounts'][number];

/** Sockets that give whoever reaches them the node. */
const runtimeSockets = [
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/var/run/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/var/run/crio/crio.sock',
  '/run/podman/podman.sock',
  '/var/run/podman/podman.sock',
  '/run/cri-dockerd.sock',
  '/var/run/cri-dockerd.sock',
  '/run/k3s/containerd/containerd.sock',
];

/** Kubernetes mounts these read-only whatever is written. */
const readOnlyKinds = new Set([
  'configMap',
  'secret',
  'downwardAPI',
  'projected',
  'image',
]);

const logName = /(?:^|[-_/.])logs?(?:$|[-_/.])/i;

/** The volumes of a pod and who mounts them. */
export class PodVolumes {
  readonly #kinds = new Map<string, string>();
  readonly #pod: PodTemplate;

  constructor(pod: PodTemplate) {
    this.#pod = pod;
    for (const claim of pod.root.get('spec', 'volumeClaimTemplates').items()) {
      this.#kinds.set(
        claim.get('metadata', 'name').text,
        'persistentVolumeClaim',
      );
    }
    for (const volume of pod.spec.get('volumes').items()) {
      this.#kinds.set(volume.get('name').text, kindOf(volume));
    }
  }

  /** @param mounts - of all containers of the pod */
  volumes(mounts: readonly Mount[]): Volume[] {
    const paths = new Map<string, string[]>();
    for (const { volume, path } of mounts) {
      const known = paths.get(volume);
      if (known) known.push(path);
      else paths.set(volume, [path]);
    }
    return this.#pod.spec
      .get('volumes')
      .items()
      .map(volume => volumeOf(volume, paths.get(volume.get('name').text)));
  }

  mountsOf(container: Field): Mount[] {
    return container
      .get('volumeMounts')
      .items()
      .map(mount => {
        const volume = mount.get('name').text;
        const kind = this.#kinds.get(volume) ?? '';
        return {
          volume,
          kind,
          path: mount.get('mountPath').text,
          readOnly:
            mount.get('readOnly').bool === true || readOnlyKinds.has(kind),
          subPath: mount.get('subPath').set || mount.get('subPathExpr').set,
          source: mount.source,
        };
      });
  }
}

/** The field that says what a volume is; Kubernetes takes one that has none for an emptyDir. */
export function kindOf(volume: Field): string {
  return (
    volume.entries().find(([key, field]) => key !== 'name' && field.set)?.[0] ??
    'emptyDir'
  );
}

function volumeOf(volume: Field, paths: string[] | undefined): Volume {
  const name = volume.get('name').text;
  const kind = kindOf(volume);
  const hostPath = volume.get('hostPath', 'path').text;
  return {
    name,
    kind,
    hostPath,
    runtimeSocket: kind === 'hostPath' && holdsRuntimeSocket(hostPath),
    sizeLimit: volume.get('emptyDir', 'sizeLimit').set,
    logs: kind === 'emptyDir' && [name, ...(paths ?? [])].some(isNameOfLogs),
    mounted: paths !== undefined,
    source: volume.source,
  };
}

function isNameOfLogs(text: string): boolean {
  return logName.test(text);
}

function holdsRuntimeSocket(path: string): boolean {
  const directory = `${path.replace(/\/+$/, '')}/`;
  return runtimeSockets.some(socket => `${socket}/`.startsWith(directory));
}
