import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
import { backup, claim, database, velero } from './backups';
import {
  stateless,
  covered,
  k8up,
  cluster,
  scheduled,
  dumpJob,
  excluded,
} from './backupSamples';

/** What the checks say of what is backed up, and when. */
const volSync = (trigger: string) =>
  backup(
    'volsync.backube/v1alpha1',
    'ReplicationSource',
    `  sourcePVC: files\n${trigger}`,
  );

export const backupCases: CheckCase[] = casesOf({
  'backup-declared': {
    none: [stateless, velero()],
    pass: [
      covered,
      { ...claim(), ...velero() },
      { ...database(), ...velero("    includedNamespaces: ['sh*']\n") },
      { ...database(), ...velero('    snapshotMoveData: true\n') },
      { ...claim(), ...k8up() },
      scheduled('0 0 2 * * *'),
      { ...database(), ...dumpJob('pg_dump -h db shop > /backup/x') },
      database('', ', annotations: { backup.velero.io/backup-volumes: data }'),
      claim(', labels: { recurring-job-group.longhorn.io/default: enabled }'),
      {
        ...claim(),
        ...volSync("  trigger: { schedule: '0 * * * *' }\n"),
      },
      {
        ...claim(),
        ...backup(
          'snapscheduler.backube/v1',
          'SnapshotSchedule',
          "  schedule: '0 0 * * *'\n",
        ),
      },
      {
        ...claim(),
        ...backup(
          'config.kio.kasten.io/v1alpha1',
          'Policy',
          "  frequency: '@daily'\n  selector: { matchExpressions: [{ key: k10.kasten.io/appNamespace, operator: In, values: [shop] }] }\n",
          'name: shop, namespace: kasten-io',
        ),
      },
      // Left out by Velero, but dumped by itself
      { ...database(excluded), ...dumpJob('pg_dump -h db shop > /backup/x') },
    ],
    fail: [
      { files: { ...database(excluded), ...velero() }, at: ['# db'] },
      {
        files: {
          ...claim(', annotations: { k8up.io/backup: "false" }'),
          ...k8up(),
        },
        at: ['# claim'],
      },
    ],
    unknown: [
      database(),
      claim(),
      { ...database(), ...velero('    includedNamespaces: [web]\n') },
      { ...database(), ...velero('    excludedNamespaces: [shop]\n') },
      {
        ...database(),
        ...velero('    labelSelector: { matchLabels: { backup: "yes" } }\n'),
      },
      { ...database(), ...dumpJob('echo pg') },
      { 'db/cluster.yaml': cluster },
    ],
  },
  'backup-schedule-valid': {
    none: [
      stateless,
      velero(undefined, "  schedule: '${SCHEDULE}'\n"),
      volSync('  trigger: { manual: before-upgrade }\n'),
      backup(
        'config.kio.kasten.io/v1alpha1',
        'Policy',
        "  frequency: '@onDemand'\n",
      ),
    ],
    pass: [
      covered,
      velero(undefined, "  schedule: '@every 6h'\n"),
      k8up(),
      volSync(''),
    ],
    fail: [
      {
        files: volSync("  trigger: { schedule: '0 25 * * *' } # when\n"),
        at: ['# when'],
      },
      {
        files: velero(undefined, "  schedule: '0 2 * *' # when\n"),
        at: ['# when'],
      },
      {
        files: velero(undefined, "  schedule: '0 25 * * *' # when\n"),
        at: ['# when'],
      },
      { files: velero(undefined, ''), at: ['spec:'] },
    ],
  },
  'backup-frequent': {
    none: [
      stateless,
      velero(),
      { ...database(), ...velero('    includedNamespaces: [web]\n') },
      database(),
      { ...database(), ...velero(undefined, "  schedule: '0 2 *' # when\n") },
    ],
    pass: [
      covered,
      {
        ...database(),
        ...velero(undefined, "  schedule: '0 2 * * 0'\n", 'weekly'),
        ...velero(),
      },
      {
        files: {
          ...database(),
          ...velero(undefined, "  schedule: '0 2 * * 0' # when\n"),
        },
        overlay: 'params: { backupHours: 168 }\n',
      },
    ],
    fail: [
      {
        files: {
          ...database(),
          ...velero(undefined, "  schedule: '0 2 * * 0' # when\n"),
          // Another one, of something else
          ...velero('    includedNamespaces: [web]\n', undefined, 'web'),
        },
        at: ["'0 2 * * 0'"],
      },
      {
        files: {
          ...database(),
          ...velero(undefined, "  schedule: '0 2 * * 0' # when\n"),
          ...velero(undefined, "  schedule: '0 2 *'\n", 'broken'),
        },
        at: ['# when'],
      },
    ],
  },
  'backup-not-suspended': {
    none: [stateless, database()],
    pass: [covered, dumpJob('pg_dumpall > /x', '  suspend: false\n')],
    fail: [
      {
        files: velero(
          undefined,
          "  schedule: '0 2 * * *'\n  paused: true # paused\n",
        ),
        at: ['# paused'],
      },
      {
        files: dumpJob('pg_dumpall > /x', '  suspend: true\n'),
        at: ['suspend: true'],
      },
    ],
  },
});
