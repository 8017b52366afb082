import { Files } from '../types';

/** A StatefulSet that keeps data in a namespace; `more` is the rest of its metadata, `pod` of that of its pods. */
export function database(more = '', pod = ''): Files {
  return {
    'k8s/db.yaml': `apiVersion: apps/v1
kind: StatefulSet # db
metadata: { name: db, namespace: shop${more} }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db }${pod} }
    spec: { containers: [{ name: db, image: postgres:17 }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce] }
`,
  };
}

/** A claim in a namespace. */
export function claim(more = ''): Files {
  return {
    'k8s/claim.yaml': `apiVersion: v1
kind: PersistentVolumeClaim # claim
metadata: { name: files, namespace: shop${more} }
spec: { accessModes: [ReadWriteOnce] }
`,
  };
}

/** A schedule of Velero; the last lines are those of its template. */
export function velero(
  template = '    includedNamespaces: [shop]\n',
  schedule = "  schedule: '0 2 * * *' # when\n",
  name = 'shop',
): Files {
  return {
    [`velero/${name}.yaml`]: `apiVersion: velero.io/v1
kind: Schedule # ${name}
metadata: { name: ${name}, namespace: velero }
spec:
${schedule}  template: # what
${template}`,
  };
}

/** An object of any kind that backs something up. */
export function backup(
  apiVersion: string,
  kind: string,
  spec: string,
  metadata = 'name: shop, namespace: shop',
): Files {
  return {
    'backup/backup.yaml': `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
spec:
${spec}`,
  };
}

/** Where Velero keeps backups. */
export function location(spec: string): Files {
  return {
    'velero/location.yaml': `apiVersion: velero.io/v1
kind: BackupStorageLocation # location
metadata: { name: default, namespace: velero }
spec:
  provider: aws
${spec}`,
  };
}

/** A script that makes a backup as the checks want it. */
export const script = [
  '#!/bin/bash',
  'set -euo pipefail',
  'DIR=/var/tmp/backup',
  'NAME=$1',
  'pg_dump shop > "$DIR/$NAME.sql" # dump',
  'aws s3 cp "$DIR/$NAME.sql" s3://backups/ # upload',
  'rm -rf "${DIR:?}/${NAME:?}" # delete',
  '',
].join('\n');

/** A repository with that script, some texts in it changed. */
export function scripted(
  ...edits: ReadonlyArray<readonly [string, string]>
): Files {
  let text = script;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`There is no '${from}'`);
    text = text.replace(from, to);
  }
  return { 'scripts/backup.sh': text };
}
