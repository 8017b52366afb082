import fc from 'fast-check';
import { repositoryOf } from '../../files/testing';
import {
  clearSecretsOf,
  deletionsOf,
  disorderOf,
  targetOf,
  unquotedOf,
} from './dangers';
import { operationScriptsOf } from './operationScripts';
import { optionsOf } from './options';
import { purposeOf } from './purpose';
import { readScript, Script } from './script';

const of = (...lines: string[]) =>
  readScript('scripts/x.sh', `${lines.join('\n')}\n`);
const lines = (places: ReturnType<typeof deletionsOf>) =>
  places.map(({ text, source }) => `${source.line} ${text}`);

describe('purposeOf', () => {
  const purpose = (file: string, text: string) =>
    purposeOf(readScript(file, text));

  it.each([
    ['scripts/backup.sh', 'tar -czf x.tgz data', true, false],
    ['scripts/backup.sh', 'echo nothing', false, false],
    ['scripts/restore-packages.sh', 'dotnet restore', false, false],
    ['scripts/restore.sh', 'psql -f x', false, true],
    ['scripts/db.sh', 'pg_dump x', true, false],
    ['scripts/db.sh', 'sudo -u postgres pg_restore x', false, true],
    ['scripts/x.sh', 'velero backup create x', true, false],
    ['scripts/x.sh', 'velero restore create x', false, true],
    ['scripts/x.sh', 'etcdctl snapshot save x', true, false],
    ['scripts/x.sh', 'restic snapshots', false, false],
    [
      'scripts/x.sh',
      'oc get secret -o yaml > x; oc get secret -o json > y',
      false,
      false,
    ],
    ['scripts/x.sh', 'kubectl get x -o yaml > x', false, false],
    [
      'scripts/x.sh',
      'kubectl get cm -o yaml > x; kubectl get pvc -o yaml > y',
      true,
      false,
    ],
  ])('%s with %s', (file, text, backup, restore) => {
    expect(purpose(file, text)).toEqual({ backup, restore });
  });
});

describe('optionsOf', () => {
  it.each([
    ['#!/bin/bash\nset -euo pipefail', 'errexit nounset pipefail'],
    ['#!/usr/bin/env bash\nset -eEuo pipefail', 'errexit nounset pipefail'],
    ['#!/bin/bash -eu', 'errexit nounset'],
    ['#!/usr/bin/env -S bash -e', 'errexit'],
    ['#!/bin/sh\nset -e', 'posix errexit'],
    ['set -o errexit -o nounset -o pipefail', 'errexit nounset pipefail'],
    ['set -o noglob', ''],
    ['set -x', ''],
    ['set +e', ''],
    ['# set -e', ''],
    ['', ''],
  ])('%s', (text, expected) => {
    const on = Object.entries(optionsOf(of(text)))
      .filter(([, value]) => value)
      .map(([name]) => name);
    expect(on.join(' ')).toBe(expected);
  });
});

describe('deletionsOf', () => {
  it.each([
    ['rm -rf $A/$B', ['1 $A/$B']],
    ['rm -r "$A/"*', ['1 $A/*']],
    ['sudo rm --recursive "/usr/$A"', ['1 /usr/$A']],
    ['rm -rf "${A}/$(date)"', ['1 ${A}/$(date)']],
    ['rm -rf "$A"', []],
    ['rm -rf "$A/data"', []],
    ['rm -rf "${A:?}/${B:?}"', []],
    ['rm -f $A/$B', []],
    ['rm -rf /', []],
    ['rmdir $A/$B', []],
  ])('%s', (text, expected) => {
    expect(lines(deletionsOf(of(text)))).toEqual(expected);
  });
});

describe('unquotedOf', () => {
  it.each([
    ['cp $A "$B"', ['1 $A']],
    ['cp "$A"/$B x', ['1 $A/$B']],
    ['x > $A', ['1 $A']],
    ['x "$(cat $A)"', ['1 $A']],
    ['cp ${A%.gz} x', ['1 ${A%.gz}']],
    ['cp $1 x', ['1 $1']],
    ['A=/data; cp $A x', []],
    ['A=$(date); cp $A x', ['1 $A']],
    ['A=/data; A=$1; cp $A x', ['1 $A']],
    ['A="two words"; cp $A x', ['1 $A']],
    ['for A in one two; do cp $A x; done', []],
    ['for A in $1; do cp $A x; done', ['1 $A']],
    ['make; A=$?; exit $A', []],
    ['[[ -z $A && -z $B ]]', []],
    ['A=$B', []],
    ['case $A in x) ;; esac', []],
    ['echo $((A + 1)) ${#A} "${A[@]}" ${A[@]}', []],
    ['cat <<E\n$A\nE', []],
    ["echo '$A'", []],
  ])('%s', (text, expected) => {
    expect(lines(unquotedOf(of(text)))).toEqual(expected);
  });
});

describe('clearSecretsOf', () => {
  it.each([
    ['kubectl get secrets -n x -o yaml > f', 1],
    ['kubectl -n x get secret/db -ojson >> f', 1],
    ['kubectl get cm,secret --output=yaml | tee f', 1],
    ['oc get secrets -o jsonpath={.items} | jq . > f', 1],
    ['kubectl get secrets -o yaml | age -r x > f', 0],
    ['kubectl get secrets -o yaml > /dev/null', 0],
    ['kubectl get secrets -o yaml | grep x', 0],
    ['kubectl get secrets -o wide > f', 0],
    ['kubectl get secrets > f', 0],
    ['kubectl get secretstores -o yaml > f', 0],
    ['kubectl delete secrets -o yaml > f', 0],
  ])('%s', (text, count) => {
    expect(clearSecretsOf(of(text))).toHaveLength(count);
  });
});

describe('targetOf', () => {
  it.each([
    ['pg_dump x > f', true],
    ['tar -czf f.tar.gz x', true],
    ['mongodump --archive=f', true],
    ['pg_dump x | gzip > f', true],
    ['pg_dump x > f; aws s3 cp f s3://x', false],
    ['pg_dump x > f; rsync f host:/x', false],
    ['pg_dump x > f; rsync f /mnt/x', true],
    ['pg_dump x > f; curl -T f https://x', false],
    ['pg_dump x > f; curl https://x', true],
    ['pg_dump x > f; ./upload.sh f', false],
    ['pg_dump x > f; $UPLOAD f', false],
    ['pg_dump x | aws s3 cp - s3://x', false],
    ['tar -xzf f.tar.gz', false],
    ['echo x > f', false],
  ])('%s', (text, localOnly) => {
    expect(targetOf(of(text)).localOnly).toBe(localOnly);
  });
});

it('finds workloads that come before what they need', () => {
  expect(
    lines(
      disorderOf(
        of(
          'kubectl apply -f "$1/all-resources.yaml"',
          'kubectl apply -n x --filename="$1/pvcs.yaml"',
          'kubectl apply -f "$1/deployments.yaml"',
        ),
      ),
    ),
  ).toEqual(['1 all-resources.yaml']);
});

it('reads shell scripts that make or restore backups, wherever they are, but not those of tests', async () => {
  const dump = '#!/bin/bash\npg_dump x\n';
  const repository = await repositoryOf({
    'ops/db.sh': dump,
    'ops/pg-backup': dump,
    'ops/restore.py': 'pg_restore',
    'ops/backup.yaml': 'pg_dump: x\n',
    'ops/backup.sh': Buffer.from([0, 1, 2]),
    'ops/build.sh': '#!/bin/sh\nmake\n',
    'tests/backup.sh': dump,
  });
  expect(
    (await operationScriptsOf(repository)).map(({ file }) => file),
  ).toEqual(['ops/db.sh', 'ops/pg-backup']);
});

describe('whatever a script holds', () => {
  const readers: Array<(script: Script) => unknown> = [
    purposeOf,
    optionsOf,
    deletionsOf,
    unquotedOf,
    clearSecretsOf,
    targetOf,
    disorderOf,
  ];
  const pieces = fc.constantFrom(
    ...'kubectl get secrets,all -o yaml > f | tee gpg rm -rf $A/ "${B:?}" \'x\' $( ` pg_dump set -euo pipefail apply -f all.yaml pvc.yaml for in done [[ ]] ; && << E'.split(
      ' ',
    ),
    ' ',
    '\n',
    '\\',
  );

  it('is read without a throw', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const script = of(parts.join(' '));
        for (const read of readers) expect(read(script)).toBeDefined();
      }),
      { seed: 20261122, numRuns: 1_500 },
    );
  });

  it.each([
    'rm -rf $A/$B ',
    'kubectl get secrets -o yaml | ',
    'x > $A ',
    'kubectl apply -f all.yaml; kubectl apply -f pvc.yaml; ',
    'A=$A',
    '"',
    '${',
  ])('takes time in proportion to its length: %s', piece => {
    const started = performance.now();
    const script = of(piece.repeat(200_000 / piece.length));
    for (const read of readers) read(script);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
