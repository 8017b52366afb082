import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CollectorState,
  EvidenceSchema,
} from '@container-maturity/backstage-plugin-maturity-engine';

/**
 * What a collector answers about one entity. `unchanged` stands for "as when I gave you that etag": the
 * evidence that is stored goes on being used, as fresh as if it had been collected now.
 *
 * @public
 */
export type CollectorAnswer =
  | (CollectorState & {
      /** Names this state of the source; handed back by the next call so that the collector can save its work. */
      etag?: string;
    })
  | { status: 'unchanged' };

/**
 * What a collector is given besides the entity.
 *
 * @public
 */
export interface CollectorContext {
  /**
   * The etag of the evidence that is stored; absent where there is none, where the collector's schema or
   * version has changed since, and where a person asked for a fresh look.
   */
  etag?: string;
  /** Aborted at shutdown and when the time for the sweep is up. */
  signal: AbortSignal;
  logger: LoggerService;
  /**
   * Does something once for all entities that are collected together, which are those of one repository.
   *
   * @param key - names the thing, within this collector
   * @param create - makes it; called at most once for a key
   * @param dispose - cleans it up after the last of the entities, whatever became of them
   */
  share<T>(
    key: string,
    create: () => Promise<T>,
    dispose?: (value: T) => Promise<void>,
  ): Promise<T>;
}

/**
 * Gathers evidence about one entity from one place.
 *
 * @public
 */
export interface Collector {
  /** Checks name their collector by it: `repository`, `cluster`, … */
  id: string;
  title: EvidenceSchema['title'];
  /** The shape of the evidence document; rules are type-checked against it. */
  schema: EvidenceSchema;
  /** Change it when the same source gives other evidence than before, so that nothing stale is kept. */
  version?: string;
  /**
   * Looks at one entity. Rejecting is the same as answering `error` with the message as the reason.
   * Never put the value of a secret into the evidence.
   */
  collect(entity: Entity, context: CollectorContext): Promise<CollectorAnswer>;
}

const COLLECTOR_ID = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * Makes a collector, for {@link maturityCollectorsExtensionPoint}.
 *
 * @public
 */
export function createCollector(options: Collector): Collector {
  if (!COLLECTOR_ID.test(options.id)) {
    throw new Error(
      `Collector id '${options.id}' must be lower-case letters, digits and dashes, start with a letter and have at most 63 characters`,
    );
  }
  if (options.schema.id !== options.id) {
    throw new Error(
      `The schema of collector '${options.id}' has the id '${options.schema.id}': both must be the same`,
    );
  }
  return options;
}
