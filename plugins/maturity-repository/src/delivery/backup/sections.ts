import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { ManifestSet } from '../../manifests/sets';
import {
  always,
  FoundSchedule,
  isIn,
  notTold,
  scheduleOf,
  suspendedBy,
  timesOf,
} from './schedules';

/** A part of a database's own object that has its operator back it up: the way to each schedule. */
interface Form {
  group: string;
  kind: string;
  /** To a list of what has schedules; the last name leads to a text, or to several by name. */
  list: string[];
  schedule: string;
}

const forms: readonly Form[] = [
  {
    group: 'postgres-operator.crunchydata.com',
    kind: 'PostgresCluster',
    list: ['spec', 'backups', 'pgbackrest', 'repos'],
    schedule: 'schedules',
  },
  {
    group: 'pgv2.percona.com',
    kind: 'PerconaPGCluster',
    list: ['spec', 'backups', 'pgbackrest', 'repos'],
    schedule: 'schedules',
  },
  {
    group: 'pxc.percona.com',
    kind: 'PerconaXtraDBCluster',
    list: ['spec', 'backup', 'schedule'],
    schedule: 'schedule',
  },
  {
    group: 'ps.percona.com',
    kind: 'PerconaServerMySQL',
    list: ['spec', 'backup', 'schedule'],
    schedule: 'schedule',
  },
  {
    group: 'psmdb.percona.com',
    kind: 'PerconaServerMongoDB',
    list: ['spec', 'backup', 'tasks'],
    schedule: 'schedule',
  },
  {
    group: 'mysql.oracle.com',
    kind: 'InnoDBCluster',
    list: ['spec', 'backupSchedules'],
    schedule: 'schedule',
  },
];

/** Schedules that stand in the objects of databases themselves. */
export function sectionSchedules(set: ManifestSet): FoundSchedule[] {
  return set.objects.flatMap(object => {
    const field = Field.of(object);
    const namespace = object.namespace || set.namespace;
    const group = object.apiVersion.split('/')[0];
    const form = forms.find(
      each => each.group === group && each.kind === object.kind,
    );
    const texts = form
      ? field
          .get(...form.list)
          .items()
          .flatMap(item => textsOf(item.get(form.schedule)))
      : zalando(field, group);
    return texts.map(text => ({
      schedule: scheduleOf(
        {
          tool: 'operator',
          namespace,
          environment: set.environment,
          field,
        },
        {
          schedule: timesOf(text, '30 0 * * *'),
          retention: notTold(field),
          suspended: suspendedBy(field.get('spec', 'backup', 'pause')),
          volumes: always(field),
        },
      ),
      covers: item =>
        item.title === titleOf(object) &&
        (item.namespace === '' || isIn(item, namespace)),
    }));
  });
}

function textsOf(schedule: Field): Field[] {
  if (schedule.isRecord) return schedule.entries().map(([, text]) => text);
  return schedule.set ? [schedule] : [];
}

/** The schedule has a default of the operator's. */
function zalando(field: Field, group: string): Field[] {
  const { kind } = field.object;
  const on =
    group === 'acid.zalan.do' &&
    kind === 'postgresql' &&
    field.get('spec', 'enableLogicalBackup').bool === true;
  return on ? [field.get('spec', 'logicalBackupSchedule')] : [];
}
