import { ManifestObject } from '../objects';
import { Field } from './field';

/** What runs pods, and where in it their template is. */
export interface PodTemplate {
  object: ManifestObject;
  /** The whole object. */
  root: Field;
  /** `metadata` of its pods. */
  metadata: Field;
  /** `spec` of its pods. */
  spec: Field;
  /** `spec` of the job; the whole object for anything else, which has none of its fields. */
  job: Field;
}

/** Kinds that run pods: the API groups they are of, and the way to the template. */
const kinds: Readonly<
  Record<string, { groups: readonly string[]; way: readonly string[] }>
> = {
  Deployment: { groups: ['apps', 'extensions'], way: ['spec', 'template'] },
  StatefulSet: { groups: ['apps'], way: ['spec', 'template'] },
  DaemonSet: { groups: ['apps', 'extensions'], way: ['spec', 'template'] },
  ReplicaSet: { groups: ['apps', 'extensions'], way: ['spec', 'template'] },
  ReplicationController: { groups: [''], way: ['spec', 'template'] },
  Job: { groups: ['batch'], way: ['spec', 'template'] },
  CronJob: {
    groups: ['batch'],
    way: ['spec', 'jobTemplate', 'spec', 'template'],
  },
  Pod: { groups: [''], way: [] },
  Rollout: { groups: ['argoproj.io'], way: ['spec', 'template'] },
  ScaledJob: {
    groups: ['keda.sh'],
    way: ['spec', 'jobTargetRef', 'template'],
  },
  Service: { groups: ['serving.knative.dev'], way: ['spec', 'template'] },
};

/** The pods that an object runs; undefined where it runs none. */
export function podTemplateOf(object: ManifestObject): PodTemplate | undefined {
  const kind = Object.hasOwn(kinds, object.kind)
    ? kinds[object.kind]
    : undefined;
  if (!kind?.groups.includes(groupOf(object))) return undefined;
  const root = Field.of(object);
  const template = root.get(...kind.way);
  const spec = template.get('spec');
  if (!spec.isRecord) return undefined;
  return {
    object,
    root,
    metadata: template.get('metadata'),
    spec,
    job: jobOf(object.kind, root),
  };
}

/** `apps` of `apps/v1`; empty for the core group. */
export function groupOf({ apiVersion }: { apiVersion: string }): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function jobOf(kind: string, root: Field): Field {
  if (kind === 'CronJob') return root.get('spec', 'jobTemplate', 'spec');
  return kind === 'Job' ? root.get('spec') : root;
}

/** Kind and name, as evidence calls an object. */
export function titleOf({ kind, name }: { kind: string; name: string }) {
  return `${kind}/${name}`;
}
