import type {
  ArchetypeOfEntity,
  CheckStatus,
  Finding,
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { MeshOfEntity } from '../entity/mesh';
import type { CollectorState } from '../evidence/types';

/**
 * An entity, as far as checks look at it.
 *
 * @public
 */
export interface EvaluatedEntity {
  apiVersion?: string;
  kind: string;
  metadata: {
    name?: string;
    namespace?: string;
    annotations?: Record<string, string>;
    [key: string]: unknown;
  };
  spec?: { [key: string]: unknown };
}

/**
 * A time-limited, approved permission to fail a check.
 *
 * @public
 */
export interface Waiver {
  /** Id of the check. */
  check: string;
  /** ISO date-time; from the start of time unless told. */
  from?: string;
  /** ISO date-time; no longer good at that time. */
  until: string;
  /** What the result says as its reason. */
  reason?: LocalizedText;
  /** Who asks for it. */
  by?: string;
  /** Why it is asked for, as written. */
  justification?: string;
  /** Where it is asked for. */
  source?: Source;
  /** Why it does not count, and what it takes: it is then shown as requested. Absent: it counts. */
  pending?: LocalizedText;
}

/**
 * A person's answer to the question of a check.
 *
 * @public
 */
export interface Attestation {
  /** Id of the check. */
  check: string;
  /** ISO date-time. */
  attestedAt: string;
  /** ISO date-time, where it ends before the check's `validFor` does. */
  expiresAt?: string;
  /** Whether the statement holds; true unless told. */
  holds?: boolean;
  /** Who gave it. */
  by?: string;
}

/**
 * Everything that results depend on besides the checklist.
 *
 * @public
 */
export interface EvaluateInput {
  /** As the catalog has it: for `appliesTo`, and the variable `entity`. */
  entity: EvaluatedEntity;
  archetype: ArchetypeOfEntity;
  /** For the variable `mesh`; undefined: as the entity's own annotation says. */
  mesh?: MeshOfEntity;
  /** By collector; one that is missing isn't installed, and its checks are not measured. */
  evidence: Record<string, CollectorState>;
  now: Date;
  waivers?: Waiver[];
  /** Undefined where nobody can attest: such checks are then not measured. */
  attestations?: Attestation[];
  /** ISO date-time by check id: until then a failure, `unknown` or `error` is `scheduled`. */
  grace?: Record<string, string>;
}

/** What a rule says about an entity, before dates and waivers. */
export interface Outcome {
  status: Extract<
    CheckStatus,
    'pass' | 'fail' | 'not-applicable' | 'unknown' | 'error'
  >;
  reason?: LocalizedText;
  findings?: Finding[];
  findingCount?: number;
  /** True unless told. */
  measured?: boolean;
  stale?: boolean;
  verifiedAt?: string;
}
