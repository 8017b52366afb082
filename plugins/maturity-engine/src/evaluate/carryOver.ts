import type {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';

/** A verified result, as far as it goes on counting. */
interface Verified {
  status: CheckStatus;
  verifiedAt: string;
  outlook?: CheckStatus;
  until?: string;
}

/**
 * Joins new results with those before: missing data never promotes and never demotes. A result from fresh evidence is
 * verified now. One that is `unknown`, in `error` or stale carries the last verified result, which goes on counting;
 * so does one whose collector was taken away.
 *
 * @param previous - what this function gave last time; undefined the first time
 * @public
 */
export function carryOver(
  results: CheckResult[],
  previous: CheckResult[] | undefined,
  now: Date,
): CheckResult[] {
  const before = new Map(previous?.map(result => [result.check, result]));
  return results.map(result => {
    if (!lacksData(result)) {
      return { ...result, verifiedAt: result.verifiedAt ?? now.toISOString() };
    }
    const last = before.get(result.check);
    const verified = (last && lastVerified(last, now)) ?? ownWhereStale(result);
    return verified ? carry(result, verified) : result;
  });
}

/** Whether there is no fresh evidence under a result. */
function lacksData({ status, outlook, stale }: CheckResult): boolean {
  const underneath = status === 'scheduled' ? outlook ?? status : status;
  return stale || !isVerifiable(underneath);
}

function isVerifiable(status: CheckStatus): boolean {
  return status !== 'unknown' && status !== 'error';
}

/** A waiver or a date that has passed meanwhile no longer counts. */
function lastVerified(last: CheckResult, now: Date): Verified | undefined {
  const { outlook, until } = last;
  const { status, verifiedAt } = lacksData(last)
    ? last.carried ?? {}
    : { status: last.status, verifiedAt: last.verifiedAt ?? last.since };
  if (status === undefined) return undefined;

  const verified = { status, verifiedAt: verifiedAt ?? now.toISOString() };
  if (status !== 'waived' && status !== 'scheduled') return verified;
  if (until !== undefined && now.getTime() < Date.parse(until)) {
    return { ...verified, outlook, until };
  }
  const without = outlook ?? 'fail';
  return isVerifiable(without) ? { ...verified, status: without } : undefined;
}

function ownWhereStale(result: CheckResult): Verified | undefined {
  const { status, verifiedAt, outlook, until } = result;
  return isVerifiable(status) && verifiedAt !== undefined
    ? { status, verifiedAt, outlook, until }
    : undefined;
}

function carry(result: CheckResult, verified: Verified): CheckResult {
  const { verifiedAt, outlook, until } = verified;
  if (result.status === 'scheduled') {
    const carried = { status: outlook ?? verified.status, verifiedAt };
    return { ...result, carried, verifiedAt };
  }
  return {
    ...result,
    carried: { status: verified.status, verifiedAt },
    verifiedAt,
    ...(outlook && { outlook }),
    ...(until !== undefined && { until }),
  };
}
