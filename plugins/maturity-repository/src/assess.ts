import {
  Archetype,
  CheckResult,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  archetypeOf,
  Attestation,
  Checklist,
  evaluate,
  EvaluatedEntity,
  MeshOfEntity,
  meshOf,
  score,
  Waiver,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { collectRepository, CollectRepositoryOptions } from './collect';
import { decisionsOf } from './decisions';
import { entityRefOf, includedPaths } from './entity';
import { parentsOf } from './project';
import { RepositoryEvidence, repositoryEvidenceSchema } from './schema';

/**
 * Whose evidence it is, and what it is measured by.
 *
 * @public
 */
export interface ScoreRepositoryOptions {
  /** As the catalog has it. */
  entity: EvaluatedEntity;
  checklist: Checklist;
  /** The mesh it runs in; as it, its System or its Domain say in the repository unless told. */
  mesh?: MeshOfEntity;
  /** The installation's archetypes by `spec.type`, besides the usual ones. */
  archetypes?: Record<string, Archetype>;
  /** Owners, as CODEOWNERS names them, whose approval makes a waiver in the repository count; without any none does. */
  approvers?: readonly string[];
  /** Besides those that the repository has. */
  waivers?: Waiver[];
  /** Besides those that the repository has; without any here or there, attestations are not measured. */
  attestations?: Attestation[];
  /** The day of it all; today by default. */
  now?: Date;
}

/**
 * Which directory to assess, for which entity, by which checklist.
 *
 * @public
 */
export interface AssessRepositoryOptions
  extends Omit<CollectRepositoryOptions, 'entity'>,
    ScoreRepositoryOptions {}

/**
 * What a directory of files says about an entity, and how far that takes it.
 *
 * @public
 */
export interface RepositoryAssessment {
  evidence: RepositoryEvidence;
  /** In the order of the checklist. */
  results: CheckResult[];
  /** The repository level: what isn't seen in files is not measured. */
  scorecard: Scorecard;
}

/**
 * Collects, evaluates and scores a directory, as the portal does it with what it collects: the same directory, entity
 * and checklist give the same results everywhere. The entity's annotation widens the subpath, as `include` does.
 *
 * Rejects as `collectRepository` does.
 *
 * @public
 */
export async function assessRepository(
  options: AssessRepositoryOptions,
): Promise<RepositoryAssessment> {
  const { entity, now = new Date() } = options;
  const evidence = await collectRepository({
    root: options.root,
    subpath: options.subpath,
    entity: entity.metadata.name,
    include: [...includedPaths(entity), ...(options.include ?? [])],
    exclude: options.exclude,
    signal: options.signal,
    limits: options.limits,
    now,
  });
  return { evidence, ...scoreRepository(evidence, { ...options, now }) };
}

/**
 * Evaluates and scores repository evidence alone: what `assessRepository` does once it is collected. It is pure.
 *
 * @public
 */
export function scoreRepository(
  evidence: RepositoryEvidence,
  options: ScoreRepositoryOptions,
): Omit<RepositoryAssessment, 'evidence'> {
  const { entity, checklist, archetypes, now = new Date() } = options;
  const archetype = archetypeOf(entity, archetypes);
  const mesh =
    options.mesh ?? meshOf(entity, parentsOf(entity, evidence.catalogSystems));
  const decisions = decisionsOf(evidence, options);
  const attestations = [
    ...(options.attestations ?? []),
    ...(decisions.attestations ?? []),
  ];
  const results = evaluate(checklist, {
    entity,
    archetype,
    mesh,
    evidence: {
      [repositoryEvidenceSchema.id]: {
        status: 'collected',
        document: evidence,
      },
    },
    now,
    waivers: [...(options.waivers ?? []), ...decisions.waivers],
    attestations:
      options.attestations || decisions.attestations ? attestations : undefined,
  });
  const scorecard = score(checklist, results, {
    entityRef: entityRefOf(entity),
    archetype,
    scope: 'repository',
    now,
  });
  return { results, scorecard };
}
