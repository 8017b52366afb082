import {
  Blocker,
  NearMiss,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { FleetPlan, PlannedCheck } from '../fleet/plan';
import { Tally } from '../fleet/types';
import { compareText } from './compareText';
import { Selected } from './select';

/** Notes what keeps entities from their next level: who lacks one thing, and the checks that most of them wait for. */
export class OpenWork {
  private readonly misses: NearMiss[] = [];
  private readonly blockers = new Map<PlannedCheck, Blocker>();
  private waitingForPlatform = 0;

  constructor(
    private readonly plan: FleetPlan,
    private readonly most: number,
  ) {}

  add(selected: Selected, tally: Tally | undefined): void {
    const next = tally && nextOpen(tally, this.plan);
    if (selected.now && next && selected.now.granted !== null) {
      let own = 0;
      for (const check of next) {
        count(this.blockers, check, next.length === 1);
        own += check.platform ? 0 : 1;
      }
      this.waitingForPlatform += own === 0 ? 1 : 0;
      if (next.length === 1 && own === 1) {
        this.misses.push(missOf(selected, next[0], tally, this.plan));
      }
    }
  }

  get result(): Pick<Overview, 'nearMisses' | 'debt'> {
    const sorted = [...this.blockers].sort(
      ([a, left], [b, right]) =>
        right.entities - left.entities ||
        right.alone - left.alone ||
        this.plan.positions.get(a.id)! - this.plan.positions.get(b.id)!,
    );
    const ofPlatform = (platform: boolean) =>
      sorted
        .filter(([check]) => check.platform === platform)
        .slice(0, this.most)
        .map(([, blocker]) => blocker);
    return {
      nearMisses: {
        total: this.misses.length,
        items: this.misses.sort(byValue).slice(0, this.most),
      },
      debt: {
        team: ofPlatform(false),
        platform: ofPlatform(true),
        waitingForPlatform: this.waitingForPlatform,
      },
    };
  }
}

/** The gating checks of the next level that do not hold; undefined at the top. */
function nextOpen(
  { open }: Tally,
  { checks }: FleetPlan,
): PlannedCheck[] | undefined {
  if (open.length === 0) {
    return undefined;
  }
  // Positions follow the order of phases.
  const { order } = checks[open[0]];
  const next: PlannedCheck[] = [];
  for (const position of open) {
    if (checks[position].order !== order) {
      break;
    }
    next.push(checks[position]);
  }
  return next;
}

function count(
  blockers: Map<PlannedCheck, Blocker>,
  check: PlannedCheck,
  alone: boolean,
): void {
  const blocker = blockers.get(check) ?? {
    check: check.id,
    phase: check.phase,
    entities: 0,
    alone: 0,
    effort: check.platform ? check.effort : 0,
  };
  blockers.set(check, blocker);
  blocker.entities += 1;
  blocker.alone += alone ? 1 : 0;
  blocker.effort += check.platform ? 0 : check.effort;
}

function missOf(
  { entity, now }: Selected,
  check: PlannedCheck,
  tally: Tally,
  plan: FleetPlan,
): NearMiss {
  return {
    entityRef: entity.entityRef,
    ...(now?.owner && { owner: now.owner }),
    level: now?.granted ?? 0,
    reaches: levelAfter(check, tally, plan),
    check: check.id,
    effort: check.effort,
  };
}

/** The level once the only open check of a phase holds: up to the next phase with an open one, if any applies. */
function levelAfter(
  { order }: PlannedCheck,
  { open, tasks }: Tally,
  { checks, phases, tasks: planned }: FleetPlan,
): number {
  const barrier = checks[open[1]]?.order ?? Infinity;
  const reached = phases.filter(
    phase =>
      phase.order < barrier &&
      planned.some(
        (task, index) => task.order === phase.order && tasks[2 * index + 1] > 0,
      ),
  );
  return reached.at(-1)?.order ?? order;
}

/** Most levels for least effort first. */
function byValue(a: NearMiss, b: NearMiss): number {
  return (
    b.reaches - b.level - (a.reaches - a.level) ||
    a.effort - b.effort ||
    compareText(a.entityRef, b.entityRef)
  );
}
