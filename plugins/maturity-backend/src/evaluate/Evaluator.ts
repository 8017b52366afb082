import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { Collector } from '@container-maturity/backstage-plugin-maturity-node';
import { collectEvidence } from '../collect/collectEvidence';
import { createFindingLinker } from '../collect/links';
import { locateRepository } from '../collect/locate';
import { ShareScope } from '../collect/ShareScope';
import { MaturitySettings } from '../config';
import { StoredSubject } from '../store/EvaluationStore';
import { breathe } from '../store/rows';
import { Checklists } from './Checklists';
import { Evaluated, evaluateSubject } from './evaluateSubject';

/** Collects the evidence of entities and evaluates them. It writes nothing. */
export class Evaluator {
  constructor(
    private readonly options: {
      checklists: Checklists;
      collectors: Collector[];
      integrations: ScmIntegrationRegistry;
      settings: MaturitySettings;
      logger: LoggerService;
    },
  ) {}

  /**
   * Evaluates entities that are collected together, which are those of one repository.
   *
   * @param onError - is told about an entity that could not be evaluated at all; the others go on
   */
  async evaluateTogether(
    subjects: StoredSubject[],
    options: {
      signal: AbortSignal;
      /** A person asked: nothing may come from a cache. */
      isRequested?: boolean;
      onError(entityRef: string, error: unknown): void;
    },
  ): Promise<Evaluated[]> {
    const scope = new ShareScope(this.options.logger);
    const evaluated: Evaluated[] = [];
    try {
      for (const subject of subjects) {
        options.signal.throwIfAborted();
        try {
          evaluated.push(await this.evaluateOne(subject, scope, options));
        } catch (error) {
          options.signal.throwIfAborted();
          options.onError(subject.subject.entity_ref, error);
        }
        await breathe();
      }
    } finally {
      await scope.dispose();
    }
    return evaluated;
  }

  private async evaluateOne(
    stored: StoredSubject,
    scope: ShareScope,
    { signal, isRequested }: { signal: AbortSignal; isRequested?: boolean },
  ): Promise<Evaluated> {
    const { settings, integrations, collectors, logger } = this.options;
    const entity: Entity = JSON.parse(stored.subject.entity);
    // One time for both: what is verified by this evaluation is told from what was verified before by it.
    const now = new Date();
    const evidence = await collectEvidence(entity, {
      collectors,
      stored: stored.evidence,
      scope,
      signal,
      fresh: isRequested,
      timeoutMs: settings.collectTimeoutMs,
      timeToLiveMs: settings.evidenceTimeToLiveMs,
      logger,
      now,
    });
    return evaluateSubject(stored, {
      inForce: this.options.checklists.current,
      evidence,
      link: createFindingLinker(
        locateRepository(entity, integrations),
        integrations,
      ),
      archetypes: settings.archetypes,
      waiverApprovers: settings.waiverApprovers,
      unverifiedAfterHours: settings.unverifiedAfterHours,
      now,
      isRequested,
    });
  }
}
