import { Field } from '../../manifests/model/field';
import { podTemplateOf } from '../../manifests/model/podTemplate';
import { ManifestSet } from '../../manifests/sets';
import { DataItem } from './data';
import {
  always,
  FoundSchedule,
  notTold,
  scheduleOf,
  suspendedBy,
  timesOf,
} from './schedules';

/** Programs that dump or copy data, in a command or the name of an image. */
const dumps =
  /\b(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mariabackup|mongodump|restic backup|borg create|kopia snapshot|etcdctl snapshot save|redis-cli\b.{0,80}--rdb|(?:postgres|mysql|mongo|mariadb|pg|db)[-_]?(?:db-)?(?:backup|dump)s?)\b/i;
const maxText = 20_000;

/** CronJobs that dump a database or copy a volume. */
export function cronJobSchedules(
  set: ManifestSet,
  data: readonly DataItem[],
): FoundSchedule[] {
  const own = data.filter(({ environment }) => environment === set.environment);
  return set.objects.flatMap(object => {
    if (object.kind !== 'CronJob') return [];
    const field = Field.of(object);
    const spec = podTemplateOf(object)?.spec;
    if (!spec) return [];
    const text = textOf(spec);
    if (!dumps.test(text)) return [];
    const mounted = spec
      .get('volumes')
      .items()
      .map(volume => volume.get('persistentVolumeClaim', 'claimName').text);
    const namespace = object.namespace || set.namespace;
    return [
      {
        schedule: scheduleOf(
          {
            tool: 'cron-job',
            namespace,
            environment: set.environment,
            field,
          },
          {
            schedule: timesOf(field.get('spec', 'schedule')),
            retention: notTold(field),
            suspended: suspendedBy(field.get('spec', 'suspend')),
            volumes: always(field),
          },
        ),
        covers: item =>
          item.environment === set.environment &&
          (item.kind !== 'PersistentVolumeClaim'
            ? own.filter(isDatabase).length === 1 || names(text, item.name)
            : mounted.includes(item.name) && !isTarget(item, own)),
      },
    ];
  });
}

function isDatabase({ kind }: DataItem): boolean {
  return kind !== 'PersistentVolumeClaim';
}

/** A claim called backup is what a dump is written to. */
function isTarget({ name }: DataItem, own: readonly DataItem[]): boolean {
  return /backup|dump/i.test(name) && own.length > 1;
}

function names(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return name.length > 2 && at >= 0;
}

/** What its containers run and where they look, bounded. */
function textOf(spec: Field): string {
  const parts: string[] = [];
  for (const container of spec.get('containers').items()) {
    parts.push(container.get('image').text);
    for (const list of ['command', 'args']) {
      const { value } = container.get(list);
      const words = Array.isArray(value) ? value : [];
      parts.push(words.filter(word => typeof word === 'string').join(' '));
    }
    for (const variable of container.get('env').items()) {
      if (/HOST|URL|SERVER/i.test(variable.get('name').text)) {
        parts.push(variable.get('value').text);
      }
    }
  }
  return parts.join('\n').slice(0, maxText);
}
