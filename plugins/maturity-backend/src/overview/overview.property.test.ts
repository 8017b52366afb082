import fc from 'fast-check';
import { FleetPlan } from '../fleet/plan';
import { FleetEntity, Standing } from '../fleet/types';
import { makeOverview } from './makeOverview';
import { EntityFilters } from './select';

const LAST = 400;

/** What happened to an entity on a day. */
type Event =
  | { day: number; type: 'level'; level: number; cause: string }
  | { day: number; type: 'move'; owner: string }
  | { day: number; type: 'leave' }
  | { day: number; type: 'return' };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    day: fc.integer({ min: 1, max: LAST }),
    type: fc.constant('level' as const),
    level: fc.integer({ min: 0, max: 4 }),
    cause: fc.constantFrom('commit', 'checklist', 'waiver', 'data'),
  }),
  fc.record({
    day: fc.integer({ min: 1, max: LAST }),
    type: fc.constant('move' as const),
    owner: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({
    day: fc.integer({ min: 1, max: LAST }),
    type: fc.constantFrom('leave' as const, 'return' as const),
  }),
);

/** Born on a day, with what follows in the order of days. */
const life = fc
  .record({
    born: fc.integer({ min: 1, max: LAST }),
    level: fc.integer({ min: 0, max: 4 }),
    events: fc.array(event, { maxLength: 12 }),
  })
  .map(({ born, level, events }) => ({
    born,
    level,
    events: events
      .filter(({ day }) => day > born)
      .sort((left, right) => left.day - right.day),
  }));

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

interface State {
  inScope: boolean;
  level: number;
  owner: string;
}

/** How an entity stood at the end of a day, by playing its life from the beginning. */
function stateOn({ born, level, events }: Life, day: number): State {
  const state: State = { inScope: day >= born, level, owner: 'a' };
  for (const happened of events) {
    if (happened.day > day) break;
    if (happened.type === 'level') state.level = happened.level;
    if (happened.type === 'move') state.owner = happened.owner;
    if (happened.type === 'leave') state.inScope = false;
    if (happened.type === 'return') state.inScope = true;
  }
  return state;
}

/** What the store has of it: a record for each day on which something changed. */
function entityOf(life_: Life, index: number): FleetEntity {
  const days = [
    ...new Set([life_.born, ...life_.events.map(({ day }) => day)]),
  ];
  const past = days.map((day): Standing => {
    const { inScope, level, owner } = stateOn(life_, day);
    const causes = life_.events.flatMap(item =>
      item.day === day && item.type === 'level' ? [item.cause] : [],
    );
    const cause = day === life_.born ? 'first' : causes.at(-1);
    return {
      day,
      granted: inScope ? level : null,
      earned: inScope ? level : null,
      verified: inScope ? level : null,
      unverified: false,
      gone: !inScope,
      owner,
      system: null,
      domain: null,
      version: '1.0.0',
      type: null,
      lifecycle: null,
      archetype: null,
      ...(cause && { cause: { type: cause as 'commit' } }),
    };
  });
  const last = past[past.length - 1];
  return {
    ...last,
    entityRef: `component:default/e${index}`,
    tags: [],
    past,
    present: !last.gone,
  };
}

const plan: FleetPlan = {
  id: 'list',
  version: '1.0.0',
  checks: [],
  positions: new Map(),
  tasks: [],
  collectors: [],
  phases: [1, 2, 3, 4].map(order => ({
    id: `phase-${order}`,
    order,
    title: { en: '', zh: '' },
  })),
};

const question = fc
  .record({
    since: fc.integer({ min: 0, max: LAST - 1 }),
    span: fc.integer({ min: 1, max: LAST }),
    level: fc.integer({ min: 1, max: 4 }),
    owners: fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), {
      nil: undefined,
    }),
  })
  .map(({ span, ...rest }) => ({
    ...rest,
    at: Math.min(LAST, rest.since + span),
  }));

describe('aggregates over random histories', () => {
  const isIn = (state: State, owners: string[] | undefined) =>
    state.inScope && (!owners || owners.includes(state.owner));

  it('agree with what playing every life again gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { maxLength: 25 }),
        question,
        async (lives, { at, since, level, owners }) => {
          const filters: EntityFilters = {
            ...(owners && { owner: new Set(owners) }),
          };
          const entities = lives.map(entityOf);
          const overview = await makeOverview(
            {
              plan,
              entities: new Map(
                entities.map(entity => [entity.entityRef, entity]),
              ),
              version: 1,
              filters,
              at,
              since,
              isVisible: () => true,
              restricted: false,
              key: '',
              tallies: async () => () => undefined,
            },
            { level, by: 'owner' },
          );
          const levelsOn = (day: number) =>
            lives
              .map(item => stateOn(item, day))
              .filter(state => isIn(state, owners))
              .map(state => state.level);
          const reachedOn = (day: number, order: number) =>
            levelsOn(day).filter(reached => reached >= order).length;

          expect(overview.entities).toBe(levelsOn(at).length);
          expect(
            overview.levels.map(({ reached, of, change }) => ({
              reached,
              of,
              change,
            })),
          ).toEqual(
            [1, 2, 3, 4].map(order => ({
              reached: reachedOn(at, order),
              of: levelsOn(at).length,
              change: reachedOn(at, order) - reachedOn(since, order),
            })),
          );

          for (const { day, levels } of overview.distribution) {
            const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
            expect(levels).toEqual(
              [0, 1, 2, 3, 4].map(
                order =>
                  levelsOn(number).filter(reached => reached === order).length,
              ),
            );
          }

          const { split } = overview;
          expect([split.from, split.to]).toEqual([
            reachedOn(since, level),
            reachedOn(at, level),
          ]);
          expect(
            split.parts.reduce((sum, { up, down }) => sum + up - down, 0),
          ).toBe(split.to - split.from);
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
