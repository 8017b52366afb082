// The organisation page: 5,000 and 100,000 entities of 100 checks, on both databases.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { Knex } from 'knex';
import {
  Checklist,
  compileChecklist,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';
import { Checklists } from '../src/evaluate/Checklists';
import { dayOf, dayText } from '../src/fleet/days';
import { Fleet } from '../src/fleet/Fleet';
import { Access } from '../src/serve/Access';
import { GroupTree } from '../src/serve/GroupTree';
import { OverviewService } from '../src/serve/OverviewService';
import { Populations } from '../src/serve/Populations';
import { FleetStore } from '../src/store/FleetStore';
import { ScorecardStore } from '../src/store/ScorecardStore';
import { Engine, engines, POSTGRES } from './portal/config';
import { fill, fillResults } from './overview/fill';
import { median, report } from './report';

const CHECKS = 100;
const SIZES = [5_000, 100_000];
const READS = 40;
const nobody = {} as never;

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
  try {
    for (const engine of engines()) {
      for (const entities of SIZES) {
        await measure(engine, entities, scratch);
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measure(
  engine: Engine,
  entities: number,
  scratch: string,
): Promise<void> {
  const name = `${engine}, ${entities} entities x ${CHECKS} checks`;
  const { db, drop } = await openEmpty(engine, scratch);
  try {
    const { checklist, checks } = await checklistOf(CHECKS);
    const today = dayOf(new Date());
    await fill(db, { checklist: checklist.id, checks, entities, today });
    const service = serviceOver(db, checklist);
    const statements = countStatements(db);
    const read = (index: number) =>
      service.read(questions(today, index), nobody);

    const first = await timed(() => read(0));
    report('overview', `${name}: first page of a process`, first.ms, 'ms');

    statements.clear();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const times: number[] = [];
    let size = 0;
    for (let index = 1; index <= READS; index += 1) {
      // No two alike: nothing comes from what is kept of answers.
      const { ms, value } = await timed(() => read(index));
      times.push(ms);
      size = Math.max(size, value.length);
    }
    delay.disable();
    report('overview', `${name}: median`, median(times), 'ms');
    report('overview', `${name}: p95`, percentile(times, 0.95), 'ms');
    report(
      'overview',
      `${name}: SQL statements a page`,
      statements.count / READS,
      '',
    );
    report('overview', `${name}: size at most`, size / 1024, 'KiB');
    report('overview', `${name}: others wait at most`, delay.max / 1e6, 'ms');
    const again = await timed(() => read(READS));
    report('overview', `${name}: the same page again`, again.ms, 'ms');
    if (entities === SIZES[0]) {
      await fillResults(db, { checklist: checklist.id, checks, entities });
      const baseline = await timed(() => countResults(db));
      report(
        'overview',
        `${name}: baseline, one GROUP BY over results`,
        baseline.ms,
        'ms',
      );
    }
  } finally {
    await drop();
  }
}

/** What the page would take without a fleet, for its heat map alone. */
function countResults(db: Knex) {
  return db('results')
    .join('fleet', 'fleet.entity_ref', 'results.entity_ref')
    .groupBy('owner', 'check_id', 'counted')
    .select('owner', 'check_id', 'counted')
    .count();
}

/** Filters that each need a walk of their own. */
function questions(today: number, index: number) {
  const since = dayText(today - 30 - index);
  return index % 4 === 0
    ? { since }
    : [
        { since, type: 'service' },
        { since, domain: [`domain:default/domain-${index % 12}`] },
        { since, tag: 'edge', by: 'domain' as const },
      ][(index % 4) - 1];
}

function serviceOver(db: Knex, checklist: Checklist): OverviewService {
  const store = new FleetStore(db);
  const access = { visibleWith: async () => ({ type: 'sql' }) };
  const populations = new Populations({
    access: access as unknown as Access,
    checklists: { current: { checklist } } as unknown as Checklists,
    fleet: new Fleet(store),
    groups: new GroupTree({} as never),
    scorecards: new ScorecardStore(db),
    store,
  });
  return new OverviewService(populations);
}

/** The first checks of the shipped checklist. */
async function checklistOf(size: number) {
  const { checklist, errors } = compileChecklist(
    await readChecklistFiles(shippedChecklist()),
    { schemas: [repositoryEvidenceSchema] },
  );
  if (!checklist) {
    throw new Error(errors[0].message);
  }
  const checks = checklist.checks
    .slice(0, size)
    .map(({ definition }) => definition.id);
  return { checklist, checks };
}

async function openEmpty(engine: Engine, scratch: string) {
  const db = knexFactory(
    engine === 'SQLite'
      ? {
          client: 'better-sqlite3',
          connection: {
            filename: join(await mkdtemp(join(scratch, 'sqlite-')), 'db'),
          },
          useNullAsDefault: true,
        }
      : { client: 'pg', connection: POSTGRES },
  );
  const directory = join(__dirname, '../migrations');
  await db.migrate.latest({ directory });
  return {
    db,
    drop: async () => {
      await db.migrate.rollback({ directory }, true);
      await db.destroy();
    },
  };
}

function countStatements(db: Knex) {
  const counter = {
    count: 0,
    clear() {
      counter.count = 0;
    },
  };
  db.on('query', () => {
    counter.count += 1;
  });
  return counter;
}

async function timed<T>(
  action: () => PromiseLike<T>,
): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await action();
  return { ms: performance.now() - start, value };
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
});
