import { CheckCase, Files } from '../types';
import { casesOf } from '../orchestration/tell';
import { claim, database, script, scripted, velero } from './backups';
import { stateless } from './backupSamples';

const restoreScript = (...lines: string[]): Files => ({
  'scripts/restore.sh': ['#!/bin/sh', 'set -eu', ...lines, ''].join('\n'),
});
/** What the checks say of scripts for backups, and of pages about them. */
export const scriptCases: CheckCase[] = casesOf({
  'backup-no-clear-secrets': {
    none: [stateless, { 'scripts/build.sh': '#!/bin/sh\nmake\n' }],
    pass: [
      scripted(),
      scripted([
        'pg_dump shop > "$DIR/$NAME.sql"',
        'kubectl get secrets -o yaml | gpg -e > "$DIR/$NAME.sql"',
      ]),
      scripted([
        'pg_dump shop > "$DIR/$NAME.sql"',
        'kubectl get secrets -o name > "$DIR/$NAME.sql"',
      ]),
    ],
    fail: [
      {
        files: scripted([
          'pg_dump shop > "$DIR/$NAME.sql"',
          'kubectl get configmaps,secrets -n shop -o yaml > "$DIR/$NAME.sql"',
        ]),
        at: ['# dump'],
      },
      {
        files: scripted([
          'pg_dump shop > "$DIR/$NAME.sql"',
          'oc get secret/db -ojson | gzip | tee "$DIR/$NAME.sql"',
        ]),
        at: ['# dump'],
      },
    ],
  },
  'backup-script-complete': {
    none: [stateless],
    pass: [scripted()],
    fail: [
      {
        files: scripted([
          'pg_dump shop >',
          'kubectl get all -n shop -o yaml >',
        ]),
        at: ['# dump'],
      },
    ],
  },
  'backup-script-target': {
    none: [
      stateless,
      restoreScript('psql -f x'),
      scripted(['pg_dump shop > "$DIR/$NAME.sql"', 'velero backup create x']),
      // It is written on the way back.
      restoreScript('pg_restore x', 'tar -czf old.tar.gz data'),
    ],
    pass: [scripted()],
    fail: [
      {
        files: scripted([
          'aws s3 cp "$DIR/$NAME.sql" s3://backups/',
          'gzip "$DIR/$NAME.sql"',
        ]),
        at: ['# dump'],
      },
    ],
  },
  'backup-script-strict': {
    none: [stateless],
    pass: [
      scripted(),
      restoreScript('pg_restore x'),
      scripted(['/bin/bash', '/bin/bash -eu'], ['set -euo', 'set -o']),
    ],
    fail: [
      {
        files: scripted(['set -euo pipefail', 'set -uo pipefail']),
        at: ['#!/bin/bash'],
      },
      {
        files: scripted(['set -euo pipefail', 'set -eo pipefail']),
        at: ['#!/bin/bash'],
      },
      {
        files: scripted(['set -euo pipefail', 'set -eu']),
        at: ['#!/bin/bash'],
      },
    ],
  },
  'backup-script-deletes': {
    none: [stateless],
    pass: [
      scripted(),
      scripted(['"${DIR:?}/${NAME:?}"', '"$DIR/shop"']),
      scripted(['rm -rf "${DIR:?}/${NAME:?}"', 'rm "$DIR/$NAME"']),
    ],
    fail: [
      {
        files: scripted(['"${DIR:?}/${NAME:?}"', '"$DIR/$NAME"']),
        at: ['# delete'],
      },
      {
        files: scripted(['"${DIR:?}/${NAME:?}"', '"$DIR"/*']),
        at: ['# delete'],
      },
      {
        files: scripted(['"${DIR:?}/${NAME:?}"', '"/usr/$NAME"']),
        at: ['# delete'],
      },
    ],
  },
  'backup-script-quoted': {
    none: [stateless],
    pass: [scripted(), scripted(['"$DIR/$NAME.sql" s3:', '$DIR s3:'])],
    fail: [
      {
        files: scripted(['"$DIR/$NAME.sql" s3:', '$DIR/$NAME.sql s3:']),
        at: ['# upload'],
      },
      {
        files: scripted(['> "$DIR/$NAME.sql"', '> $DIR/$NAME.sql']),
        at: ['# dump'],
      },
    ],
  },
  'restore-order': {
    none: [
      stateless,
      scripted(),
      scripted([
        'pg_dump',
        'kubectl apply -f all.yaml; kubectl apply -f secrets.yaml; pg_dump',
      ]),
    ],
    pass: [
      restoreScript(
        'kubectl apply -f "$1/secrets.yaml"',
        'kubectl apply -f "$1/deployments.yaml"',
      ),
      restoreScript('velero restore create x'),
    ],
    fail: [
      {
        files: restoreScript(
          'kubectl apply -f "$1/deployments.yaml"',
          'kubectl apply -f "$1/pvcs.yaml"',
        ),
        at: ['deployments'],
      },
    ],
  },
  'restore-runbook': {
    none: [stateless],
    pass: [
      {
        files: { ...database(), 'docs/restore.md': '# Restore\n\nx\n' },
        evidence: ({ repository }) => ({
          repository: { ...repository, truncated: true },
        }),
      },
      {
        ...database(),
        'docs/runbook.md':
          '# Runbook\n\n## Restore the database\n\npg_restore\n',
      },
      {
        ...database(),
        'docs/runbook.md': '# 运维手册\n\n## 备份恢复\n\npg_restore\n',
      },
      {
        'scripts/backup.sh': script,
        'docs/disaster-recovery.md': '# Plan\n\nx\n',
      },
    ],
    fail: [
      {
        files: {
          ...database(),
          'README.md': '# Shop\n\n## Restore packages\n\ndotnet restore\n',
        },
      },
      { files: { ...claim() } },
      { files: velero() },
      { files: { 'scripts/backup.sh': script } },
      { files: { 'README.md': '# Shop\n' }, archetype: 'stateful' },
    ],
    unknown: [
      {
        files: database(),
        evidence: ({ repository }) => ({
          repository: { ...repository, truncated: true },
        }),
      },
    ],
  },
});
