import { Field } from '../../manifests/model/field';
import { environmentOfDirectory } from '../../manifests/sets/environments';
import { directoryOf } from '../../manifests/sets/paths';
import { withoutCredentials } from '../../withoutCredentials';
import { isOf, PlatformObject } from '../platform';
import { branchKind, chartVersion, gitRevision, ociTag } from '../revision';
import { DeliverySource, Revision } from '../shapes/delivery';

const group = 'source.toolkit.fluxcd.io';

/** What a source of Flux is, as far as the repository says. */
export type FluxSource = Pick<
  DeliverySource,
  'type' | 'repository' | 'revision'
>;

/** An object that names a source. */
type Referring = Pick<PlatformObject, 'namespace' | 'object'>;

/** The sources of Flux by kind and name, and by namespace where several are called alike. */
export class FluxSources {
  readonly #sources = new Map<string, PlatformObject[]>();

  constructor(objects: readonly PlatformObject[]) {
    for (const item of objects) {
      const { kind, name } = item.object;
      if (!item.object.apiVersion.startsWith(`${group}/`)) continue;
      const key = `${kind}/${name}`;
      this.#sources.set(key, [...(this.#sources.get(key) ?? []), item]);
    }
  }

  /**
   * What a `sourceRef` or `chartRef` of an object names; in the namespace of the object where it names none. Clusters
   * beside each other have sources that are called alike: it is the one that lies nearest, and none of another
   * environment.
   */
  find(reference: Field, { namespace, object }: Referring) {
    const wanted = reference.get('namespace').text || namespace;
    const key = `${reference.get('kind').text}/${reference.get('name').text}`;
    const all = this.#sources.get(key) ?? [];
    const exact = all.filter(item => item.namespace === wanted);
    const candidates = exact.length > 0 ? exact : all;
    const { file } = object.source;
    const near = candidates
      .filter(item => mayBeOfOneCluster(item.object.source.file, file))
      .map(item => ({
        item,
        depth: sharedDepth(item.object.source.file, file),
      }));
    const deepest = Math.max(...near.map(({ depth }) => depth));
    const nearest = near.filter(({ depth }) => depth === deepest);
    return nearest.length === 1 ? nearest[0].item : undefined;
  }

  /** The source that a reference names; one that isn't here is of an unknown type. */
  read(reference: Field, referring: Referring): FluxSource {
    const item = this.find(reference, referring);
    if (!item) return elsewhere(reference);
    const spec = item.field.get('spec');
    const repository = withoutCredentials(spec.get('url').text);
    if (isOf(item, group, 'GitRepository')) {
      return { type: 'git', repository, revision: gitReference(spec) };
    }
    if (isOf(item, group, 'OCIRepository')) {
      return { type: 'oci', repository, revision: ociReference(spec) };
    }
    if (isOf(item, group, 'HelmChart')) {
      const source = spec.get('sourceRef');
      const isChart = source.get('kind').text === 'HelmChart';
      const { type, repository: address } = isChart
        ? elsewhere(source)
        : this.read(source, item);
      return { type, repository: address, revision: chartReference(spec) };
    }
    const type = isOf(item, group, 'HelmRepository') ? 'helm' : 'bucket';
    const at = spec.get('url').source;
    return {
      type,
      repository,
      revision: { set: false, text: '', kind: 'elsewhere', source: at },
    };
  }
}

/** Whether two files may be of one cluster: no directory says that they are of different environments. */
function mayBeOfOneCluster(one: string, other: string): boolean {
  const environments = [one, other].map(file =>
    environmentOfDirectory(directoryOf(file)),
  );
  return (
    environments[0] === undefined ||
    environments[1] === undefined ||
    environments[0] === environments[1]
  );
}

/** How many directories from the root on two files have in common. */
function sharedDepth(one: string, other: string): number {
  const [first, second] = [one, other].map(file =>
    directoryOf(file).split('/'),
  );
  const differs = first.findIndex((part, index) => part !== second[index]);
  return differs < 0 ? first.length : differs;
}

function elsewhere(reference: Field): FluxSource {
  return {
    type: 'unknown',
    repository: '',
    revision: {
      set: false,
      text: '',
      kind: 'elsewhere',
      source: reference.source,
    },
  };
}

function gitReference(spec: Field): Revision {
  const ref = spec.get('ref');
  const field = (name: string) => ref.get(name);
  if (field('commit').set) return revision(field('commit'), 'commit');
  if (field('name').set) {
    return revision(field('name'), gitRevision(field('name').text));
  }
  if (field('semver').set) {
    return revision(field('semver'), chartVersion(field('semver').text));
  }
  if (field('tag').set) return revision(field('tag'), 'version');
  if (field('branch').set) {
    return revision(field('branch'), branchKind(field('branch').text));
  }
  return revision(ref, 'head');
}

function ociReference(spec: Field): Revision {
  const ref = spec.get('ref');
  if (ref.get('digest').set) return revision(ref.get('digest'), 'commit');
  const semver = ref.get('semver');
  if (semver.set) return revision(semver, chartVersion(semver.text));
  const tag = ref.get('tag');
  return revision(tag.set ? tag : ref, ociTag(tag.text));
}

/** The version that a HelmChart, or a HelmRelease's `chart.spec`, asks for. */
export function chartReference(spec: Field): Revision {
  const version = spec.get('version');
  return revision(version, chartVersion(version.text));
}

function revision(field: Field, kind: Revision['kind']): Revision {
  const { set, text, source } = field;
  const open = text.includes('${') || text.includes('{{');
  return { set, text, kind: open ? 'open' : kind, source };
}
