import { NotFoundError } from '@backstage/errors';
import {
  CheckStatus,
  PastScorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { SnapshotRow } from '../store/rows';
import { leavesIn, placeOf, Recorded } from './timeline';

/**
 * The scorecard of an entity as it was at the end of a day.
 *
 * @param at - `YYYY-MM-DD`
 * @param firstSeen - when each check came into the checklist here
 * @throws NotFoundError where it was not in scope, or nothing is known of that day
 */
export function scorecardOn(
  recorded: Recorded,
  at: string,
  firstSeen: ReadonlyMap<string, string>,
): PastScorecard {
  const { scorecard, days } = recorded;
  const standing = days.findLast(({ day }) => day <= at);
  if (!standing || standing.gone) {
    throw new NotFoundError(
      `Nothing is known of '${scorecard.entityRef}' at the end of ${at}: ${
        standing
          ? 'it was not in scope'
          : `its history begins on ${days[0]?.day ?? 'no day yet'}`
      }`,
    );
  }
  return {
    entityRef: scorecard.entityRef,
    at,
    checklist: {
      id: scorecard.checklist.id,
      ...(standing.version !== null && { version: standing.version }),
    },
    level: levelOf(standing),
    unverified: Boolean(standing.unverified),
    ...placeOf(standing),
    results: resultsOn(recorded, `${at}T23:59:59.999Z`, firstSeen),
  };
}

function resultsOn(
  { scorecard, transitions, days }: Recorded,
  end: string,
  firstSeen: ReadonlyMap<string, string>,
): PastScorecard['results'] {
  const leaves = leavesIn(days);
  const began = leaves.findLast(leave => leave <= end) ?? '';
  const ended = leaves.find(leave => leave > end);
  const statuses = new Map<string, string | null>();
  for (const { at, check, from, to } of transitions) {
    if (check !== undefined && at > began && (!ended || at < ended)) {
      if (at <= end) {
        statuses.set(check, to);
      } else if (!statuses.has(check)) {
        statuses.set(check, from);
      }
    }
  }
  for (const { check, status } of scorecard.results) {
    const isNew = (firstSeen.get(check) ?? '') > end;
    // Nothing was ever recorded of it: it is as it always was.
    if (!statuses.has(check) && !ended && !isNew) {
      statuses.set(check, status);
    }
  }
  const order = new Map(
    scorecard.results.map(({ check }, index) => [check, index]),
  );
  const place = (check: string) => order.get(check) ?? order.size;
  return [...statuses]
    .flatMap(([check, status]) =>
      status === null ? [] : [{ check, status: status as CheckStatus }],
    )
    .sort((a, b) => place(a.check) - place(b.check));
}

function levelOf({ granted, earned, verified }: SnapshotRow) {
  return { granted, earned, verified };
}
