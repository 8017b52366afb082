import {
  CheckResult,
  LocalizedText,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';

/**
 * The results that a person has to know about, by what they mean to them. Every group begins with what is most
 * worth doing.
 *
 * @public
 */
export interface ResultGroups {
  /** Gate the next level, and the team can mend them. */
  own: CheckResult[];
  /** Gate the next level, and wait for the platform. */
  platform: CheckResult[];
  /** Gate a level after the next, or count only from a later day. */
  later: CheckResult[];
  /** Fail, but gate nothing. */
  advice: CheckResult[];
  /** Gate nothing and could not be told. */
  untold: CheckResult[];
  /** Fail, with permission. */
  waived: CheckResult[];
}

/**
 * Sorts the results of a scorecard into the groups of the report for people.
 *
 * @public
 */
export function groupResults(scorecard: Scorecard): ResultGroups {
  const open = inOrder(scorecard).filter(
    result => isOpen(result) && !isUnmeasured(result),
  );
  const gating = open.filter(
    ({ required, status }) => required && status !== 'scheduled',
  );
  const next = gating.filter(({ phase }) => phase === scorecard.next?.phase);
  const advisory = open.filter(({ required }) => !required);
  return {
    own: next.filter(({ responsibility }) => responsibility === 'service'),
    platform: next.filter(
      ({ responsibility }) => responsibility === 'platform',
    ),
    later: open.filter(
      result =>
        result.status === 'scheduled' ||
        (result.required && result.phase !== scorecard.next?.phase),
    ),
    advice: advisory.filter(({ status }) => status === 'fail'),
    untold: advisory.filter(
      ({ status }) => status === 'unknown' || status === 'error',
    ),
    waived: inOrder(scorecard).filter(({ status }) => status === 'waived'),
  };
}

/** So many say the same before it is said for all of them at once. */
const fewest = 3;

/**
 * Results in their order, those together that can't be told for the same reason and have nothing else to say.
 *
 * @public
 */
export function byReason(
  results: CheckResult[],
  language: keyof LocalizedText,
): CheckResult[][] {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const { check, status, reason, findings, waiverRequest } = result;
    const plain =
      (status === 'unknown' || status === 'error') &&
      findings.length === 0 &&
      !waiverRequest;
    const key =
      plain && reason ? `${status} ${reason[language]}` : `check ${check}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].flatMap(group =>
    group.length < fewest ? group.map(result => [result]) : [group],
  );
}

/**
 * Whether it applies, but no collector that could tell is installed here.
 *
 * @public
 */
export function isUnmeasured({ measured, status }: CheckResult): boolean {
  return !measured && status === 'unknown';
}

function isOpen({ status, outlook }: CheckResult): boolean {
  return (
    status === 'fail' ||
    status === 'unknown' ||
    status === 'error' ||
    (status === 'scheduled' && outlook === 'fail')
  );
}

/** The scorecard's own order of worth first, then the checklist's. */
function inOrder({ results, fixes }: Scorecard): CheckResult[] {
  const rank = new Map(fixes.map((check, i) => [check, i]));
  return [...results].sort(
    (a, b) =>
      (rank.get(a.check) ?? fixes.length) - (rank.get(b.check) ?? fixes.length),
  );
}
