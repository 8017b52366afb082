import { Field } from '../../manifests/model/field';
import {
  groupOf,
  podTemplateOf,
  titleOf,
} from '../../manifests/model/podTemplate';
import { Labels, labelsOf } from '../../manifests/model/selector';
import { hookOf } from '../../manifests/link/pods';
import { ManifestSet } from '../../manifests/sets';
import { PersistentData } from '../shapes/backup';

/** Something that keeps data, while schedules are looked for. */
export interface DataItem {
  kind: string;
  name: string;
  title: string;
  namespace: string;
  environment: string;
  /** Names of its claims, of a StatefulSet those of its templates. */
  claims: string[];
  labels: Labels;
  field: Field;
  /** Marks that say that it is backed up. */
  marks: string[];
  excluded: boolean;
  keptByPruning: boolean;
  by: Set<string>;
}

/** Databases that an operator runs, by group and kind. */
const databases = new Set([
  'postgresql.cnpg.io/Cluster',
  'postgres-operator.crunchydata.com/PostgresCluster',
  'pgv2.percona.com/PerconaPGCluster',
  'pxc.percona.com/PerconaXtraDBCluster',
  'ps.percona.com/PerconaServerMySQL',
  'psmdb.percona.com/PerconaServerMongoDB',
  'acid.zalan.do/postgresql',
  'mysql.oracle.com/InnoDBCluster',
  'k8s.mariadb.com/MariaDB',
  'mongodbcommunity.mongodb.com/MongoDBCommunity',
]);

/** What keeps data in the sets of a repository. */
export function dataOf(sets: readonly ManifestSet[]): DataItem[] {
  return sets.flatMap(dataOfSet);
}

function dataOfSet(set: ManifestSet): DataItem[] {
  const found = new Map<string, DataItem>();
  const claims = new Set(
    set.objects
      .filter(object => object.kind === 'PersistentVolumeClaim')
      .map(({ name }) => name),
  );
  const add = (item: DataItem) => {
    const key = `${item.title} ${item.namespace}`;
    if (!found.has(key)) found.set(key, item);
  };
  for (const object of set.objects) {
    if (hookOf(object) !== '') continue;
    const field = Field.of(object);
    const namespace = object.namespace || set.namespace;
    const item = (kind: string, name: string, at: Field, own: string[]) =>
      itemOf({ kind, name, namespace, at, own }, field, set.environment);
    const group = groupOf(object);
    if (object.kind === 'PersistentVolumeClaim' && group === '') {
      add(item(object.kind, object.name, field, [object.name]));
    } else if (databases.has(`${group}/${object.kind}`)) {
      add(item(object.kind, object.name, field, []));
    }
    const templates = field.get('spec', 'volumeClaimTemplates').items();
    if (object.kind === 'StatefulSet' && templates.length > 0) {
      const names = templates.map(
        template => template.get('metadata', 'name').text,
      );
      add(item(object.kind, object.name, field, names));
    }
    for (const volume of podTemplateOf(object)?.spec.get('volumes').items() ??
      []) {
      const claim = volume.get('persistentVolumeClaim', 'claimName');
      if (!claim.set || claims.has(claim.text)) continue;
      add(item('PersistentVolumeClaim', claim.text, claim, [claim.text]));
    }
  }
  return [...found.values()];
}

function itemOf(
  {
    kind,
    name,
    namespace,
    at,
    own,
  }: {
    kind: string;
    name: string;
    namespace: string;
    at: Field;
    own: string[];
  },
  field: Field,
  environment: string,
): DataItem {
  const template = podTemplateOf(field.object);
  const holders = [
    field.get('metadata'),
    ...(template ? [template.metadata] : []),
    ...field
      .get('spec', 'volumeClaimTemplates')
      .items()
      .map(claim => claim.get('metadata')),
  ];
  return {
    kind,
    name,
    title: titleOf({ kind, name }),
    namespace,
    environment,
    claims: own,
    labels: labelsOf(field.get('metadata', 'labels')),
    field: at,
    marks: holders.flatMap(marksOf),
    excluded: holders.some(isExcluded),
    keptByPruning: holders.some(isKept),
    by: new Set(),
  };
}

const recurring = /^recurring-job(?:-group)?\.longhorn\.io\//;

/** Labels and annotations that have something back it up. */
function marksOf(metadata: Field): string[] {
  const annotations = metadata.get('annotations');
  const marks: string[] = [];
  for (const name of [
    'backup.velero.io/backup-volumes',
    'k8up.io/backupcommand',
  ]) {
    if (annotations.get(name).text !== '') marks.push(name);
  }
  if (annotations.get('k8up.io/backup').text === 'true') {
    marks.push('k8up.io/backup');
  }
  for (const [name, value] of metadata.get('labels').entries()) {
    if (recurring.test(name) && value.text === 'enabled') marks.push(name);
  }
  return marks;
}

function isExcluded(metadata: Field): boolean {
  return (
    metadata.get('labels', 'velero.io/exclude-from-backup').text === 'true' ||
    metadata.get('annotations', 'k8up.io/backup').text === 'false'
  );
}

function isKept(metadata: Field): boolean {
  const annotations = metadata.get('annotations');
  const options = annotations
    .get('argocd.argoproj.io/sync-options')
    .text.split(',')
    .map(option => option.trim());
  return (
    options.includes('Prune=false') ||
    options.includes('Prune=confirm') ||
    annotations.get('helm.sh/resource-policy').text === 'keep' ||
    annotations.get('kustomize.toolkit.fluxcd.io/prune').text === 'disabled' ||
    metadata.get('labels', 'kustomize.toolkit.fluxcd.io/prune').text ===
      'disabled'
  );
}

/** The item as evidence, once the schedules are known. */
export function dataEvidence(item: DataItem): PersistentData {
  const by = [...item.by, ...item.marks].slice(0, 20);
  const left = item.excluded ? 'excluded' : 'unknown';
  return {
    kind: item.kind,
    name: item.name,
    title: item.title,
    namespace: item.namespace,
    coverage: by.length > 0 ? 'covered' : left,
    by,
    keptByPruning: item.keptByPruning,
    environments: [item.environment],
    source: item.field.source,
  };
}
