import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
import { application, delivered } from './applications';
import { backup, claim, database, location, velero } from './backups';
import { stateless, covered, k8up, scheduled, dumpJob } from './backupSamples';

/** A delivery with prune, of another directory than the claim's. */
const elsewhere = delivered(
  { path: '    path: deploy' },
  {
    'deploy/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\n',
  },
);

/** What the checks say of what backups hold, how long and where they are kept. */
export const retentionCases: CheckCase[] = casesOf({
  'backup-retention': {
    none: [stateless, database(), velero()],
    pass: [
      covered,
      {
        ...database(),
        ...velero('    includedNamespaces: [shop]\n    ttl: 720h0m0s\n'),
      },
      {
        ...claim(),
        ...k8up('  prune: { retention: { keepDaily: 7, keepMonthly: 2 } }\n'),
      },
      {
        ...database(),
        ...velero('    includedNamespaces: [shop]\n    ttl: 24h\n'),
        ...velero(undefined, undefined, 'long'),
      },
      {
        ...database(),
        ...velero(),
        ...dumpJob('pg_dump -h db shop > /backup/x'),
      },
    ],
    fail: [
      {
        files: {
          ...database(),
          ...velero('    includedNamespaces: [shop]\n    ttl: 24h # ttl\n'),
          ...scheduled('0 0 2 * * *'),
          'db/cluster.yaml': '# none\n',
        },
        at: ['# ttl'],
      },
      {
        files: {
          ...database(),
          ...velero('    includedNamespaces: [shop]\n    ttl: 168h # ttl\n'),
          ...velero('    includedNamespaces: [web]\n', undefined, 'web'),
        },
        at: ['# ttl'],
      },
      {
        files: {
          ...claim(),
          ...k8up('  prune:\n    retention: { keepLast: 3 } # kept\n'),
        },
        at: ['# kept'],
      },
    ],
    unknown: [
      {
        ...database(),
        ...dumpJob('pg_dump -h db shop > /backup/x'),
        ...velero('    includedNamespaces: [web]\n', undefined, 'web'),
      },
      {
        ...database(),
        ...dumpJob('pg_dump -h db shop > /backup/x'),
        ...velero('    includedNamespaces: [shop]\n    ttl: 24h\n'),
      },
      { ...database(), ...dumpJob('pg_dump -h db shop > /backup/x') },
      { ...claim(), ...k8up() },
    ],
  },
  'backup-volumes': {
    none: [stateless, database(), velero('    snapshotVolumes: false\n')],
    pass: [
      covered,
      {
        ...database(),
        ...velero(
          '    snapshotVolumes: false\n    defaultVolumesToFsBackup: true\n',
        ),
      },
      {
        ...database(),
        ...velero('    snapshotVolumes: false\n'),
        ...velero(undefined, undefined, 'data'),
      },
    ],
    fail: [
      {
        files: {
          ...database(),
          ...velero('    snapshotVolumes: false # no\n'),
        },
        at: ['# no'],
      },
      {
        files: {
          ...database(),
          ...velero('    excludedResources:\n      - persistentvolumeclaims\n'),
        },
        at: ['- persistentvolumeclaims'],
      },
      {
        files: {
          ...database(),
          ...velero('    snapshotVolumes: false # no\n'),
          // Of something else
          'k8s/web.yaml': claim()['k8s/claim.yaml'].replace(
            'namespace: shop',
            'namespace: web',
          ),
          ...velero('    includedNamespaces: [web]\n', undefined, 'web'),
        },
        at: ['# no'],
      },
    ],
  },
  'backup-location-outside': {
    none: [stateless, covered],
    pass: [
      location('  objectStorage: { bucket: acme-backups }\n'),
      location(
        '  objectStorage: { bucket: b }\n  config: { s3Url: https://s3.example.org }\n',
      ),
      k8up(),
    ],
    fail: [
      {
        files: location(
          '  objectStorage: { bucket: b }\n  config:\n    s3Url: http://minio.velero.svc:9000 # address\n',
        ),
        at: ['# address'],
      },
      {
        files: location(
          '  objectStorage: { bucket: b }\n  config: { s3Url: http://minio:9000 }\n',
        ),
        at: ['s3Url'],
      },
      {
        files: backup(
          'k8up.io/v1',
          'Schedule',
          "  backend: { local: { mountPath: /backup } } # local\n  backup: { schedule: '@daily' }\n",
        ),
        at: ['# local'],
      },
    ],
    unknown: [
      location("  objectStorage: { bucket: '${BUCKET}' }\n"),
      location(
        "  objectStorage: { bucket: b }\n  config: { s3Url: '${S3_URL}' }\n",
      ),
    ],
  },
  'gitops-claims-kept': {
    none: [
      claim(),
      { ...delivered({ path: '    path: k8s' }), ...database() },
      {
        ...delivered({ path: '    path: k8s', prune: '' }),
        ...claim(),
      },
      { ...delivered(), ...claim() },
      {
        ...delivered({
          path: '    path: k8s',
          automated: '    automated:\n      enabled: false',
        }),
        ...claim(),
      },
    ],
    pass: [
      {
        ...elsewhere,
        ...claim(', annotations: { helm.sh/resource-policy: keep }'),
      },
      {
        ...delivered({ path: '    path: k8s' }),
        ...claim(
          ', annotations: { argocd.argoproj.io/sync-options: "Prune=false" }',
        ),
      },
      {
        ...delivered({ path: '    path: k8s' }),
        ...claim(', annotations: { helm.sh/resource-policy: keep }'),
      },
    ],
    fail: [
      {
        files: { ...delivered({ path: '    path: k8s' }), ...claim() },
        at: ['# claim'],
      },
      { files: { ...delivered({ path: '    path: ./k8s' }), ...claim() } },
    ],
    unknown: [
      {
        ...elsewhere,
        'argocd/other.yaml': application(
          {
            repository: '    repoURL: https://git.example.org/other.git',
            path: '    path: k8',
          },
          'other',
        ),
        ...claim(),
      },
      { ...elsewhere, ...claim() },
      {
        ...elsewhere,
        'argocd/manual.yaml': application(
          { path: '    path: k8s', prune: '' },
          'manual',
        ),
        ...claim(),
      },
      {
        ...elsewhere,
        'argocd/manual.yaml': application(
          {
            path: '    path: k8s',
            automated: '    automated:\n      enabled: false',
          },
          'manual',
        ),
        ...claim(),
      },
    ],
  },
});
