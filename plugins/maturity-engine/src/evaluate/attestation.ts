import { addDuration } from '../checklist/duration';
import type { CompiledCheck } from '../checklist/checklist';
import { localized } from './localized';
import type { Attestation, Outcome } from './types';

const NOBODY_TO_ASK = localized(
  'Not measured here: there is no place to attest it yet',
  '此处未测量：目前还没有地方可以确认',
);
const NEVER_ANSWERED = localized('Nobody has attested it yet', '尚无人确认');
const DOES_NOT_HOLD = localized(
  'Attested: it does not hold',
  '已确认：不符合要求',
);

/** What people have said about a check; the latest word counts. */
export function attestationOutcome(
  { definition, validFor }: CompiledCheck,
  attestations: Attestation[] | undefined,
  now: Date,
): Outcome {
  if (!attestations) {
    return { status: 'unknown', reason: NOBODY_TO_ASK, measured: false };
  }
  const latest = attestations
    .filter(({ check }) => check === definition.id)
    .filter(hasDates)
    .reduce<Attestation | undefined>(
      (last, next) =>
        last && Date.parse(last.attestedAt) > Date.parse(next.attestedAt)
          ? last
          : next,
      undefined,
    );
  if (!latest) return { status: 'unknown', reason: NEVER_ANSWERED };

  const attestedAt = new Date(latest.attestedAt);
  const expiries = [
    latest.expiresAt && new Date(latest.expiresAt),
    validFor && addDuration(attestedAt, validFor),
  ];
  const expiry = Math.min(
    ...expiries.map(date => (date ? date.getTime() : Infinity)),
  );
  const verifiedAt = latest.attestedAt;
  if (now.getTime() >= expiry) {
    const day = new Date(expiry).toISOString().slice(0, 10);
    const reason = localized(
      `The attestation expired on ${day}`,
      `确认已于 ${day} 过期`,
    );
    // It is not stale: that it has run out is known.
    return { status: 'fail', reason, verifiedAt };
  }
  return latest.holds === false
    ? { status: 'fail', reason: DOES_NOT_HOLD, verifiedAt }
    : { status: 'pass', verifiedAt };
}

/** Of one without a readable date nobody can tell whether it is still good. */
function hasDates({ attestedAt, expiresAt }: Attestation): boolean {
  return [attestedAt, expiresAt ?? attestedAt].every(
    date => !Number.isNaN(Date.parse(date)),
  );
}
