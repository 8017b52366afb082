import type { EvaluatedEntity } from '@container-maturity/backstage-plugin-maturity-engine';
import type {
  Archetype,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { RepositoryEvidence } from '../schema';

/** Contents by path. */
export type Files = Record<string, string>;

/** A repository, and what a check has to say of it. */
export interface CheckCase {
  /** Id of the check. */
  check: string;
  /** Contents by path. */
  files: Record<string, string | Buffer>;
  /** Put in the place of what is collected, for what files can't bring about in a test. */
  evidence?: (collected: RepositoryEvidence) => Partial<RepositoryEvidence>;
  /** What an installation changes, as the YAML of an overlay without its head. */
  overlay?: string;
  /** Tags of the entity. */
  tags?: string[];
  /** What else the catalog has of the entity. */
  entity?: {
    metadata?: Omit<EvaluatedEntity['metadata'], 'tags'>;
    spec?: EvaluatedEntity['spec'];
  };
  /** A service by default. */
  archetype?: Archetype;
  expected: {
    status: CheckStatus;
    /** `file:line` of the first findings, in their order; `undefined` for one without a place. */
    at?: string[];
  };
}
