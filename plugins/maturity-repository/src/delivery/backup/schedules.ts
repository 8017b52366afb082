import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { boolSetting } from '../../manifests/model/settings';
import { isOpenText } from '../revision';
import { hoursOf, readSchedule } from '../schedule';
import { BackupSchedule } from '../shapes/backup';
import { DataItem } from './data';

/** A schedule, and which data it covers. */
export interface FoundSchedule {
  schedule: Omit<BackupSchedule, 'covers'>;
  covers(item: DataItem): boolean;
}

/** What all schedules have in common. */
export interface Basics {
  tool: BackupSchedule['tool'];
  namespace: string;
  environment: string;
  /** The whole object. */
  field: Field;
}

/** A schedule of these parts. */
export function scheduleOf(
  { tool, namespace, environment, field }: Basics,
  parts: Pick<
    BackupSchedule,
    'schedule' | 'retention' | 'suspended' | 'volumes'
  >,
): FoundSchedule['schedule'] {
  const { object } = field;
  return {
    tool,
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    namespace,
    ...parts,
    environments: [environment],
    source: field.source,
  };
}

/** When it runs; `byDefault` where nothing is written. */
export function timesOf(
  field: Field,
  byDefault = '',
): BackupSchedule['schedule'] {
  const text = field.text || byDefault;
  const read = readSchedule(text);
  return {
    text,
    open: isOpenText(text),
    valid: read !== undefined,
    hours: read?.hours ?? 0,
    source: field.source,
  };
}

/** How long a backup is kept, as Go writes a duration or with a unit: `720h`, `30d`, `4w`. */
export function keptFor(
  field: Field,
  byDefaultDays?: number,
): BackupSchedule['retention'] {
  const long = /^(\d{1,6})([wmy])$/.exec(field.text);
  const units: Record<string, number> = { w: 7, m: 30, y: 365 };
  const hours = long
    ? Number(long[1]) * units[long[2]] * 24
    : hoursOf(field.text);
  const days = hours === undefined ? undefined : Math.floor(hours / 24);
  const known = field.set ? days : byDefaultDays;
  return {
    set: field.set,
    known: known !== undefined,
    text: field.text,
    days: known ?? 0,
    source: field.source,
  };
}

/** How long the oldest backup is kept where so many of each kind are: restic's way. */
export function keptByCount(
  field: Field,
  names: Readonly<Record<string, number>>,
): BackupSchedule['retention'] {
  const days = Object.entries(names).map(
    ([name, each]) =>
      (field.get(name).int ?? Number(field.get(name).text)) * each,
  );
  const longest = Math.max(0, ...days.filter(Number.isFinite));
  return {
    set: field.set,
    known: longest > 0,
    text: '',
    days: Math.floor(longest),
    source: field.source,
  };
}

export function notTold(field: Field): BackupSchedule['retention'] {
  return { set: false, known: false, text: '', days: 0, source: field.source };
}

export function suspendedBy(field: Field): BackupSchedule['suspended'] {
  return boolSetting([field], false);
}

/** Whether data is in a namespace; one that isn't known is in none. */
export function isIn(item: DataItem, namespace: string): boolean {
  return item.namespace !== '' && item.namespace === namespace;
}

export function always(field: Field): BackupSchedule['volumes'] {
  return { set: false, value: true, source: field.source };
}
