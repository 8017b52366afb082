import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { addDuration } from '../checklist/duration';
import type { CompiledCheck } from '../checklist/checklist';
import { localized } from './localized';
import type { Attestation, Outcome } from './types';

const NOBODY_TO_ASK = localized(
  'Not measured here: nobody has attested anything in maturity.yaml',
  '此处未测量：尚无人在 maturity.yaml 中作出确认',
);
const NEVER_ANSWERED = localized('Nobody has attested it yet', '尚无人确认');
const NOT_YET = localized(
  'The attestation is dated in the future',
  '确认的日期在未来',
);
/** Where it is tomorrow already, people write the date of tomorrow. */
const AHEAD_MS = 14 * 3_600_000;
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
  if (attestedAt.getTime() > now.getTime() + AHEAD_MS) {
    return { status: 'unknown', reason: NOT_YET };
  }
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
    ? { status: 'fail', reason: statement(latest, DOES_NOT_HOLD), verifiedAt }
    : { status: 'pass', reason: statement(latest), verifiedAt };
}

/** Who said what, where it is known. */
function statement(
  { by, attestedAt }: Attestation,
  otherwise?: LocalizedText,
): LocalizedText | undefined {
  if (!by) return otherwise;
  const day = new Date(attestedAt).toISOString().slice(0, 10);
  return otherwise
    ? localized(
        `Attested by ${by} on ${day}: it does not hold`,
        `${by} 已于 ${day} 确认：不符合要求`,
      )
    : localized(`Attested by ${by} on ${day}`, `${by} 已于 ${day} 确认`);
}

/** Of one without a readable date nobody can tell whether it is still good. */
function hasDates({ attestedAt, expiresAt }: Attestation): boolean {
  return [attestedAt, expiresAt ?? attestedAt].every(
    date => !Number.isNaN(Date.parse(date)),
  );
}
