import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type {
  Attestation,
  Waiver,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { DecisionEntry, Decisions } from './shape';

const NOBODY_APPROVES: LocalizedText = {
  en: 'Nobody is named here who approves waivers in repositories',
  zh: '此处没有指定由谁批准代码仓库中的豁免',
};

/**
 * What `evaluate` takes of what people have decided.
 *
 * @public
 */
export interface DecisionsInForce {
  waivers: Waiver[];
  /** Undefined where nobody has attested anything: attestations are then not measured. */
  attestations?: Attestation[];
}

/**
 * Says which decisions of a repository count. A waiver does where the file, and every CODEOWNERS file, belongs to
 * approvers alone; otherwise it is pending, with the reason. An attestation always does.
 *
 * @param evidence - of the repository; `decisions` may be missing, or of a shape it had once
 * @param options - `approvers`: owners as CODEOWNERS names them, such as `@acme/platform`; without any, no waiver counts
 *
 * @public
 */
export function decisionsOf(
  evidence: unknown,
  options: { approvers?: readonly string[] } = {},
): DecisionsInForce {
  const decisions = decisionsIn(evidence);
  if (!decisions) return { waivers: [] };
  const pending = whyPending(decisions, options.approvers ?? []);
  const of = (kind: DecisionEntry['kind']) =>
    decisions.entries.filter(entry => entry.kind === kind);
  const attestations = of('attestation').map(toAttestation);
  return {
    waivers: of('waiver').map(entry => toWaiver(entry, pending)),
    ...(attestations.length > 0 && { attestations }),
  };
}

function decisionsIn(evidence: unknown): Decisions | undefined {
  const decisions = (evidence as { decisions?: Partial<Decisions> } | null)
    ?.decisions;
  return Array.isArray(decisions?.entries) &&
    Array.isArray(decisions.guards) &&
    Array.isArray(decisions.codeowners)
    ? (decisions as Decisions)
    : undefined;
}

function toWaiver(entry: DecisionEntry, pending?: LocalizedText): Waiver {
  const { check, by, from, until, compensating, source } = entry;
  const reason = entry.reason || entry.link;
  return {
    check,
    by,
    justification: reason,
    source,
    ...(from && { from: `${from}T00:00:00Z` }),
    until: endOf(until),
    reason: {
      en: `${reason} (${by}${
        compensating && `; in its place: ${compensating}`
      })`,
      zh: `${reason}（${by}${compensating && `；替代措施：${compensating}`}）`,
    },
    ...(pending && { pending }),
  };
}

function toAttestation({
  check,
  by,
  at,
  until,
  holds,
}: DecisionEntry): Attestation {
  return {
    check,
    by,
    attestedAt: `${at}T00:00:00Z`,
    ...(until && { expiresAt: endOf(until) }),
    holds,
  };
}

/** The last day belongs to it. */
function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}

function whyPending(
  { codeowners, guards, source }: Decisions,
  approvers: readonly string[],
): LocalizedText | undefined {
  if (approvers.length === 0) return NOBODY_APPROVES;
  if (codeowners.length === 0) return unowned(source.file, approvers);
  const names = new Set(approvers.map(nameOf));
  const isGuarded = (file: string, by: string) =>
    guards.some(
      guard =>
        guard.file === file &&
        guard.codeowners === by &&
        guard.owners.length > 0 &&
        guard.owners.every(owner => names.has(nameOf(owner))),
    );
  for (const file of codeowners) {
    if (!isGuarded(source.file, file)) {
      return unowned(source.file, approvers, file);
    }
    if (!isGuarded(file, file)) return unowned(file, approvers, file);
  }
  return undefined;
}

/** Hosts don't tell upper case from lower. */
function nameOf(owner: string): string {
  return owner.replace(/^@/, '').toLowerCase();
}

function unowned(
  file: string,
  approvers: readonly string[],
  codeowners = 'CODEOWNERS',
): LocalizedText {
  return {
    en: `It counts when ${codeowners} gives ${file} to nobody but ${approvers.join(
      ', ',
    )}`,
    zh: `需由 ${codeowners} 将 ${file} 仅归 ${approvers.join(
      '、',
    )} 所有，豁免才生效`,
  };
}
