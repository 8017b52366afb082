import { z } from 'zod';
import {
  boolSettingShape,
  environmentsShape,
  nameShape,
  namespaceNameShape,
  titleShape,
} from '../../manifests/shapes';
import { sourceShape } from '../../shapes';

export const persistentDataShape = z
  .object({
    kind: z
      .string()
      .describe(
        'StatefulSet with volumeClaimTemplates, PersistentVolumeClaim, or the kind of a database that an operator runs',
      ),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    coverage: z
      .enum(['covered', 'excluded', 'unknown'])
      .describe(
        'covered: a schedule of this repository includes it, or it is marked for one; excluded: it is marked to be left out and nothing else covers it; unknown: nothing here says, the platform may back it up',
      ),
    by: z
      .array(z.string())
      .describe('The schedules that cover it, and the marks that say so'),
    keptByPruning: z
      .boolean()
      .describe(
        'Argo CD, Flux and Helm leave it alone once it is no longer in git',
      ),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('Something that keeps data');

const amountShape = (what: string) =>
  z.object({
    set: z.boolean().describe('It is written'),
    known: z.boolean().describe('It is told: written, or the default'),
    text: z.string().describe('As written'),
    days: z.int().describe(what),
    source: sourceShape,
  });

export const backupScheduleShape = z
  .object({
    tool: z
      .enum([
        'velero',
        'k8up',
        'cloudnative-pg',
        'kasten',
        'volsync',
        'snapscheduler',
        'longhorn',
        'operator',
        'cron-job',
      ])
      .describe('What makes the backups; operator: that of a database'),
    kind: z.string().describe('Such as Schedule'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    schedule: z
      .object({
        text: z.string().describe('As written'),
        open: z.boolean().describe('Something else fills it in'),
        valid: z.boolean().describe('It can be read'),
        hours: z
          .int()
          .describe('At most so many hours between two backups; 0 if unknown'),
        source: sourceShape,
      })
      .describe('When backups are made'),
    retention: amountShape('How long a backup is kept; 0 if unknown').describe(
      'How long backups are kept',
    ),
    suspended: boolSettingShape.describe('It makes none at the moment'),
    volumes: boolSettingShape.describe(
      'What volumes hold is backed up too, not objects alone',
    ),
    covers: z
      .array(z.string())
      .describe('What of this repository it covers, as Kind/name'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A schedule of backups');

export const backupLocationShape = z
  .object({
    kind: z.string().describe('Such as BackupStorageLocation'),
    name: nameShape,
    title: titleShape,
    address: z
      .string()
      .describe('Bucket or address, without user and password; may be empty'),
    place: z
      .enum(['outside', 'cluster', 'unknown'])
      .describe('cluster: a service or a volume of the same cluster'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('Where backups are kept');

export type PersistentData = z.output<typeof persistentDataShape>;
export type BackupSchedule = z.output<typeof backupScheduleShape>;
export type BackupLocation = z.output<typeof backupLocationShape>;
