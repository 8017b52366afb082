import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { join } from 'node:path';
import { catalogInfoFile } from '../catalogInfo/read';
import { Claim, claimEntities } from './claim';
import { LocalService, scanServices } from './scan';

/**
 * Serves the services below one directory to the catalog, with the directory as their source. The directory is the
 * truth: each replica looks at it by itself and tells the catalog when it has changed, so that no `file` location has
 * to be opened to anyone.
 *
 * @public
 */
export class LocalServicesProvider implements EntityProvider {
  readonly #root: string;
  readonly #logger: LoggerService;
  readonly #runner: SchedulerServiceTaskRunner;
  #connection: EntityProviderConnection | undefined;
  #services: ReadonlyMap<string, LocalService> = new Map();
  #served: string | undefined;
  #failure: string | undefined;

  static create(options: {
    /** Absolute path. */
    root: string;
    logger: LoggerService;
    /** Must run in every replica (`scope: 'local'`). */
    runner: SchedulerServiceTaskRunner;
  }): LocalServicesProvider {
    return new LocalServicesProvider(options);
  }

  private constructor(options: {
    root: string;
    logger: LoggerService;
    runner: SchedulerServiceTaskRunner;
  }) {
    this.#root = options.root;
    this.#logger = options.logger;
    this.#runner = options.runner;
  }

  getProviderName(): string {
    return 'golden-path-local-services';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#runner.run({
      id: this.getProviderName(),
      fn: () => this.#refreshOrTell(),
    });
  }

  /** The scheduler keeps the failure of a local task to itself. */
  async #refreshOrTell(): Promise<void> {
    try {
      await this.refresh();
      this.#failure = undefined;
    } catch (error) {
      const { message } = toError(error);
      if (message !== this.#failure) {
        this.#logger.error(
          `Looking for local services in ${this.#root} failed: ${message}`,
        );
      }
      this.#failure = message;
      throw error;
    }
  }

  /** Looks once; tells the catalog only when something differs from what it was told. */
  async refresh(): Promise<void> {
    if (!this.#connection) {
      throw new Error('The provider is not connected to the catalog yet');
    }
    const services = await scanServices(this.#root, this.#services);
    this.#logProblems(services);
    this.#services = services;

    const now = [...services.values()]
      .map(service => `${service.directory} ${service.fingerprint}`)
      .join('\n');
    if (now === this.#served) {
      return;
    }
    const { claims, refused } = claimEntities(services);
    for (const { name, entityRef, by } of refused) {
      this.#logger.warn(
        `The local service ${name} describes ${entityRef}, which belongs to ${by} already: give it another name`,
      );
    }
    const entities = claims.map(deferredEntity);
    await this.#connection.applyMutation({ type: 'full', entities });
    // Only now: a mutation that failed is tried again at the next look.
    this.#served = now;
    this.#logger.info(
      `Serving ${entities.length} entities of ${services.size} local services`,
    );
  }

  #logProblems(services: ReadonlyMap<string, LocalService>): void {
    for (const [name, service] of services) {
      if (service.problem && this.#services.get(name) !== service) {
        this.#logger.warn(
          `The local service ${name} is not shown in the catalog: ${service.problem}`,
        );
      }
    }
  }
}

function deferredEntity({ entity, service }: Claim): DeferredEntity {
  const location = `file:${join(service.directory, catalogInfoFile)}`;
  return {
    entity: located(entity, location, `file:${service.directory}/`),
    // The catalog keeps an entity with another key as it is: a local service can't take one over from elsewhere.
    locationKey: location,
  };
}

/** What a file may not say about itself. */
const ours = new Set([
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  'backstage.io/view-url',
  'backstage.io/edit-url',
  'backstage.io/orphan',
]);

/** Where it comes from is for us to say, not for the file. */
function located(entity: Entity, location: string, source: string): Entity {
  const annotations = Object.entries(entity.metadata.annotations ?? {}).filter(
    ([name]) => !ours.has(name),
  );
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...Object.fromEntries(annotations),
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_SOURCE_LOCATION]: source,
      },
    },
  };
}
