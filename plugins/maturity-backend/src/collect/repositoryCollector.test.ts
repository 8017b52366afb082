import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  CheckResult,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import request from 'supertest';
import {
  ArchiveEntry,
  tarball,
  TestRepository,
  testUrlReader,
} from '../__testUtils__/archive';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

const by = '/api/maturity/scorecards/by-name/component/default';
const asRoot = 'FROM debian:12.1\nCOPY app /app\nCMD ["/app"]\n';
const asUser =
  'FROM debian:12.1\nCOPY app /app\nUSER 65532:65532\nCMD ["/app"]\n';

/** The plugin's own collector and the shipped checklist, over real files. */
describe('the repository collector in the backend', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();
  const directory = createMockDirectory();

  const at = (name: string, annotations: Record<string, string>) =>
    component(name, { annotations });
  const source = (location: string) => ({
    'backstage.io/source-location': location,
  });

  async function read(
    server: Parameters<typeof request>[0],
    name: string,
  ): Promise<{ scorecard: Scorecard; nonRoot: CheckResult }> {
    const { body } = await request(server).get(`${by}/${name}`).expect(200);
    const nonRoot = body.results.find(
      (result: CheckResult) => result.check === 'dockerfile-non-root',
    );
    return { scorecard: body, nonRoot };
  }

  it.each(engines)('reads directories below the roots, %p', async id => {
    directory.setContent({
      services: {
        bad: { Dockerfile: asRoot, app: '' },
        good: { Dockerfile: asUser, app: '', 'catalog-info.yaml': '' },
      },
      outside: { Dockerfile: asRoot },
    });
    const t = await startMaturity({
      knex: await databases.init(id),
      entities: [
        at('bad', source(`file:${directory.resolve('services/bad')}`)),
        at('good', {
          'backstage.io/managed-by-location': `file:${directory.resolve(
            'services/good/catalog-info.yaml',
          )}`,
        }),
        at('outside', source(`file:${directory.resolve('outside')}`)),
        component('nowhere'),
      ],
      maturity: {
        checklist: {},
        repository: { roots: [directory.resolve('services')] },
      },
    });
    await t.sweep();
    const bad = await read(t.server, 'bad');
    expect(bad.nonRoot).toMatchObject({
      status: 'fail',
      findings: [{ source: { file: 'Dockerfile', line: expect.any(Number) } }],
    });
    expect(bad.nonRoot.findings[0].source).not.toHaveProperty('url');
    expect((await read(t.server, 'good')).nonRoot.status).toBe('pass');
    expect((await read(t.server, 'outside')).nonRoot).toMatchObject({
      status: 'error',
      reason: {
        en: expect.stringContaining('maturity.repository.roots'),
        zh: expect.stringMatching(/失败：目录 .* 不在/),
      },
    });
    expect((await read(t.server, 'nowhere')).nonRoot).toMatchObject({
      status: 'unknown',
      measured: true,
      reason: { en: expect.stringContaining('source-location') },
    });

    await writeFile(directory.resolve('services/bad/Dockerfile'), asUser);
    await t.endPeriod();
    await t.sweep();
    expect((await read(t.server, 'bad')).nonRoot.status).toBe('pass');
    await t.stop();
  });

  it.each(engines)('reads remote repositories, each once, %p', async id => {
    directory.setContent({ work: {} });
    const monorepo: ArchiveEntry[] = [
      { path: 'shop-1/services/bad/Dockerfile', content: asRoot },
      { path: 'shop-1/services/bad/app' },
      { path: 'shop-1/services/good/Dockerfile', content: asUser },
      { path: 'shop-1/services/good/app' },
    ];
    const repositories = new Map<string, TestRepository>([
      [
        'https://github.com/acme/shop/',
        { etag: 'a'.repeat(40), archive: () => tarball(monorepo) },
      ],
      [
        'https://github.com/acme/evil/',
        {
          etag: 'e'.repeat(40),
          archive: () => tarball([{ path: 'x/../../Dockerfile' }]),
        },
      ],
    ]);
    const work = directory.resolve('work');
    const { urlReader, reads } = testUrlReader(repositories, work);
    const repo = 'https://github.com/acme';
    const t = await startMaturity({
      knex: await databases.init(id),
      config: { backend: { workingDirectory: work } },
      entities: [
        at('bad', source(`url:${repo}/shop/tree/main/services/bad/`)),
        at('good', source(`url:${repo}/shop/tree/main/services/good/`)),
        at('evil', source(`url:${repo}/evil/tree/main/`)),
        at('away', source(`url:${repo}/away/tree/main/`)),
      ],
      maturity: { checklist: {} },
      features: [
        createServiceFactory({
          service: coreServices.urlReader,
          deps: {},
          factory: () => urlReader,
        }),
      ],
    });
    await t.sweep();
    const { nonRoot } = await read(t.server, 'bad');
    expect(nonRoot.findings[0].source).toEqual({
      file: 'services/bad/Dockerfile',
      line: 1,
      url: `${repo}/shop/tree/main/services/bad/Dockerfile#L1`,
    });
    expect((await read(t.server, 'good')).nonRoot.status).toBe('pass');
    expect((await read(t.server, 'evil')).nonRoot).toMatchObject({
      status: 'error',
      reason: { en: expect.stringContaining('leads out of it') },
    });
    expect((await read(t.server, 'away')).nonRoot.reason?.en).toContain(
      'No repository at',
    );
    const sentOf = (name: string) =>
      reads.filter(({ url, sent }) => sent && url.includes(name));
    expect(sentOf('shop')).toHaveLength(1);
    expect(readdirSync(work)).toEqual([]);

    // Nothing new: asked once for both entities, and nothing is sent.
    reads.length = 0;
    await t.endPeriod();
    await t.sweep();
    expect(reads.filter(({ url }) => url.includes('shop'))).toEqual([
      { url: `${repo}/shop/tree/main/`, sent: false },
    ]);

    monorepo[0].content = asUser;
    repositories.get('https://github.com/acme/shop/')!.etag = 'b'.repeat(40);
    reads.length = 0;
    await t.endPeriod();
    await t.sweep();
    expect(sentOf('shop')).toHaveLength(1);
    expect((await read(t.server, 'bad')).nonRoot.status).toBe('pass');
    const { body } = await request(t.server)
      .get(`${by}/bad/history?check=dockerfile-non-root`)
      .expect(200);
    expect(body.items[0]).toMatchObject({
      from: 'fail',
      to: 'pass',
      cause: { type: 'commit', detail: 'b'.repeat(40) },
    });
    await t.stop();
  });
});
