import { Field } from '../../manifests/model/field';
import { LabelSelector } from '../../manifests/model/selector';
import { isOf, PlatformObject } from '../platform';
import { isOpenText } from '../revision';
import {
  always,
  Basics,
  FoundSchedule,
  isIn,
  keptByCount,
  keptFor,
  notTold,
  scheduleOf,
  suspendedBy,
  timesOf,
} from './schedules';

/** Days that one backup of each kind stands for, as restic and others name them. */
const restic = {
  keepLast: 1,
  keepHourly: 1 / 24,
  keepDaily: 1,
  keepWeekly: 7,
  keepMonthly: 30,
  keepYearly: 365,
};
const volsync = {
  last: 1,
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  monthly: 30,
  yearly: 365,
  within: 0,
};

/** Schedules of K8up, CloudNativePG, MariaDB, Kasten, VolSync, snapscheduler and Longhorn. */
export function operatorSchedules(item: PlatformObject): FoundSchedule[] {
  const { field, namespace, environment } = item;
  const spec = field.get('spec');
  const of = (tool: Basics['tool']): Basics => ({
    tool,
    namespace,
    environment: environment || 'default',
    field,
  });
  if (
    isOf(item, 'k8up.io', 'Schedule') ||
    isOf(item, 'backup.appuio.ch', 'Schedule')
  ) {
    return spec.get('backup').set ? [k8up(of('k8up'), spec)] : [];
  }
  if (isOf(item, 'postgresql.cnpg.io', 'ScheduledBackup')) {
    return [cloudNativePg(of('cloudnative-pg'), spec)];
  }
  if (isOf(item, 'k8s.mariadb.com', 'Backup', 'PhysicalBackup')) {
    return spec.get('schedule').set ? [mariaDb(of('operator'), spec)] : [];
  }
  if (isOf(item, 'config.kio.kasten.io', 'Policy')) {
    return /^@ondemand$/i.test(spec.get('frequency').text)
      ? []
      : [kasten(of('kasten'), spec)];
  }
  if (isOf(item, 'volsync.backube', 'ReplicationSource')) {
    // One that a person or another program starts follows no schedule
    return spec.get('trigger', 'manual').set
      ? []
      : [volSync(of('volsync'), spec)];
  }
  if (isOf(item, 'snapscheduler.backube', 'SnapshotSchedule')) {
    return [snapScheduler(of('snapscheduler'), spec)];
  }
  return isOf(item, 'longhorn.io', 'RecurringJob')
    ? [longhorn(of('longhorn'), spec)]
    : [];
}

function k8up(basics: Basics, spec: Field): FoundSchedule {
  const schedule = spec.get('backup', 'schedule');
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(schedule),
      retention: keptByCount(spec.get('prune', 'retention'), restic),
      suspended: suspendedBy(spec.get('suspend')),
      volumes: always(spec),
    }),
    covers: item =>
      isIn(item, basics.namespace) && !item.excluded && item.claims.length > 0,
  };
}

function cloudNativePg(basics: Basics, spec: Field): FoundSchedule {
  const cluster = spec.get('cluster', 'name').text;
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(spec.get('schedule')),
      retention: notTold(spec),
      suspended: suspendedBy(spec.get('suspend')),
      volumes: always(spec),
    }),
    covers: item => item.kind === 'Cluster' && item.name === cluster,
  };
}

function mariaDb(basics: Basics, spec: Field): FoundSchedule {
  const name = spec.get('mariaDbRef', 'name').text;
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(spec.get('schedule', 'cron')),
      // The default of the operator.
      retention: keptFor(spec.get('maxRetention'), 30),
      suspended: suspendedBy(spec.get('schedule', 'suspend')),
      volumes: always(spec),
    }),
    covers: item => item.kind === 'MariaDB' && item.name === name,
  };
}

function kasten(basics: Basics, spec: Field): FoundSchedule {
  const retention = spec.get('retention');
  const namespaces = spec
    .get('selector', 'matchExpressions')
    .items()
    .filter(each => each.get('key').text === 'k10.kasten.io/appNamespace')
    .flatMap(each => each.get('values').items())
    .map(({ text }) => text);
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(spec.get('frequency')),
      retention: keptByCount(retention, {
        hourly: 1 / 24,
        daily: 1,
        weekly: 7,
        monthly: 30,
        yearly: 365,
      }),
      suspended: suspendedBy(spec.get('paused')),
      volumes: always(spec),
    }),
    covers: item => namespaces.some(name => isIn(item, name)),
  };
}

function volSync(basics: Basics, spec: Field): FoundSchedule {
  const claim = spec.get('sourcePVC').text;
  const mover = ['restic', 'kopia', 'rclone', 'rsync', 'rsyncTLS', 'external']
    .map(name => spec.get(name))
    .find(({ set }) => set);
  const retain = (mover ?? spec).get('retain');
  return {
    schedule: scheduleOf(basics, {
      // Without a trigger it copies without end
      schedule: timesOf(spec.get('trigger', 'schedule'), '@every 1h'),
      retention: keptByCount(retain, volsync),
      suspended: suspendedBy(spec.get('paused')),
      volumes: always(spec),
    }),
    covers: item =>
      !isOpenText(claim) &&
      item.claims.some(own => claim === own || isOfSet(claim, own, item.name)),
  };
}

/** The claim of a StatefulSet's pod is called `data-shop-0`. */
function isOfSet(claim: string, template: string, name: string): boolean {
  return claim.startsWith(`${template}-${name}-`);
}

function snapScheduler(basics: Basics, spec: Field): FoundSchedule {
  const selector = LabelSelector.of(spec.get('claimSelector'));
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(spec.get('schedule')),
      retention: keptFor(spec.get('retention', 'expires')),
      suspended: suspendedBy(spec.get('disabled')),
      volumes: always(spec),
    }),
    covers: item =>
      item.kind === 'PersistentVolumeClaim' &&
      isIn(item, basics.namespace) &&
      selector.matches(item.labels),
  };
}

function longhorn(basics: Basics, spec: Field): FoundSchedule {
  return {
    schedule: scheduleOf(basics, {
      schedule: timesOf(spec.get('cron')),
      retention: notTold(spec),
      suspended: { set: false, value: false, source: spec.source },
      volumes: always(spec),
    }),
    // Volumes name their jobs by a label, which is a mark of theirs.
    covers: () => false,
  };
}
