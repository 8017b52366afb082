import { repositoryOf } from '../../files/testing';
import { backupsOf } from './backups';

const object = (
  apiVersion: string,
  kind: string,
  spec: string,
  metadata = 'name: db, namespace: shop',
) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\nspec:\n${spec}`;
const backups = async (...objects: string[]) =>
  backupsOf(await repositoryOf({ 'k8s/x.yaml': objects.join('---\n') }));

describe('what databases back up by themselves', () => {
  it.each([
    [
      'postgres-operator.crunchydata.com/v1beta1',
      'PostgresCluster',
      "  backups: { pgbackrest: { repos: [{ name: repo1, schedules: { full: '0 1 * * 0', differential: '0 1 * * 1-6' } }] } }\n",
      [168, 48],
    ],
    [
      'pgv2.percona.com/v2',
      'PerconaPGCluster',
      "  backups: { pgbackrest: { repos: [{ schedules: { full: '0 1 * * *' } }] } }\n",
      [24],
    ],
    [
      'pxc.percona.com/v1',
      'PerconaXtraDBCluster',
      "  backup: { schedule: [{ name: daily, schedule: '0 0 * * *', keep: 5 }] }\n",
      [24],
    ],
    [
      'psmdb.percona.com/v1',
      'PerconaServerMongoDB',
      "  backup: { tasks: [{ name: x, schedule: '0 */12 * * *' }] }\n",
      [12],
    ],
    ['acid.zalan.do/v1', 'postgresql', '  enableLogicalBackup: true\n', [24]],
    [
      'mysql.oracle.com/v2',
      'InnoDBCluster',
      "  backupSchedules: [{ name: x, schedule: '0 0 * * *' }]\n",
      [24],
    ],
  ])('%s %s', async (apiVersion, kind, spec, hours) => {
    const { data, schedules } = await backups(object(apiVersion, kind, spec));
    expect(data).toMatchObject([
      { kind, coverage: 'covered', by: [`${kind}/db`, ...[]] },
    ]);
    expect(schedules.map(({ schedule }) => schedule.hours)).toEqual(hours);
    const without = await backups(object(apiVersion, kind, '  x: 1\n'));
    expect(without.data).toMatchObject([{ coverage: 'unknown' }]);
  });

  it('MariaDB by an object of its own', async () => {
    const { data, schedules } = await backups(
      object('k8s.mariadb.com/v1alpha1', 'MariaDB', '  storage: {}\n'),
      object(
        'k8s.mariadb.com/v1alpha1',
        'Backup',
        "  mariaDbRef: { name: db }\n  schedule: { cron: '0 0 * * *', suspend: true }\n  maxRetention: 168h\n",
        'name: nightly, namespace: shop',
      ),
    );
    expect(data).toMatchObject([
      { title: 'MariaDB/db', by: ['Backup/nightly'] },
    ]);
    expect(schedules).toMatchObject([
      { suspended: { value: true }, retention: { days: 7 } },
    ]);
  });
});

describe('how long backups are kept', () => {
  const schedule = (template: string) =>
    object(
      'velero.io/v1',
      'Schedule',
      `  schedule: '0 0 * * *'\n  template: ${template}\n`,
    );

  it.each([
    ['{}', 30, true],
    ['{ ttl: 168h }', 7, true],
    ['{ ttl: 90d }', 90, true],
    ['{ ttl: soon }', 0, false],
  ])('by Velero %s', async (template, days, known) => {
    const { schedules } = await backups(schedule(template));
    expect(schedules).toMatchObject([{ retention: { days, known } }]);
  });

  it.each([
    ['{ keepDaily: 30 }', 30],
    ['{ keepLast: 5, keepMonthly: 12 }', 360],
    ['{ keepHourly: 48 }', 2],
    ['{ keepDaily: many }', 0],
  ])('by K8up %s', async (retention, days) => {
    const { schedules } = await backups(
      object(
        'k8up.io/v1',
        'Schedule',
        `  backup: { schedule: '@daily' }\n  prune: { retention: ${retention} }\n`,
      ),
    );
    expect(schedules).toMatchObject([{ retention: { days } }]);
  });
});

it('counts what keeps data once, and what is used but not declared', async () => {
  const { data } = await backups(
    object(
      'apps/v1',
      'Deployment',
      '  template: { spec: { volumes: [{ name: a, persistentVolumeClaim: { claimName: files } }, { name: b, persistentVolumeClaim: { claimName: more } }], containers: [] } }\n',
    ),
    object(
      'v1',
      'PersistentVolumeClaim',
      '  resources: {}\n',
      'name: files, namespace: shop',
    ),
    object(
      'apps/v1',
      'StatefulSet',
      '  template: { spec: { containers: [] } }\n',
    ),
  );
  expect(data.map(({ title, source }) => [title, source.line])).toEqual([
    ['PersistentVolumeClaim/more', 5],
    ['PersistentVolumeClaim/files', 8],
  ]);
});

describe('a CronJob that dumps', () => {
  const job = (container: string, volumes = '[]') =>
    object(
      'batch/v1',
      'CronJob',
      `  schedule: '0 0 * * *'\n  jobTemplate: { spec: { template: { spec: { volumes: ${volumes}, containers: [${container}] } } } }\n`,
      'name: dump, namespace: shop',
    );
  const set = (name: string) =>
    object(
      'apps/v1',
      'StatefulSet',
      '  template: { spec: { containers: [] } }\n  volumeClaimTemplates: [{ metadata: { name: data } }]\n',
      `name: ${name}, namespace: shop`,
    );
  const claim = (name: string) =>
    object(
      'v1',
      'PersistentVolumeClaim',
      '  x: 1\n',
      `name: ${name}, namespace: shop`,
    );
  const by = async (...objects: string[]) =>
    (await backups(...objects)).data
      .filter(({ coverage }) => coverage === 'covered')
      .map(({ name }) => name);

  it('covers the database that it names, or the only one', async () => {
    const dump = job(
      '{ name: x, image: postgres, args: [pg_dump, -h, orders-db] }',
    );
    expect(await by(dump, set('orders-db'), set('users-db'))).toEqual([
      'orders-db',
    ]);
    expect(await by(dump, set('x'))).toEqual(['x']);
    const env = job(
      '{ name: x, image: acme/postgres-backup:1, env: [{ name: PGHOST, value: users-db }, { name: PASSWORD, value: orders-db }] }',
    );
    expect(await by(env, set('orders-db'), set('users-db'))).toEqual([
      'users-db',
    ]);
  });

  it('covers the volumes that it mounts, not those that it fills', async () => {
    const volumes =
      '[{ name: a, persistentVolumeClaim: { claimName: files } }, { name: b, persistentVolumeClaim: { claimName: backup } }]';
    const copy = job(
      '{ name: x, image: restic/restic, command: [sh, -c, "restic backup /data"] }',
      volumes,
    );
    expect(
      await by(copy, claim('files'), claim('backup'), claim('other')),
    ).toEqual(['files']);
  });

  it('is none where it does something else', async () => {
    const { schedules } = await backups(
      job('{ name: x, image: acme/report:1 }'),
    );
    expect(schedules).toEqual([]);
  });
});

it('gives no password of an address away', async () => {
  const { locations } = await backups(
    object(
      'velero.io/v1',
      'BackupStorageLocation',
      '  objectStorage: { bucket: x }\n  config: { s3Url: "https://key:secret@s3.example.org" }\n',
    ),
  );
  expect(locations).toMatchObject([
    { address: 'https://s3.example.org', place: 'outside' },
  ]);
});
