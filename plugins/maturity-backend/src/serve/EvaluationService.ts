import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  evaluationCreatePermission,
  Scorecard,
  scorecardReadPermission,
} from '@container-maturity/backstage-plugin-maturity-common';
import { createLimit } from '../collect/limit';
import { Checklists } from '../evaluate/Checklists';
import { Evaluator } from '../evaluate/Evaluator';
import { EvaluationStore } from '../store/EvaluationStore';
import { SubjectStore } from '../store/SubjectStore';
import { CatalogComparison } from '../sweep/CatalogComparison';
import { Access, principalOf } from './Access';
import { RateLimiter } from './RateLimiter';

const AT_ONCE = 2;
const MAX_WAITING = 50;
const MAX_ATTEMPTS = 3;

/** Evaluates an entity because somebody asked. */
export class EvaluationService {
  private readonly inProgress = new Map<string, Promise<Scorecard>>();
  private readonly limit = createLimit(AT_ONCE);
  private readonly rate: RateLimiter;

  constructor(
    private readonly options: {
      access: Access;
      catalog: CatalogService;
      checklists: Checklists;
      comparison: CatalogComparison;
      evaluations: EvaluationStore;
      evaluator: Evaluator;
      subjects: SubjectStore;
      perMinute: number;
      signal: AbortSignal;
    },
  ) {
    this.rate = new RateLimiter(options.perMinute);
  }

  /**
   * Collects and evaluates the entity now. Who asks while it is being evaluated gets the same answer.
   *
   * @throws NotFoundError, also where the caller may not see the entity; InputError where it is not in scope
   */
  async evaluate(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    // The answer is a scorecard, so that both are needed.
    await this.options.access.require(
      credentials,
      evaluationCreatePermission,
      scorecardReadPermission,
    );
    this.rate.take(principalOf(credentials));
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `No entity '${entityRef}', or it is not visible to you`,
      );
    }
    return this.joinOrStart(entity);
  }

  private joinOrStart(entity: Entity): Promise<Scorecard> {
    const entityRef = stringifyEntityRef(entity);
    const running = this.inProgress.get(entityRef);
    if (running) {
      return running;
    }
    if (this.inProgress.size >= MAX_WAITING) {
      throw new ServiceUnavailableError(
        `${MAX_WAITING} evaluations are waiting already; try again in a minute`,
      );
    }
    const started = this.limit(() => this.evaluateNow(entity)).finally(() =>
      this.inProgress.delete(entityRef),
    );
    this.inProgress.set(entityRef, started);
    return started;
  }

  private async evaluateNow(entity: Entity): Promise<Scorecard> {
    const { comparison, subjects, evaluations, checklists, evaluator, signal } =
      this.options;
    const now = new Date();
    const entityRef = stringifyEntityRef(entity);
    const update = await comparison.describe(entity, now);
    if (!update) {
      throw new InputError(
        `'${entityRef}' is not in scope: maturity.scope and the annotation container-maturity.io/ignore decide`,
      );
    }
    const checklist = checklists.current.checklist.id;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const [stored] = await evaluations.load([entityRef], checklist);
      if (
        stored?.subject.etag !== update.row.etag ||
        stored.subject.mesh !== update.row.mesh
      ) {
        await subjects.upsert([update]);
        continue;
      }
      const [evaluated] = await evaluator.evaluateTogether([stored], {
        signal,
        isRequested: true,
        onError: (_, error) => {
          throw error;
        },
      });
      const stale = await evaluations.commit(
        [evaluated.change],
        checklist,
        now,
      );
      if (!stale.has(entityRef)) {
        return evaluated.scorecard;
      }
    }
    throw new ConflictError(
      `'${entityRef}' is being evaluated by others; try again in a moment`,
    );
  }
}
