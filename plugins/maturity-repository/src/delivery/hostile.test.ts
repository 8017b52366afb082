import fc from 'fast-check';
import { z } from 'zod';
import { repositoryOf } from '../files/testing';
import { deliverySections } from './sections';

/** Every kind that is looked at, with its API version. */
const kinds = [
  ['argoproj.io/v1alpha1', 'Application'],
  ['argoproj.io/v1alpha1', 'ApplicationSet'],
  ['argoproj.io/v1alpha1', 'AppProject'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository'],
  ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
  ['source.toolkit.fluxcd.io/v1', 'HelmChart'],
  ['velero.io/v1', 'Schedule'],
  ['velero.io/v1', 'BackupStorageLocation'],
  ['k8up.io/v1', 'Schedule'],
  ['postgresql.cnpg.io/v1', 'ScheduledBackup'],
  ['postgresql.cnpg.io/v1', 'Cluster'],
  ['config.kio.kasten.io/v1alpha1', 'Policy'],
  ['volsync.backube/v1alpha1', 'ReplicationSource'],
  ['longhorn.io/v1beta2', 'RecurringJob'],
  ['acid.zalan.do/v1', 'postgresql'],
  ['apps/v1', 'StatefulSet'],
  ['v1', 'PersistentVolumeClaim'],
  ['batch/v1', 'CronJob'],
] as const;

/** Fields that are read, so that nonsense stands where we look. */
const keys =
  'metadata labels annotations name namespace finalizers spec template source sources repoURL path targetRevision chart helm valueFiles ref destination syncPolicy automated prune selfHeal enabled retry limit syncOptions generators list elements git directories sourceRef chartRef kind version patches patch target install remediation retries driftDetection sourceRepos destinations clusterResourceWhitelist group roles syncWindows schedule includedNamespaces excludedResources labelSelector matchLabels ttl paused backup backend s3 endpoint retention keepDaily cluster config s3Url objectStorage bucket selector matchExpressions key values trigger restic retain volumeClaimTemplates volumes persistentVolumeClaim claimName jobTemplate containers command args image env'.split(
    ' ',
  );

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e9,
    '',
    '*',
    'HEAD',
    'main',
    '{{.x}}',
    '../../..',
    '0 2 * * *',
    'pg_dump',
    'shop',
    '__proto__',
  ),
  fc.string({ maxLength: 20 }),
);
const value = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 8 }),
  ),
})).any;
const objects = fc.array(
  fc.record({
    index: fc.nat(kinds.length - 1),
    metadata: value,
    spec: fc.oneof(value, fc.dictionary(fc.constantFrom(...keys), value)),
  }),
  { maxLength: 8 },
);

it('whatever objects hold, evidence has its shape', async () => {
  await fc.assert(
    fc.asyncProperty(objects, async all => {
      const documents = all.map(({ index, ...rest }) => {
        const [apiVersion, kind] = kinds[index];
        return JSON.stringify({ apiVersion, kind, ...rest });
      });
      const repository = await repositoryOf({
        'k8s/all.yaml': documents.join('\n---\n'),
      });
      for (const section of deliverySections) {
        const schema: z.ZodType = section.schema;
        const read = schema.safeParse(await section.collect(repository));
        expect(read.error).toBeUndefined();
      }
    }),
    { seed: 20261122, numRuns: 100 },
  );
}, 60_000);

it('is done soon with very many of them', async () => {
  const app = (index: number) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a${index} }\nspec: { source: { repoURL: x, path: 'k8s/${'a/'.repeat(
      20,
    )}', targetRevision: '${'1.'.repeat(100)}' } }\n`;
  const schedule = (index: number) =>
    `apiVersion: velero.io/v1\nkind: Schedule\nmetadata: { name: s${index} }\nspec: { schedule: '0 0 * * *', template: { includedNamespaces: ['${'*a'.repeat(
      60,
    )}'] } }\n`;
  const claim = (index: number) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: c${index}, namespace: '${'a'.repeat(
      60,
    )}' }\nspec: {}\n`;
  const many = (make: (index: number) => string, count: number) =>
    Array.from({ length: count }, (_, index) => make(index)).join('---\n');
  const repository = await repositoryOf({
    'a.yaml': many(app, 1_000),
    'b.yaml': many(schedule, 150),
    'c.yaml': many(claim, 150),
  });
  const started = performance.now();
  for (const section of deliverySections) await section.collect(repository);
  expect(performance.now() - started).toBeLessThan(10_000);
}, 60_000);
