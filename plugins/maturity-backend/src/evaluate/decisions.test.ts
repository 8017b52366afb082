import { TestDatabases } from '@backstage/backend-test-utils';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { writeChecklist } from '../__testUtils__/checklist';
import { component, startMaturity } from '../__testUtils__/startMaturity';

jest.setTimeout(60_000);

const by = '/api/maturity/scorecards/by-name/component/default/a';
const waiver = (until: string) =>
  `waivers:\n  - { check: has-readme, reason: Soon, by: '@ada', until: ${until} }\n`;

describe('decisions in a repository', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'decisions-'));
    await writeFile(join(directory, 'CODEOWNERS'), '* @acme/platform\n');
    await writeFile(join(directory, 'maturity.yaml'), waiver('2099-01-01'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function start(
    id: ReturnType<typeof databases.eachSupportedId>[number][0],
    approvers?: string[],
  ) {
    const checklistFile = await writeChecklist(join(directory, '.checklist'), {
      checks: [
        {
          id: 'has-readme',
          collector: 'repository',
          expect: 'docs.readme.exists',
        },
      ],
    });
    const maturity = await startMaturity({
      knex: await databases.init(id),
      entities: [
        component('a', {
          annotations: {
            'backstage.io/managed-by-location': `file:${directory}/catalog-info.yaml`,
          },
        }),
      ],
      checklistFile,
      maturity: {
        repository: { roots: [directory] },
        ...(approvers && { waivers: { fromRepository: { approvers } } }),
      },
    });
    await maturity.sweep();
    const scorecard = async () =>
      (await request(maturity.server).get(by).expect(200)).body;
    const history = async () =>
      (await request(maturity.server).get(`${by}/history`).expect(200)).body
        .items;
    return { ...maturity, scorecard, history };
  }

  it.each(databases.eachSupportedId())(
    'are shown as requested where nobody is named who approves, %p',
    async id => {
      const t = await start(id);
      const { level, results } = await t.scorecard();
      expect(level).toEqual({ granted: 0, earned: 0, verified: 0 });
      expect(results[0]).toMatchObject({
        status: 'fail',
        waiverRequest: {
          by: '@ada',
          reason: 'Soon',
          until: '2099-01-01T23:59:59Z',
          source: { file: 'maturity.yaml', line: 2 },
          why: {
            en: 'Nobody is named here who approves waivers in repositories',
          },
        },
      });
      await t.stop();
    },
  );

  it.each(databases.eachSupportedId())(
    'count where their approvers own the file, and their end is history, %p',
    async id => {
      const t = await start(id, ['@acme/platform']);
      const granted = await t.scorecard();
      expect(granted.level).toEqual({ granted: 1, earned: 0, verified: 1 });
      expect(granted.results[0]).toMatchObject({
        status: 'waived',
        outlook: 'fail',
        until: '2099-01-01T23:59:59Z',
      });
      expect(granted.results[0]).not.toHaveProperty('waiverRequest');

      await writeFile(join(directory, 'maturity.yaml'), waiver('2020-01-01'));
      await t.endPeriod();
      await t.sweep();
      expect((await t.scorecard()).results[0]).toMatchObject({
        status: 'fail',
      });
      expect((await t.history()).slice(0, 2)).toMatchObject([
        {
          from: '1',
          to: '0',
          cause: { type: 'waiver', detail: '2099-01-01T23:59:59Z' },
        },
        { check: 'has-readme', from: 'waived', to: 'fail' },
      ]);
      await t.stop();
    },
  );
});
