import { Field } from '../../manifests/model/field';
import { LabelSelector } from '../../manifests/model/selector';
import { matchesGlob } from '../../manifests/sets/argocd/pathGlob';
import { isOf, PlatformObject } from '../platform';
import { DataItem } from './data';
import {
  FoundSchedule,
  keptFor,
  scheduleOf,
  suspendedBy,
  timesOf,
} from './schedules';

/** Velero keeps a backup so long where nothing is written. */
const defaultDays = 30;

/** Schedules of Velero. */
export function veleroSchedules(item: PlatformObject): FoundSchedule[] {
  if (!isOf(item, 'velero.io', 'Schedule')) return [];
  const { field, namespace, environment } = item;
  const spec = field.get('spec');
  const template = spec.get('template');
  return [
    {
      schedule: scheduleOf(
        {
          tool: 'velero',
          namespace,
          environment: environment || 'default',
          field,
        },
        {
          schedule: timesOf(spec.get('schedule')),
          retention: keptFor(template.get('ttl'), defaultDays),
          suspended: suspendedBy(spec.get('paused')),
          volumes: volumesOf(template),
        },
      ),
      covers: data => includes(template, data),
    },
  ];
}

const claims = new Set(
  'persistentvolumeclaims persistentvolumeclaim pvc pvcs persistentvolumes persistentvolume pv pvs'.split(
    ' ',
  ),
);

/** Snapshots are taken where nothing is written; without them only what is copied file by file. */
function volumesOf(template: Field): FoundSchedule['schedule']['volumes'] {
  const snapshots = template.get('snapshotVolumes');
  const copied = ['defaultVolumesToFsBackup', 'defaultVolumesToRestic'].some(
    name => template.get(name).bool === true,
  );
  const excluded = template
    .get('excludedResources')
    .items()
    .find(({ text }) => claims.has(text.split('.')[0].toLowerCase()));
  return {
    set: snapshots.set || excluded !== undefined,
    value: !excluded && (snapshots.bool !== false || copied),
    source: (excluded ?? snapshots).source,
  };
}

function includes(template: Field, item: DataItem): boolean {
  const namespaces = template.get('includedNamespaces').items();
  const names = namespaces.map(({ text }) => text);
  const excluded = template
    .get('excludedNamespaces')
    .items()
    .map(({ text }) => text);
  const all = names.length === 0 || names.includes('*');
  const named =
    item.namespace !== '' &&
    names.some(name => matchesGlob(item.namespace, name));
  const out = excluded.some(
    name => item.namespace === '' || matchesGlob(item.namespace, name),
  );
  return (all || named) && !out && !item.excluded && isSelected(template, item);
}

function isSelected(template: Field, { labels }: DataItem): boolean {
  const selectors = [
    ...template.get('orLabelSelectors').items(),
    ...(template.get('labelSelector').set
      ? [template.get('labelSelector')]
      : []),
  ];
  return (
    selectors.length === 0 ||
    selectors.some(selector => LabelSelector.of(selector).matches(labels))
  );
}
