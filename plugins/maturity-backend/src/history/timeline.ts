import {
  Scorecard,
  Timeline,
  TimelineDay,
  TimelineSpan,
  Transition,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import { SnapshotRow } from '../store/rows';

/** What is recorded of an entity. */
export interface Recorded {
  scorecard: Scorecard;
  /** The oldest first. */
  transitions: Transition[];
  /** The oldest first. */
  days: SnapshotRow[];
}

/**
 * The course of an entity from a day on.
 *
 * @param since - `YYYY-MM-DD`
 */
export function makeTimeline(
  { scorecard, transitions, days }: Recorded,
  since: string,
): Timeline {
  const spans = spansOf(scorecard, transitions, leavesIn(days));
  const start = `${since}T00:00:00.000Z`;
  const order = new Map(
    scorecard.results.map(({ check }, index) => [check, index]),
  );
  const place = (check: string) => order.get(check) ?? order.size;
  return {
    entityRef: scorecard.entityRef,
    since,
    days: daysFrom(days, since),
    checks: [...spans]
      .sort(([a], [b]) => place(a) - place(b))
      .map(([check, all]) => ({
        check,
        spans: all.filter(({ to }) => to === undefined || to > start),
      }))
      .filter(({ spans: left }) => left.length > 0),
  };
}

/** When the entity left the scope; nothing else is recorded then. */
export function leavesIn(days: SnapshotRow[]): string[] {
  return days
    .filter(({ gone }) => gone)
    .map(({ written_at: at }) => at)
    .sort();
}

function spansOf(
  { results }: Scorecard,
  transitions: Transition[],
  leaves: string[],
): Map<string, TimelineSpan[]> {
  const spans = new Map<string, TimelineSpan[]>();
  const of = (check: string) => {
    const found = spans.get(check) ?? [];
    spans.set(check, found);
    return found;
  };
  const pending = [...leaves];
  const leave = (before: string | undefined) => {
    while (
      pending.length > 0 &&
      (before === undefined || pending[0] < before)
    ) {
      const at = pending.shift()!;
      spans.forEach(found => end(found.at(-1), at));
    }
  };

  for (const { at, check, from, to, cause } of transitions) {
    leave(at);
    if (check !== undefined) {
      const found = of(check);
      const last = found.at(-1);
      if (last && last.to === undefined) {
        end(last, at);
      } else if (from !== null) {
        // That a check did not apply, or was not measured, is not recorded when it begins.
        found.push({ to: at, status: from as CheckStatus });
      }
      if (to !== null) {
        found.push({ from: at, status: to as CheckStatus, cause });
      }
    }
  }
  leave(undefined);

  for (const { check, status, measured, since } of results) {
    const last = spans.get(check)?.at(-1);
    const isOpen = last !== undefined && last.to === undefined;
    if (!isOpen && measured && status !== 'not-applicable') {
      of(check).push({ ...(since && { from: since }), status });
    }
  }
  return spans;
}

function end(span: TimelineSpan | undefined, at: string): void {
  if (span && span.to === undefined) {
    span.to = at;
  }
}

/** From the one in force on a day on. */
function daysFrom(days: SnapshotRow[], since: string): TimelineDay[] {
  const first = days.findLastIndex(({ day }) => day <= since);
  return days.slice(Math.max(0, first)).map(toDay);
}

function toDay(row: SnapshotRow): TimelineDay {
  return {
    day: row.day,
    level: {
      granted: row.granted,
      earned: row.earned,
      verified: row.verified,
    },
    unverified: Boolean(row.unverified),
    gone: Boolean(row.gone),
    ...placeOf(row),
    ...(row.version !== null && { version: row.version }),
    ...(row.cause !== null && {
      cause: {
        type: row.cause as Transition['cause']['type'],
        ...(row.cause_detail !== null && { detail: row.cause_detail }),
      },
    }),
  };
}

/** Where the entity belonged. */
export function placeOf({ owner, system, domain }: SnapshotRow) {
  return {
    ...(owner !== null && { owner }),
    ...(system !== null && { system }),
    ...(domain !== null && { domain }),
  };
}
