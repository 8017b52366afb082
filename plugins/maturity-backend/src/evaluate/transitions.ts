import {
  CheckResult,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import { TransitionRow } from '../store/rows';

type Cause = Transition['cause'];

/** What may have made a status change since the last evaluation. */
export interface Circumstances {
  isFirst: boolean;
  now: Date;
  checklistVersion: string;
  /** The check's rule is new or has changed. */
  ruleChanged(check: string): boolean;
  /** Which collector a check reads; undefined for an attestation. */
  collectorOf(check: string): string | undefined;
  /** Collectors whose evidence changed, with the commit where it is known. */
  evidenceChanged: Map<string, string | undefined>;
  ownerChanged: boolean;
  entityChanged: boolean;
}

/** The changes of one evaluation. */
export interface Changes {
  previous: CheckResult[];
  results: CheckResult[];
  level: { from: number | null; to: number | null };
}

type Change = Omit<TransitionRow, 'entity_ref' | 'checklist' | 'at'>;

/** A row for each status that changed, and one for the level if that did. */
export function findTransitions(
  { previous, results, level }: Changes,
  circumstances: Circumstances,
): Change[] {
  const before = new Map(previous.map(result => [result.check, result]));
  const rows: Change[] = [];
  const causes: Cause[] = [];

  for (const result of results) {
    const last = before.get(result.check);
    before.delete(result.check);
    if (last?.status !== result.status && isWorthARow(result, last)) {
      const cause = causeOf(result, last, circumstances);
      causes.push(cause);
      rows.push(
        change(result.check, last?.status ?? null, result.status, cause),
      );
    }
  }
  for (const gone of before.values()) {
    const cause = checklistCause(circumstances);
    causes.push(cause);
    rows.push(change(gone.check, gone.status, null, cause));
  }
  if (circumstances.isFirst || level.from !== level.to) {
    rows.push(
      change(
        null,
        asText(level.from),
        asText(level.to),
        mainCause(causes, circumstances),
      ),
    );
  }
  return rows;
}

/** That something never applied, or was never measured, is no history. */
function isWorthARow(result: CheckResult, last: CheckResult | undefined) {
  return (
    last !== undefined ||
    (result.status !== 'not-applicable' && result.measured)
  );
}

function causeOf(
  result: CheckResult,
  last: CheckResult | undefined,
  circumstances: Circumstances,
): Cause {
  if (circumstances.isFirst) {
    return { type: 'first' };
  }
  if (!last || circumstances.ruleChanged(result.check)) {
    return checklistCause(circumstances);
  }
  // Between these two only a waiver decides, also where it came or went with a commit.
  if (differByWaiver(last, result)) {
    return { type: 'waiver', ...waiverEnd(result, last) };
  }
  const collector = circumstances.collectorOf(result.check);
  if (collector && circumstances.evidenceChanged.has(collector)) {
    const detail = circumstances.evidenceChanged.get(collector);
    return collector === 'repository'
      ? { type: 'commit', ...(detail && { detail }) }
      : { type: 'data', detail: collector };
  }
  if (last.until && Date.parse(last.until) <= circumstances.now.getTime()) {
    return {
      type: last.status === 'waived' ? 'waiver' : 'checklist',
      detail: last.until,
    };
  }
  if (circumstances.ownerChanged) {
    return { type: 'ownership' };
  }
  return {
    type: 'data',
    ...(circumstances.entityChanged
      ? { detail: 'catalog' }
      : collector && { detail: collector }),
  };
}

function differByWaiver(a: CheckResult, b: CheckResult): boolean {
  return (
    (a.status === 'fail' && b.status === 'waived') ||
    (a.status === 'waived' && b.status === 'fail')
  );
}

function waiverEnd(
  result: CheckResult,
  last: CheckResult,
): Pick<Cause, 'detail'> {
  const until = result.until ?? last.until;
  return until ? { detail: until } : {};
}

const PRECEDENCE: Array<Cause['type']> = [
  'first',
  'checklist',
  'commit',
  'waiver',
  'ownership',
  'data',
];

/** Of several causes the one that explains a level best. */
function mainCause(causes: Cause[], circumstances: Circumstances): Cause {
  if (circumstances.isFirst) {
    return { type: 'first' };
  }
  const [main] = [...causes].sort(
    (a, b) => PRECEDENCE.indexOf(a.type) - PRECEDENCE.indexOf(b.type),
  );
  // Without a changed status it can only be what the checklist asks.
  return main ?? checklistCause(circumstances);
}

function checklistCause({ checklistVersion }: Circumstances): Cause {
  return { type: 'checklist', detail: checklistVersion };
}

function change(
  check: string | null,
  from: string | null,
  to: string | null,
  cause: Cause,
): Change {
  return {
    check_id: check,
    from_value: from,
    to_value: to,
    cause: cause.type,
    cause_detail: cause.detail ?? null,
  };
}

function asText(level: number | null): string | null {
  return level === null ? null : String(level);
}
