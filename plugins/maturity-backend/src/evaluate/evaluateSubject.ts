import { Entity } from '@backstage/catalog-model';
import {
  Archetype,
  CheckResult,
  Scorecard,
  WaiverRequest,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  archetypeOf,
  carryOver,
  evaluate,
  MeshOfEntity,
  meshOf,
  score,
} from '@container-maturity/backstage-plugin-maturity-engine';
import {
  decisionsOf,
  DecisionsInForce,
  repositoryEvidenceSchema,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { CollectedEvidence } from '../collect/collectEvidence';
import { FindingLinker } from '../collect/links';
import { digestText } from '../digest';
import { toFleet } from '../fleet/toFleet';
import { decodeResults, encodeScorecard } from '../store/document';
import { EvaluationChange, StoredSubject } from '../store/EvaluationStore';
import { ResultRow, ScorecardRow, SubjectRow } from '../store/rows';
import { ChecklistInForce } from './Checklists';
import { toSnapshot } from './snapshot';
import { Circumstances, findTransitions } from './transitions';

/** What an evaluation needs besides what is stored. */
export interface EvaluateSubjectOptions {
  inForce: ChecklistInForce;
  evidence: CollectedEvidence;
  link: FindingLinker;
  archetypes: Record<string, Archetype>;
  /** Who may approve waivers in repositories. */
  waiverApprovers: readonly string[];
  unverifiedAfterHours: number;
  now: Date;
  /** A person asked: note the time of evaluation also where nothing changed. */
  isRequested?: boolean;
}

/** The new scorecard, and what of it the store doesn't have yet. */
export interface Evaluated {
  scorecard: Scorecard;
  change: EvaluationChange;
}

/** Evaluates one entity against the checklist. Pure: it reads and writes nothing. */
export function evaluateSubject(
  stored: StoredSubject,
  options: EvaluateSubjectOptions,
): Evaluated {
  const { subject } = stored;
  const entity: Entity = JSON.parse(subject.entity);
  const previous = stored.scorecard
    ? decodeResults(stored.scorecard.results, stored.scorecard.evaluated_at)
    : undefined;
  const scorecard = makeScorecard(entity, subject, previous, options);
  const row = toScorecardRow(scorecard, stored, options);
  const isChanged = row.digest !== stored.scorecard?.digest;
  return {
    scorecard,
    change: {
      entityRef: subject.entity_ref,
      basedOn: stored.scorecard?.digest,
      wasDue: subject.due_at !== null,
      evidence: options.evidence.changed,
      ...(isChanged || options.isRequested
        ? describeChange(scorecard, row, previous ?? [], stored, options)
        : { results: [], removedResults: [], transitions: [] }),
    },
  };
}

function makeScorecard(
  entity: Entity,
  { entity_ref: entityRef, mesh }: SubjectRow,
  previous: CheckResult[] | undefined,
  options: EvaluateSubjectOptions,
): Scorecard {
  const { inForce, now } = options;
  const archetype = archetypeOf(entity, options.archetypes);
  const results = evaluate(inForce.checklist, {
    entity,
    archetype,
    mesh: meshFor(entity, mesh),
    evidence: options.evidence.states,
    now,
    ...decisionsIn(options),
    grace: graceFor(inForce, previous),
  });
  const last = new Map(previous?.map(result => [result.check, result]));
  const complete = carryOver(results, previous, now).map(result => ({
    ...result,
    findings: options.link(result.findings),
    ...(result.waiverRequest && {
      waiverRequest: linkedRequest(result.waiverRequest, options.link),
    }),
    since: sinceWhen(result, last.get(result.check), now),
  }));
  return score(inForce.checklist, complete, {
    entityRef,
    archetype,
    scope: 'full',
    now,
    graceHours: options.unverifiedAfterHours,
  });
}

/** As the entity says itself, else as what it is part of does. */
function meshFor(entity: Entity, inherited: string | null): MeshOfEntity {
  const own = meshOf(entity);
  return own.from || inherited === null ? own : JSON.parse(inherited);
}

/** What people have decided in the repository, as far as its evidence is there. */
function decisionsIn({
  evidence,
  waiverApprovers,
}: EvaluateSubjectOptions): DecisionsInForce {
  const state = evidence.states[repositoryEvidenceSchema.id];
  return state?.status === 'collected'
    ? decisionsOf(state.document, { approvers: waiverApprovers })
    : { waivers: [] };
}

function linkedRequest(
  request: WaiverRequest,
  link: FindingLinker,
): WaiverRequest {
  const [{ source }] = link([{ message: request.why, source: request.source }]);
  return { ...request, ...(source && { source }) };
}

/** Grace is for those whom a new rule takes by surprise, not for those who failed a required check already. */
function graceFor(
  { rules }: ChecklistInForce,
  previous: CheckResult[] | undefined,
): Record<string, string> {
  const failedBefore = new Set(
    previous
      ?.filter(result => result.required && result.status === 'fail')
      .map(result => result.check),
  );
  return Object.fromEntries(
    [...rules.grace].filter(([check]) => !failedBefore.has(check)),
  );
}

function sinceWhen(
  result: CheckResult,
  last: CheckResult | undefined,
  now: Date,
): string {
  return last?.status === result.status && last.since
    ? last.since
    : now.toISOString();
}

function toScorecardRow(
  scorecard: Scorecard,
  { subject }: StoredSubject,
  { inForce }: EvaluateSubjectOptions,
): ScorecardRow {
  const document = encodeScorecard(scorecard);
  const place = {
    owner: subject.owner,
    system: subject.system,
    domain: subject.domain,
    bucket: subject.bucket,
  };
  return {
    entity_ref: subject.entity_ref,
    checklist: inForce.checklist.id,
    version: inForce.checklist.version,
    granted: scorecard.level.granted,
    earned: scorecard.level.earned,
    verified: scorecard.level.verified,
    unverified_since: scorecard.unverifiedSince ?? null,
    ...place,
    ...document,
    digest: digestText(
      [
        JSON.stringify({ ...place, ...kindOf(subject) }),
        document.summary,
        document.results,
      ].join('\n'),
    ),
    evaluated_at: scorecard.evaluatedAt,
  };
}

/** What lists and pages over many entities filter by: a change of it has to reach them. */
function kindOf({ type, lifecycle, archetype, etag }: SubjectRow) {
  return { type, lifecycle, archetype, etag };
}

function describeChange(
  scorecard: Scorecard,
  row: ScorecardRow,
  previous: CheckResult[],
  stored: StoredSubject,
  options: EvaluateSubjectOptions,
): Pick<
  EvaluationChange,
  | 'scorecard'
  | 'fleet'
  | 'layout'
  | 'results'
  | 'removedResults'
  | 'transitions'
  | 'snapshot'
> {
  const { results } = scorecard;
  const checks = new Set(results.map(result => result.check));
  const before = new Map(
    previous.map(result => [
      result.check,
      JSON.stringify(toResultRow(result, row, stored.scorecard?.evaluated_at)),
    ]),
  );
  const transitions = findTransitions(
    {
      previous,
      results,
      level: { from: stored.scorecard?.granted ?? null, to: row.granted },
    },
    circumstancesOf(stored, options),
  );
  return {
    scorecard: row,
    ...toFleet(scorecard, row, stored.subject),
    results: results
      .map(result => toResultRow(result, row, scorecard.evaluatedAt))
      .filter(result => before.get(result.check_id) !== JSON.stringify(result)),
    removedResults: [...before.keys()].filter(check => !checks.has(check)),
    transitions: transitions.map(change => ({
      entity_ref: row.entity_ref,
      checklist: row.checklist,
      at: scorecard.evaluatedAt,
      ...change,
    })),
    snapshot: toSnapshot(row, stored, transitions),
  };
}

function toResultRow(
  result: CheckResult,
  { entity_ref, checklist }: ScorecardRow,
  evaluatedAt: string | undefined,
): ResultRow {
  return {
    entity_ref,
    checklist,
    check_id: result.check,
    phase: result.phase,
    status: result.status,
    counted: result.carried?.status ?? result.status,
    required: result.required,
    measured: result.measured,
    findings: result.findings.length ? JSON.stringify(result.findings) : null,
    finding_count: result.findingCount,
    since: result.since ?? '',
    verified_at:
      result.verifiedAt === evaluatedAt ? null : result.verifiedAt ?? null,
  };
}

function circumstancesOf(
  stored: StoredSubject,
  { inForce, evidence, now }: EvaluateSubjectOptions,
): Circumstances {
  const last = stored.scorecard;
  const collectors = new Map(
    inForce.checklist.checks.map(check => [
      check.definition.id,
      check.collector?.id,
    ]),
  );
  return {
    isFirst: last === undefined,
    now,
    checklistVersion: inForce.checklist.version,
    ruleChanged: check =>
      last !== undefined &&
      (inForce.rules.changedAt.get(check) ?? '') > last.evaluated_at,
    collectorOf: check => collectors.get(check),
    evidenceChanged: new Map(
      evidence.changed
        .filter(
          row => row.digest !== stored.evidence.get(row.collector)?.digest,
        )
        .map(row => [row.collector, commitIn(row.etag)]),
    ),
    ownerChanged: last !== undefined && last.owner !== stored.subject.owner,
    entityChanged: stored.subject.due_at !== null,
  };
}

/** Etags of the big hosts are commits; anything else would mean nothing to a reader. */
function commitIn(etag: string | null): string | undefined {
  return etag?.match(/^[0-9a-f]{40}(?= |$)/)?.[0];
}
