import {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import { digestOf } from '../digest';

/** How a check stands, as far as pages over many entities need it. */
export interface Mark {
  status: CheckStatus;
  /** The status that counts: the carried one, if any. */
  counted: CheckStatus;
  required: boolean;
  measured: boolean;
  stale: boolean;
}

/** The marks of a scorecard, and the order of its checks. */
export interface EncodedMarks {
  layout: { digest: string; checks: string };
  marks: string;
}

const STATUSES: CheckStatus[] = [
  'pass',
  'fail',
  'not-applicable',
  'unknown',
  'error',
  'scheduled',
  'waived',
];

/** All characters are printable ASCII. */
const FIRST = 0x21;
const REQUIRED = 8;
const MEASURED = 16;
const STALE = 32;

/** Two characters for each result, in their order. */
export function encodeMarks(results: CheckResult[]): EncodedMarks {
  const checks = JSON.stringify(results.map(({ check }) => check));
  return {
    layout: { digest: digestOf(checks), checks },
    marks: results.map(encodeMark).join(''),
  };
}

/**
 * The mark at a position of the layout.
 *
 * @returns undefined where the text ends before it
 */
export function markAt(marks: string, position: number): Mark | undefined {
  if (2 * position + 1 >= marks.length) {
    return undefined;
  }
  const first = marks.charCodeAt(2 * position) - FIRST;
  const second = marks.charCodeAt(2 * position + 1) - FIRST;
  const status = STATUSES[first & 7];
  const counted = STATUSES[second & 7];
  return status && counted
    ? {
        status,
        counted,
        required: (first & REQUIRED) !== 0,
        measured: (first & MEASURED) !== 0,
        stale: (first & STALE) !== 0,
      }
    : undefined;
}

function encodeMark(result: CheckResult): string {
  const first =
    STATUSES.indexOf(result.status) |
    (result.required ? REQUIRED : 0) |
    (result.measured || result.carried ? MEASURED : 0) |
    (result.stale ? STALE : 0);
  const second = STATUSES.indexOf(result.carried?.status ?? result.status);
  return String.fromCharCode(FIRST + first, FIRST + second);
}
