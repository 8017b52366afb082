import type {
  CheckResult,
  LocalizedText,
  WaiverRequest,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CheckDefinition } from '../checklist/definition';
import { localized } from './localized';
import type { Waiver } from './types';

const WAIVED = localized('Waived', '已豁免');
const NOT_WAIVABLE = localized(
  'This check can not be waived',
  '此检查项不可豁免',
);

/**
 * Applies waivers to a failure. One that counts makes it `waived`; of those that don't, the failure shows the first
 * as requested, with what keeps it from counting.
 */
export function withWaiver(
  result: CheckResult,
  definition: CheckDefinition,
  waivers: readonly Waiver[],
  now: Date,
): CheckResult {
  const own = waivers.filter(
    waiver => waiver.check === result.check && isInTime(waiver, now),
  );
  const waiver = definition.waivable
    ? own.find(({ pending }) => !pending)
    : undefined;
  if (waiver) {
    const { status } = result;
    const { until, reason = WAIVED } = waiver;
    return { ...result, status: 'waived', outlook: status, until, reason };
  }
  const [asked] = own;
  return asked
    ? { ...result, waiverRequest: requestOf(asked, whyNot(asked, definition)) }
    : result;
}

function isInTime({ from, until }: Waiver, now: Date): boolean {
  const time = now.getTime();
  return (
    (from === undefined || Date.parse(from) <= time) && time < Date.parse(until)
  );
}

function whyNot(
  { pending = NOT_WAIVABLE }: Waiver,
  { waivable, notWaivableBecause: because }: CheckDefinition,
): LocalizedText {
  if (waivable) return pending;
  if (!because) return NOT_WAIVABLE;
  return localized(
    `${NOT_WAIVABLE.en}: ${because.en}`,
    `${NOT_WAIVABLE.zh}：${because.zh}`,
  );
}

function requestOf(
  { by = '', justification = '', until, source }: Waiver,
  why: LocalizedText,
): WaiverRequest {
  return { by, reason: justification, until, ...(source && { source }), why };
}
