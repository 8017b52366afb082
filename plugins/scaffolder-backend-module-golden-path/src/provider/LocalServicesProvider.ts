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
import { maxServices } from './directories';
import { LocalService, scanServices } from './scan';

/** How long the catalog may go on without an entity that it refused once. */
const reofferMs = 60_000;

/**
 * Serves the services below one directory to the catalog, with the directory as their source. The directory is the
 * truth: each replica looks at it by itself and tells the catalog when it has changed, so that no `file` location has
 * to be opened to anyone.
 *
 * The catalog doesn't say what it refuses, such as an entity that another source has claimed. So everything is offered
 * again once a minute; where nothing was refused that costs the catalog one query.
 *
 * @public
 */
export class LocalServicesProvider implements EntityProvider {
  readonly #root: string;
  readonly #logger: LoggerService;
  readonly #runner: SchedulerServiceTaskRunner;
  #connection: EntityProviderConnection | undefined;
  #services: ReadonlyMap<string, LocalService> = new Map();
  #offered: { what: string; at: number } | undefined;
  #told: ReadonlySet<string> = new Set();
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

  /** Looks once; tells the catalog when something has changed, and once a minute. */
  async refresh(): Promise<void> {
    if (!this.#connection) {
      throw new Error('The provider is not connected to the catalog yet');
    }
    const at = performance.now();
    const again = !this.#offered || at - this.#offered.at >= reofferMs;
    const { services, beyond } = await scanServices(
      this.#root,
      this.#services,
      { rereadBroken: again },
    );
    this.#services = services;
    const what = [
      `${beyond.length} beyond`,
      ...[...services].map(
        ([name, { fingerprint }]) => `${name} ${fingerprint}`,
      ),
    ].join('\n');
    const changed = what !== this.#offered?.what;
    if (!changed && !again) {
      return;
    }

    const { claims, refused } = claimEntities(services);
    this.#warnOnce([
      ...beyondLimit(this.#root, beyond),
      ...broken(services),
      ...refused.map(
        ({ name, entityRef, by }) =>
          `The local service ${name} describes ${entityRef}, which belongs to ${by} already: give it another name`,
      ),
    ]);
    const entities = claims.map(deferredEntity);
    await this.#connection.applyMutation({ type: 'full', entities });
    // Only now: a mutation that failed is tried again at the next look.
    this.#offered = { what, at };
    if (changed) {
      this.#logger.info(
        `Serving ${entities.length} entities of ${services.size} local services`,
      );
    }
  }

  /** What still holds isn't said again; what comes back is. */
  #warnOnce(warnings: string[]): void {
    for (const warning of warnings.filter(each => !this.#told.has(each))) {
      this.#logger.warn(warning);
    }
    this.#told = new Set(warnings);
  }
}

function beyondLimit(root: string, beyond: string[]): string[] {
  return beyond.length === 0
    ? []
    : [
        `${root} has ${
          maxServices + beyond.length
        } directories of services, of which ${maxServices} are looked at: ${
          beyond[0]
        } and those after it by name are not shown in the catalog. Remove what nobody needs`,
      ];
}

function broken(services: ReadonlyMap<string, LocalService>): string[] {
  return [...services].flatMap(([name, { problem }]) =>
    problem
      ? [`The local service ${name} is not shown in the catalog: ${problem}`]
      : [],
  );
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
