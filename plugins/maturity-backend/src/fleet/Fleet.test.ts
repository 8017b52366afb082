import { TestDatabases } from '@backstage/backend-test-utils';
import { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { migrationsDirectory } from '../store/database';
import { FleetStore } from '../store/FleetStore';
import { SubjectStore } from '../store/SubjectStore';
import { Statements } from '../__testUtils__/statements';
import { Fleet } from './Fleet';
import { encodeMarks } from './marks';
import { FleetPlan } from './plan';

jest.setTimeout(60_000);

/** A plan of one phase and task with these checks. */
function planOf(...checks: string[]): FleetPlan {
  return {
    id: 'list',
    version: '1.0.0',
    checks: checks.map(id => ({
      id,
      phase: 'first',
      order: 1,
      task: 0,
      collector: 0,
      effort: 1,
      platform: false,
    })),
    positions: new Map(checks.map((id, index) => [id, index])),
    tasks: [{ phase: 'first', task: 'basics', order: 1 }],
    collectors: ['probe'],
    phases: [{ id: 'first', order: 1, title: { en: '', zh: '' } }],
  };
}

/** What a replica writes of an entity, with the same columns as the store. */
class Replica {
  constructor(private readonly knex: Knex) {}

  async writes(
    name: string,
    checks: Record<string, CheckStatus>,
    { day = '2026-11-20', at = new Date() }: { day?: string; at?: Date } = {},
  ): Promise<void> {
    const entityRef = `component:default/${name}`;
    const { layout, marks } = encodeMarks(
      Object.entries(checks).map(([check, status]) => ({
        check,
        status,
        phase: 'first',
        task: 'basics',
        required: true,
        measured: true,
        severity: 'high',
        responsibility: 'service',
        findings: [],
        findingCount: 0,
        stale: false,
      })),
    );
    const level = Object.values(checks).every(status => status === 'pass')
      ? 1
      : 0;
    const levels = { granted: level, earned: level, verified: level };
    await this.knex('subjects')
      .insert({
        entity_ref: entityRef,
        kind: 'component',
        namespace: 'default',
        name,
        archetype: 'service',
        etag: '1',
        entity: '{}',
        repository: '',
        bucket: 1,
      })
      .onConflict('entity_ref')
      .ignore();
    await this.knex('layouts').insert(layout).onConflict('digest').ignore();
    await this.knex('fleet')
      .insert({
        entity_ref: entityRef,
        checklist: 'list',
        ...levels,
        unverified: false,
        owner: 'group:default/a',
        archetype: 'service',
        tags: '["edge"]',
        layout: layout.digest,
        marks,
        written_at: at.toISOString(),
      })
      .onConflict(['entity_ref', 'checklist'])
      .merge();
    await this.day(name, day, { ...levels, gone: false }, at);
  }

  async removes(name: string, day: string): Promise<void> {
    const entityRef = `component:default/${name}`;
    await this.knex('subjects').where({ entity_ref: entityRef }).delete();
    await this.knex('fleet').where({ entity_ref: entityRef }).delete();
    const levels = { granted: null, earned: null, verified: null };
    await this.day(name, day, { ...levels, gone: true }, new Date());
  }

  private async day(
    name: string,
    day: string,
    columns: object,
    at: Date,
  ): Promise<void> {
    await this.knex('snapshots')
      .insert({
        entity_ref: `component:default/${name}`,
        checklist: 'list',
        day,
        unverified: false,
        owner: 'group:default/a',
        version: '1.0.0',
        ...columns,
        written_at: at.toISOString(),
      })
      .onConflict(['entity_ref', 'checklist', 'day'])
      .merge();
  }
}

describe('the fleet', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const engines = databases.eachSupportedId();
  const plan = planOf('one', 'two');

  async function start(id: (typeof engines)[number][0]) {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const store = new FleetStore(knex);
    const fleet = new Fleet(store);
    const see = async (other = plan) => {
      const entities = [...(await fleet.current(other)).values()];
      return Object.fromEntries(
        entities.map(({ entityRef, present, tally, past }) => [
          entityRef.split('/')[1],
          {
            present,
            tasks: tally && [...tally.tasks],
            open: tally && [...tally.open],
            past: past.map(({ granted, gone }) => (gone ? 'gone' : granted)),
          },
        ]),
      );
    };
    const statements = new Statements(knex);
    return { knex, fleet, store, see, statements, replica: new Replica(knex) };
  }

  it.each(engines)('reads all once, then only what is new, %p', async id => {
    const t = await start(id);
    await t.replica.writes('a', { one: 'pass', two: 'fail' });
    await t.replica.writes('b', { one: 'pass', two: 'pass' });
    expect(await t.see()).toEqual({
      a: { present: true, tasks: [1, 2], open: [1], past: [0] },
      b: { present: true, tasks: [2, 2], open: [], past: [1] },
    });

    const { version } = t.fleet;
    t.statements.clear();
    await t.see();
    expect(t.statements.list).toHaveLength(2);
    expect(t.fleet.version).toBe(version);

    await t.replica.writes(
      'a',
      { one: 'pass', two: 'pass' },
      { day: '2026-11-21' },
    );
    expect((await t.see()).a).toEqual({
      present: true,
      tasks: [2, 2],
      open: [],
      past: [0, 1],
    });
    expect(t.fleet.version).toBeGreaterThan(version);
  });

  it.each(engines)('follows who leaves and comes back, %p', async id => {
    const t = await start(id);
    await t.replica.writes('a', { one: 'pass', two: 'pass' });
    await t.see();
    await t.replica.removes('a', '2026-11-21');
    const gone = { present: false, tasks: undefined, open: undefined };
    expect((await t.see()).a).toEqual({ ...gone, past: [1, 'gone'] });
    // Read again in the overlap, where its last scorecard no longer is.
    expect((await t.see()).a).toEqual({ ...gone, past: [1, 'gone'] });

    await t.replica.writes('a', { one: 'fail' }, { day: '2026-11-22' });
    expect((await t.see()).a).toEqual({
      present: true,
      tasks: [0, 1],
      open: [0],
      past: [1, 'gone', 0],
    });

    await t.replica.removes('a', '2026-11-22');
    expect((await t.see()).a.present).toBe(false);
    await t.replica.writes('a', { one: 'pass' }, { day: '2026-11-22' });
    expect((await t.see()).a).toEqual({
      present: true,
      tasks: [1, 1],
      open: [],
      past: [1, 'gone', 1],
    });
  });

  it.each(engines)(
    'sees what a replica with a slower clock wrote, but nothing from before the overlap, %p',
    async id => {
      const t = await start(id);
      await t.replica.writes('a', { one: 'pass' });
      await t.see();
      const ago = (ms: number) => new Date(Date.now() - ms);
      await t.replica.writes('b', { one: 'pass' }, { at: ago(60_000) });
      await t.replica.writes('c', { one: 'pass' }, { at: ago(600_000) });
      expect(Object.keys(await t.see()).sort()).toEqual(['a', 'b']);
    },
  );

  it.each(engines)(
    'sees who left in a comparison that took long, %p',
    async id => {
      const t = await start(id);
      await t.replica.writes('a', { one: 'pass' });
      await t.knex('scorecards').insert({
        entity_ref: 'component:default/a',
        checklist: 'list',
        version: '1.0.0',
        bucket: 1,
        summary: '{}',
        results: '[]',
        digest: '',
        evaluated_at: '',
      });
      expect((await t.see()).a.present).toBe(true);
      const began = new Date(Date.now() - 600_000);
      await new SubjectStore(t.knex).remove(['component:default/a'], began);
      expect((await t.see()).a.present).toBe(false);
    },
  );

  it.each(engines)('stays as it was where a refresh fails, %p', async id => {
    const t = await start(id);
    await t.replica.writes('a', { one: 'fail', two: 'pass' });
    const before = await t.see();
    await t.replica.writes('a', { one: 'pass', two: 'pass' });
    const entities = await t.fleet.current(plan).then(found => new Map(found));
    await t.replica.writes('a', { one: 'pass', two: 'fail' });

    const past = jest.spyOn(t.store, 'past').mockImplementation(() => {
      throw new Error('connection lost');
    });
    await expect(t.fleet.current(plan)).rejects.toThrow('connection lost');
    past.mockRestore();
    // Neither half of what it had read, nor nothing.
    expect([...entities.values()][0].tally?.open).toEqual(new Uint16Array(0));
    expect((await t.see()).a.open).toEqual([1]);
    expect(before.a.open).toEqual([0]);
  });

  it.each(engines)('leaves what somebody walks over as it is, %p', async id => {
    const t = await start(id);
    await t.replica.writes('a', { one: 'pass', two: 'pass' });
    const walked = await t.fleet.current(plan);
    const [entity] = walked.values();
    await t.replica.writes('a', { one: 'fail', two: 'pass' });
    await t.fleet.current(planOf('two', 'three'));
    expect([...walked.values()]).toEqual([entity]);
    expect(entity.tally?.open).toEqual(new Uint16Array(0));
    expect(entity.past).toHaveLength(1);
  });

  it.each(engines)(
    'counts by the positions of the checklist that is asked for, also while another is read, %p',
    async id => {
      const t = await start(id);
      await t.replica.writes('a', { one: 'pass', two: 'fail' });
      const [first, second] = await Promise.all([
        t.see(),
        t.see(planOf('two', 'three')),
      ]);
      expect(first.a.open).toEqual([1]);
      expect(second.a.open).toEqual([0]);
      expect(second.a.tasks).toEqual([0, 1]);
    },
  );
});
