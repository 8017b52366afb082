import { Knex } from 'knex';
import { dayText } from '../../src/fleet/days';
import { encodeMarks } from '../../src/fleet/marks';

const ROWS = 200;
const STATUSES = ['pass', 'pass', 'pass', 'fail', 'not-applicable', 'unknown'];

/** Numbers that are the same in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Fills an empty database with an organisation as the sweep would have left it: entities of teams of about twenty,
 * with a result for each check and a year of moves.
 */
export async function fill(
  db: Knex,
  options: {
    checklist: string;
    checks: string[];
    entities: number;
    today: number;
  },
): Promise<void> {
  const random = randomOf(options.entities);
  const pick = <T>(list: readonly T[]) =>
    list[Math.floor(random() * list.length)];
  const base = { checklist: options.checklist };
  const writtenAt = new Date(Date.now() - 3_600_000).toISOString();

  for (let start = 0; start < options.entities; start += ROWS) {
    const size = Math.min(ROWS, options.entities - start);
    const rows = Array.from({ length: size }, (_, index) => {
      const n = start + index;
      const place = {
        owner: `group:default/team-${n % Math.ceil(options.entities / 20)}`,
        system: `system:default/system-${n % Math.ceil(options.entities / 10)}`,
        domain: `domain:default/domain-${n % 12}`,
      };
      const kind = {
        type: pick(['service', 'website', 'library']),
        lifecycle: pick(['production', 'experimental']),
        archetype: 'service',
      };
      const statuses = options.checks.map(() => pick(STATUSES));
      const level = Math.floor(random() * 5);
      return {
        ref: `component:default/service-${n}`,
        place,
        kind,
        statuses,
        level,
      };
    });
    const layout = encodeMarks(
      results(options.checks, rows[0].statuses),
    ).layout;
    await db.transaction(async trx => {
      await trx('layouts').insert(layout).onConflict('digest').ignore();
      await trx('subjects').insert(
        rows.map(({ ref, place, kind }) => ({
          ...place,
          ...kind,
          entity_ref: ref,
          kind: 'component',
          namespace: 'default',
          name: ref.split('/')[1],
          etag: '1',
          entity: '{}',
          repository: ref,
          bucket: 1,
        })),
      );
      await trx('subject_search').insert(
        rows.map(({ ref, place }) => ({
          entity_ref: ref,
          key: 'relations.ownedby',
          value: place.owner,
        })),
      );
      await trx('fleet').insert(
        rows.map(({ ref, place, kind, level, statuses }) => ({
          ...base,
          ...place,
          ...kind,
          entity_ref: ref,
          granted: level,
          earned: level,
          verified: level,
          unverified: random() < 0.05,
          tags: JSON.stringify([pick(['edge', 'core'])]),
          layout: layout.digest,
          marks: encodeMarks(results(options.checks, statuses)).marks,
          written_at: writtenAt,
        })),
      );
      for (let move = 0; move < 4; move += 1) {
        await trx('snapshots').insert(
          rows.map(({ ref, place, kind, level }) => ({
            ...base,
            ...place,
            ...kind,
            entity_ref: ref,
            day: dayText(
              options.today - 360 + move * 100 + Math.floor(random() * 50),
            ),
            granted: Math.max(0, level - 3 + move),
            earned: Math.max(0, level - 3 + move),
            verified: Math.max(0, level - 3 + move),
            unverified: false,
            gone: false,
            version: '1.0.0',
            cause: 'commit',
            written_at: writtenAt,
          })),
        );
      }
    });
  }
}

/** The baseline reads what an organisation view without a fleet would have to: a row a check. */
export async function fillResults(
  db: Knex,
  options: { checklist: string; checks: string[]; entities: number },
): Promise<void> {
  const random = randomOf(7);
  for (let n = 0; n < options.entities; n += 1) {
    await db('results').insert(
      options.checks.map(check => {
        const status = STATUSES[Math.floor(random() * STATUSES.length)];
        return {
          entity_ref: `component:default/service-${n}`,
          checklist: options.checklist,
          check_id: check,
          phase: 'containerisation',
          status,
          counted: status,
          required: true,
          measured: true,
          finding_count: 0,
          since: '2026-01-01T00:00:00.000Z',
        };
      }),
    );
  }
}

function results(checks: string[], statuses: string[]) {
  return checks.map((check, index) => ({
    check,
    status: statuses[index],
    required: true,
    measured: true,
    stale: false,
  })) as unknown as Parameters<typeof encodeMarks>[0];
}
