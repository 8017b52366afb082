import { RepositoryFiles } from '../files';
import { Activity, ActivityKind } from './model';
import { concerns } from './paths';
import { CiEvidence } from './schema';
import { scanOf, shown, signatureOf, stops, trustOf } from './inspected';

type Activities = Pick<
  CiEvidence,
  | 'builds'
  | 'tests'
  | 'pushes'
  | 'scans'
  | 'signatures'
  | 'signatureChecks'
  | 'boms'
  | 'provenances'
  | 'deployments'
  | 'verifications'
  | 'runs'
  | 'lints'
>;

/** At most so many of each kind are listed; a rule asks whether there is one. */
const MAX_LISTED = 200;

/** Clusters that live as long as a job. */
const ownCluster = /\b(?:kind|k3d|minikube|k3s|microk8s)\b/;

/** Turns what the pipelines do into evidence: only what concerns the entity, each thing once. */
export function activitiesOf(
  repository: RepositoryFiles,
  all: readonly Activity[],
  languages: readonly string[],
): Activities {
  const ours = unique(
    all.filter(activity => concernsEntity(repository, activity, languages)),
  );
  const of = (kind: ActivityKind) =>
    ours.filter(activity => activity.kind === kind).slice(0, MAX_LISTED);
  const builds = of('build');
  const elsewhere = imagesBuiltElsewhere(all, builds);
  return {
    builds: builds.map(build => ({
      ...common(build),
      pushes: build.pushes ?? false,
    })),
    tests: of('test').map(common),
    pushes: of('push')
      .filter(
        ({ images = [] }) =>
          images.length === 0 ||
          !images.every(image => elsewhere.has(nameOf(image))),
      )
      .map(push => ({ ...common(push), ...tagsOf(push) })),
    scans: of('scan').map(scan => ({ ...common(scan), ...scanOf(scan) })),
    signatures: of('sign').map(sign => ({
      ...common(sign),
      ...signatureOf(sign),
    })),
    signatureChecks: of('check-signature').map(check => ({
      ...common(check),
      ...trustOf(check),
    })),
    boms: of('bom').map(common),
    provenances: of('provenance').map(provenance => ({
      ...common(provenance),
      target: provenance.signing?.target ?? ('image' as const),
      signed: provenance.signed ?? false,
    })),
    deployments: of('deploy')
      .filter(deploy => !isForTests(deploy, all))
      .map(common),
    verifications: of('verify').map(common),
    runs: of('run')
      .filter(run => startsOurImage(run, builds))
      .map(common),
    lints: of('lint').map(lint => ({
      ...common(lint),
      policy: lint.policy ?? false,
      gates: stops(lint),
    })),
  };
}

/** A pipeline that starts a cluster of its own, or that runs before merging, deploys nothing that users see. */
function isForTests({ context }: Activity, all: readonly Activity[]): boolean {
  return (
    context.beforeMerge === 'yes' ||
    all.some(
      ({ kind, tool, context: other }) =>
        kind === 'run' && ownCluster.test(tool) && other.file === context.file,
    )
  );
}

function common(activity: Activity): CiEvidence['tests'][number] {
  const { context } = activity;
  return {
    tool: activity.tool,
    job: context.job,
    via: activity.via,
    beforeMerge: context.beforeMerge,
    automatic: context.automatic,
    mayFail: context.mayFail,
    source: { file: context.file, line: activity.line },
  };
}

function concernsEntity(
  repository: RepositoryFiles,
  activity: Activity,
  languages: readonly string[],
): boolean {
  if (!concerns(activity.directories, repository.subpath)) return false;
  if (repository.subpath === '' || !activity.language || languages.length === 0)
    return true;
  return languages.includes(activity.language);
}

function unique(all: readonly Activity[]): Activity[] {
  const seen = new Map<string, Activity>();
  for (const activity of all) {
    const key = [
      activity.kind,
      activity.tool,
      activity.context.file,
      activity.line,
      activity.via,
      activity.context.job,
      activity.images?.join(),
      JSON.stringify([activity.scan, activity.signing, activity.gates]),
    ].join('\n');
    const before = seen.get(key);
    if (!before || worth(activity) > worth(before)) seen.set(key, activity);
  }
  return [...seen.values()];
}

/** Of the same step in several pipelines the one that counts most is kept. */
function worth({ context }: Activity): number {
  return (
    (context.beforeMerge === 'yes' ? 4 : 0) +
    (context.automatic ? 2 : 0) +
    (context.mayFail ? 0 : 1)
  );
}

function tagsOf(
  push: Activity,
): Pick<
  CiEvidence['pushes'][number],
  'images' | 'tags' | 'tagsKnown' | 'onlyLatest'
> {
  const images = (push.images ?? [])
    .map(shown)
    .filter(image => image !== '')
    .slice(0, 50);
  const tags = images.map(image => {
    if (image.includes('@sha256:')) return 'sha256';
    const tag = /:([^/:]*)$/.exec(image)?.[1];
    if (tag !== undefined) return tag;
    // A name that is one variable may hold a tag; one that ends in a plain word has none, which means latest.
    return image.endsWith('}') ? '${…}' : '';
  });
  const tagsKnown =
    images.length > 0 &&
    !push.tagsElsewhere &&
    !tags.some(tag => tag.includes('${…}'));
  return {
    images,
    tags,
    tagsKnown,
    onlyLatest: tagsKnown && tags.every(tag => tag === '' || tag === 'latest'),
  };
}

/** Names of images that the pipelines build for other entities of the repository alone. */
function imagesBuiltElsewhere(
  all: readonly Activity[],
  ours: readonly Activity[],
): Set<string> {
  const names = (builds: readonly Activity[]) =>
    builds.flatMap(({ images = [] }) => images.map(nameOf));
  const elsewhere = new Set(names(all.filter(({ kind }) => kind === 'build')));
  for (const name of names(ours)) elsewhere.delete(name);
  return elsewhere;
}

/** Official images that pipelines start as tools or databases. */
const othersImage =
  /^(docker\.io\/|library\/|mirror\.gcr\.io\/)?(postgres|mysql|mariadb|mongo|redis|rabbitmq|nats|kafka|zookeeper|elasticsearch|memcached|nginx|httpd|node|golang|python|ruby|php|maven|gradle|openjdk|eclipse-temurin|amazoncorretto|rust|alpine|ubuntu|debian|busybox|registry|docker|bash|curlimages\/curl|composer|mcr\.microsoft\.com\/.*|amazon\/.*|hashicorp\/.*|google\/cloud-sdk|gcr\.io\/google\.com\/.*|sonarsource\/.*|returntocorp\/.*|semgrep\/.*|multiarch\/.*|tonistiigi\/.*|cypress\/.*|owasp\/.*|zaproxy\/.*|ghcr\.io\/zaproxy\/.*)([:@].*)?$/;

/** Whether a started image may be the one that is built: it is among the built ones, or none of the well-known others. */
function startsOurImage(run: Activity, builds: readonly Activity[]): boolean {
  const [image] = run.images ?? [];
  if (image === undefined) return true;
  const name = nameOf(image);
  if (
    builds.some(build =>
      (build.images ?? []).some(built => nameOf(built) === name),
    )
  )
    return true;
  if (run.builtHere) return false;
  if (image.includes('$')) return true;
  return (
    image !== '' &&
    builds.length > 0 &&
    !othersImage.test(image) &&
    builds.every(build => (build.images ?? []).length === 0)
  );
}

function nameOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:(?:[^/:{}]|\$\{[^{}]*\})*$/, '');
}
