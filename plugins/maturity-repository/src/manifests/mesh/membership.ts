import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Field } from '../model/field';
import { Remark } from '../shapes';
import { Place } from '../objects';
import { MeshName, MeshWorkload } from './shapes';

/** Whether pods are in a mesh, and what says so. */
export type Membership = Pick<
  MeshWorkload,
  'mesh' | 'by' | 'joined' | 'out' | 'conflicts' | 'formerAnnotations'
> & { source: Place };

/** The metadata of pods and of what is around them. */
export interface Surroundings {
  /** `metadata` of the pods. */
  pods: Field;
  /** `metadata` of the workload, which meshes don't look at. */
  workload: Field;
  /** `metadata` of the namespace; undefined where it isn't declared here. */
  namespace: Field | undefined;
}

/** A place that says whether pods join. */
interface Say {
  mesh: Exclude<MeshName, ''>;
  by: 'pod' | 'namespace';
  joins: boolean;
  field: Field;
  /** As a person reads it, such as `istio-injection: enabled`. */
  text: string;
}

const inject = 'sidecar.istio.io/inject';
const dataplane = 'istio.io/dataplane-mode';
const linkerdInject = 'linkerd.io/inject';

/** Whether pods are in a mesh, by what they and their namespace are labelled with. */
export function membershipOf(around: Surroundings): Membership {
  const says = [
    ...sidecarSays(around),
    ...ambientSays(around),
    ...linkerdSays(around),
  ];
  const joining = says.find(({ joins }) => joins);
  const leaving = says.find(({ joins }) => !joins);
  const decisive = joining ?? leaving;
  return {
    mesh: joining?.mesh ?? '',
    by: joining?.by ?? '',
    joined: joinedOf(around, joining, leaving),
    out: joining ? '' : leaving?.text ?? '',
    conflicts: conflictsIn(around, says),
    formerAnnotations: formerAnnotations(around),
    source: decisive?.field.source ?? around.workload.object.source,
  };
}

function joinedOf(
  { namespace }: Surroundings,
  joining: Say | undefined,
  leaving: Say | undefined,
): MeshWorkload['joined'] {
  if (joining) return 'yes';
  return leaving || namespace ? 'no' : 'unknown';
}

/** As Istio's webhook decides: whoever says no first has the last word. */
function sidecarSays({ pods, namespace }: Surroundings): Say[] {
  const label = pods.get('labels', inject);
  const ofPods = label.set ? label : pods.get('annotations', inject);
  const revision = pods.get('labels', 'istio.io/rev');
  const enabled = namespace?.get('labels', 'istio-injection');
  const ofNamespace = namespace?.get('labels', 'istio.io/rev');
  const says: Array<Say | undefined> = [
    told('istio', 'namespace', enabled, 'disabled', false),
    told('istio', 'pod', ofPods, 'false', false),
    told('istio', 'namespace', enabled, 'enabled', true),
    ofNamespace?.text
      ? say('istio', 'namespace', ofNamespace, true)
      : undefined,
    told('istio', 'pod', ofPods, 'true', true),
    revision.text ? say('istio', 'pod', revision, true) : undefined,
  ];
  return firstOf(says);
}

function ambientSays({ pods, namespace }: Surroundings): Say[] {
  const ofPods = pods.get('labels', dataplane);
  const ofNamespace = namespace?.get('labels', dataplane);
  return firstOf([
    told('istio-ambient', 'pod', ofPods, 'none', false),
    told('istio-ambient', 'pod', ofPods, 'ambient', true),
    told('istio-ambient', 'namespace', ofNamespace, 'none', false),
    told('istio-ambient', 'namespace', ofNamespace, 'ambient', true),
  ]);
}

function linkerdSays({ pods, namespace }: Surroundings): Say[] {
  const places = [
    ['pod', pods.get('annotations', linkerdInject)],
    ['namespace', namespace?.get('annotations', linkerdInject)],
  ] as const;
  return firstOf(
    places.flatMap(([by, field]) => [
      told('linkerd', by, field, 'disabled', false),
      told('linkerd', by, field, 'enabled', true),
      told('linkerd', by, field, 'ingress', true),
    ]),
  );
}

function firstOf(says: Array<Say | undefined>): Say[] {
  const first = says.find(candidate => candidate !== undefined);
  return first ? [first] : [];
}

function told(
  mesh: Say['mesh'],
  by: Say['by'],
  field: Field | undefined,
  value: string,
  joins: boolean,
): Say | undefined {
  return field?.text === value ? say(mesh, by, field, joins) : undefined;
}

function say(
  mesh: Say['mesh'],
  by: Say['by'],
  field: Field,
  joins: boolean,
): Say {
  const text = `${field.path.at(-1)}: ${field.text}`;
  return { mesh, by, joins, field, text };
}

function conflictsIn(around: Surroundings, says: Say[]): Remark[] {
  const { namespace, pods } = around;
  const remarks: Remark[] = [];
  const enabled = namespace?.get('labels', 'istio-injection');
  const revision = namespace?.get('labels', 'istio.io/rev');
  if (enabled?.text && revision?.text) {
    remarks.push(
      remark(
        revision,
        `istio-injection and istio.io/rev stand on the same namespace: the revision ${revision.text} is ignored`,
        `命名空间上同时有 istio-injection 和 istio.io/rev：修订版本 ${revision.text} 会被忽略`,
      ),
    );
  }
  const label = pods.get('labels', inject);
  const annotation = pods.get('annotations', inject);
  if (label.set && annotation.set && label.text !== annotation.text) {
    remarks.push(
      remark(
        annotation,
        `the annotation ${inject} says ${annotation.text}, the label ${label.text}: the label counts`,
        `注解 ${inject} 为 ${annotation.text}，标签为 ${label.text}：以标签为准`,
      ),
    );
  }
  const ofPods = label.set ? label : annotation;
  if (ofPods.text === 'true' && enabled?.text === 'disabled') {
    remarks.push(
      remark(
        ofPods,
        `${inject} is true, but the namespace says istio-injection: disabled, which counts`,
        `${inject} 为 true，但命名空间设置了 istio-injection: disabled，以后者为准`,
      ),
    );
  }
  const [first, second] = says.filter(({ joins }) => joins);
  if (second) {
    remarks.push(
      remark(
        second.field,
        `${first.text} asks for ${first.mesh}, and ${second.text} for ${second.mesh}`,
        `${first.text} 要求加入 ${first.mesh}，而 ${second.text} 要求加入 ${second.mesh}`,
      ),
    );
  }
  return [...remarks, ...misplaced(around)];
}

/** Where no mesh looks: on the Deployment in place of its pods. */
function misplaced({ pods, workload }: Surroundings): Remark[] {
  const own = workload.path.join('.') === pods.path.join('.');
  if (own) return [];
  const places = [
    ['labels', inject],
    ['annotations', inject],
    ['labels', dataplane],
    ['annotations', linkerdInject],
  ];
  return places
    .map(way => ({ way, field: workload.get(...way) }))
    .filter(({ way, field }) => field.text && !pods.get(...way).set)
    .map(({ way: [, name], field }) =>
      remark(
        field,
        `${name} stands on the ${field.object.kind}, where no mesh looks: it belongs in the metadata of the pod template`,
        `${name} 写在 ${field.object.kind} 上，网格不会读取：应写在 Pod 模板的 metadata 中`,
      ),
    );
}

function formerAnnotations({ pods }: Surroundings): Remark[] {
  const annotation = pods.get('annotations', inject);
  return annotation.set && !pods.get('labels', inject).set
    ? [
        remark(
          annotation,
          `the annotation ${inject} is deprecated: the label of that name has taken its place`,
          `注解 ${inject} 已弃用：请改用同名标签`,
        ),
      ]
    : [];
}

/** Something wrong with a field, and where it stands. */
export function remark(field: Field, en: string, zh: string): Remark {
  const message: LocalizedText = { en, zh };
  return { message, source: field.source };
}
