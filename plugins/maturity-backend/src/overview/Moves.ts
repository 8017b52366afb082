import {
  LevelSplit,
  Mover,
  Overview,
  SplitCause,
} from '@container-maturity/backstage-plugin-maturity-common';
import { dayText } from '../fleet/days';
import { FleetEntity, Standing } from '../fleet/types';
import { compareText } from './compareText';
import { Selected, standingOn } from './select';

interface Days {
  at: number;
  since: number;
}

/** Notes entities that stand at another level than on the day compared with. */
export class Movers {
  private readonly moved: Mover[] = [];

  constructor(private readonly most: number) {}

  add({ entity, now, then }: Selected): void {
    if (now && then && (now.granted ?? 0) !== (then.granted ?? 0)) {
      this.moved.push(moverOf(entity, now, then));
    }
  }

  /** The farthest first. */
  get result(): Overview['movers'] {
    const sorted = this.moved.sort(
      (a, b) =>
        Math.abs(distance(b)) - Math.abs(distance(a)) ||
        compareText(b.day, a.day) ||
        compareText(a.entityRef, b.entityRef),
    );
    const up = sorted.filter(mover => distance(mover) > 0);
    const down = sorted.filter(mover => distance(mover) < 0);
    return {
      up: up.slice(0, this.most),
      ups: up.length,
      down: down.slice(0, this.most),
      downs: down.length,
    };
  }
}

/**
 * Counts why the number at a level changed: each entity that is counted on one of the two days alone has one reason,
 * so the parts always sum to the change.
 */
export class Split {
  private from = 0;
  private to = 0;
  private readonly parts = new Map<SplitCause, { up: number; down: number }>();

  constructor(private readonly level: number, private readonly days: Days) {}

  add(selected: Selected): void {
    const isIn = (selected.now?.granted ?? 0) >= this.level;
    const wasIn = (selected.then?.granted ?? 0) >= this.level;
    this.from += wasIn ? 1 : 0;
    this.to += isIn ? 1 : 0;
    if (isIn !== wasIn) {
      const cause = causeOf(selected, isIn, this.days);
      const part = this.parts.get(cause) ?? { up: 0, down: 0 };
      this.parts.set(cause, part);
      part[isIn ? 'up' : 'down'] += 1;
    }
  }

  get result(): LevelSplit {
    return {
      level: this.level,
      from: this.from,
      to: this.to,
      parts: [...this.parts].map(([cause, part]) => ({ cause, ...part })),
    };
  }
}

function distance({ from, to }: Mover): number {
  return (to ?? 0) - (from ?? 0);
}

function causeOf(
  { entity, now, then }: Selected,
  isUp: boolean,
  { at, since }: Days,
): SplitCause {
  if (!then && !standingOn(entity, since)) return 'came';
  if (!now && !standingOn(entity, at)) return 'went';
  // It was in scope on both days, but on one of them the filters leave it out.
  if (!now || !then) return 'ownership';
  switch (lastMove(entity, isUp, { at, since })?.cause?.type) {
    case 'first':
    case 'commit':
      return 'work';
    case 'checklist':
      return 'checklist';
    case 'waiver':
      return 'waiver';
    case 'ownership':
      return 'ownership';
    default:
      return 'data';
  }
}

function moverOf(entity: FleetEntity, now: Standing, then: Standing): Mover {
  const isUp = (now.granted ?? 0) > (then.granted ?? 0);
  const move = lastMove(entity, isUp, { at: now.day, since: then.day }) ?? now;
  return {
    entityRef: entity.entityRef,
    ...(now.owner !== null && { owner: now.owner }),
    from: then.granted,
    to: now.granted,
    day: dayText(move.day),
    cause: move.cause ?? { type: 'data' },
  };
}

/** The last time in a span of days that an entity's level moved up or down. */
function lastMove(
  { past }: FleetEntity,
  isUp: boolean,
  { at, since }: Days,
): Standing | undefined {
  return past.findLast((standing, index) => {
    const before = past[index - 1]?.granted ?? 0;
    const step = (standing.granted ?? 0) - before;
    return (
      standing.day <= at && standing.day > since && (isUp ? step > 0 : step < 0)
    );
  });
}
