import { Files } from '../types';
import { service } from './applications';
import { backup, database, velero } from './backups';

/** Nothing that keeps data. */
export const stateless = service;
/** A database, and a schedule that covers it. */
export const covered: Files = { ...database(), ...velero() };
/** A schedule of K8up. */
export const k8up = (more = '') =>
  backup(
    'k8up.io/v1',
    'Schedule',
    `  backend: { s3: { endpoint: https://s3.example.org, bucket: shop } } # backend
  backup: { schedule: '@daily-random' }
${more}`,
  );
/** A database of CloudNativePG. */
export const cluster = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: shop, namespace: shop }
spec: { instances: 3 }
`;
/** That database with a schedule of its own. */
export const scheduled = (cron: string): Files => ({
  'db/cluster.yaml': cluster,
  ...backup(
    'postgresql.cnpg.io/v1',
    'ScheduledBackup',
    `  schedule: '${cron}' # when\n  cluster: { name: shop }\n`,
  ),
});
/** A CronJob that runs a command. */
export const dumpJob = (command: string, more = ''): Files => ({
  'backup/job.yaml': `apiVersion: batch/v1
kind: CronJob # job
metadata: { name: dump, namespace: shop }
spec:
  schedule: '0 3 * * *'
${more}  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: dump, image: postgres:17, command: [sh, -c, '${command}'] }]
`,
});
/** Metadata that leaves something out of Velero. */
export const excluded = ', labels: { velero.io/exclude-from-backup: "true" }';
