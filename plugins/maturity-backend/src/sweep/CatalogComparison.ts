import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { FilterPredicate } from '@backstage/filter-predicates';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { inScope } from '@container-maturity/backstage-plugin-maturity-engine';
import { MaturitySettings } from '../config';
import { digestOf } from '../digest';
import { chunks } from '../store/rows';
import {
  KnownSubject,
  SubjectStore,
  SubjectUpdate,
} from '../store/SubjectStore';
import { RemovalGuard } from './RemovalGuard';
import { CatalogSystems, Inherited } from './CatalogSystems';
import { SUBJECT_FIELDS, systemOf, toSubject } from './subject';

const ETAG_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.etag',
];

/** What a comparison with the catalog found. */
export interface ComparisonResult {
  changed: number;
  removed: number;
}

/** Keeps the subjects in step with the catalog, which publishes no event when an entity changes. */
export class CatalogComparison {
  /** Etags of entities that the catalog lists and that are not in scope, so that they aren't read every time. */
  private readonly outOfScope = new Map<string, string>();
  private readonly settingsDigest: string;
  private readonly removals: RemovalGuard;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      integrations: ScmIntegrationRegistry;
      logger: LoggerService;
      settings: MaturitySettings;
      subjects: SubjectStore;
    },
  ) {
    this.removals = new RemovalGuard(options.logger);
    const { scope, archetypes } = options.settings;
    this.settingsDigest = digestOf([scope ?? null, archetypes]).slice(0, 12);
  }

  /** Compares the etags of all entities and reads what differs. */
  async run(now: Date, signal: AbortSignal): Promise<ComparisonResult> {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const known = new Map(
      (await this.options.subjects.known()).map(row => [row.entity_ref, row]),
    );
    const systems = await CatalogSystems.read(
      this.options.catalog,
      credentials,
    );
    const listed = await this.listEtags(credentials, signal);

    const candidates = [...listed]
      .filter(([ref, etag]) => this.mayDiffer(ref, etag, known, systems))
      .map(([ref]) => ref);
    // An entity that the listing left out may have slipped between two pages: it is asked for by name.
    const missing = [...known.keys()].filter(ref => !listed.has(ref));
    const absent: string[] = [];
    const result: ComparisonResult = { changed: 0, removed: 0 };
    for (const refs of chunks([...candidates, ...missing])) {
      signal.throwIfAborted();
      const found = await this.readSubjects(refs, {
        credentials,
        known,
        systems,
        now,
      });
      result.changed += await this.store(found.updates);
      await this.options.subjects.remove(found.outOfScope, now);
      result.removed += found.outOfScope.length;
      absent.push(...found.absent);
    }
    if (this.removals.admits(absent.length, known.size, now)) {
      await this.options.subjects.remove(absent, now);
      result.removed += absent.length;
    }
    this.forgetUnlisted(listed);
    return result;
  }

  /** Stores them together or, where one of them can't be, each by itself, so that it keeps no other out. */
  private async store(updates: SubjectUpdate[]): Promise<number> {
    const { subjects } = this.options;
    try {
      await subjects.upsert(updates);
      return updates.length;
    } catch (error) {
      if (updates.length === 1) {
        this.tellFailed(updates[0].row.entity_ref, error);
        return 0;
      }
    }
    let stored = 0;
    for (const update of updates) {
      stored += await this.store([update]);
    }
    return stored;
  }

  private tellFailed(entityRef: string, error: unknown): void {
    this.options.logger.error(`${entityRef} can't be taken in`, toError(error));
  }

  /** One entity as a subject; undefined where it is not in scope. */
  async describe(
    entity: Entity,
    now: Date,
  ): Promise<SubjectUpdate | undefined> {
    const system = systemOf(entity);
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const systems = await CatalogSystems.readOne(
      system,
      this.options.catalog,
      credentials,
    );
    return this.toUpdate(entity, systems.inheritedFrom(system), now);
  }

  private async listEtags(
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Map<string, string | undefined>> {
    const scope: FilterPredicate = this.options.settings.scope ?? {
      kind: 'Component',
    };
    const listed = new Map<string, string | undefined>();
    const pages = this.options.catalog.streamEntities(
      { query: scope, fields: ETAG_FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      for (const entity of page) {
        listed.set(stringifyEntityRef(entity), entity.metadata.etag);
      }
    }
    return listed;
  }

  private mayDiffer(
    ref: string,
    etag: string | undefined,
    known: Map<string, KnownSubject>,
    systems: CatalogSystems,
  ): boolean {
    const ours = etag && this.ourEtag(etag);
    const subject = known.get(ref);
    if (!subject) {
      return !ours || this.outOfScope.get(ref) !== ours;
    }
    return (
      subject.etag !== ours ||
      differ(subject, systems.inheritedFrom(subject.system))
    );
  }

  private async readSubjects(
    refs: string[],
    context: {
      credentials: BackstageCredentials;
      known: Map<string, KnownSubject>;
      systems: CatalogSystems;
      now: Date;
    },
  ): Promise<{
    updates: SubjectUpdate[];
    /** Known ones that the catalog has, but that are no longer in scope. */
    outOfScope: string[];
    /** Known ones that the catalog doesn't have. */
    absent: string[];
  }> {
    const { items } = await this.options.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: SUBJECT_FIELDS },
      { credentials: context.credentials },
    );
    const updates: SubjectUpdate[] = [];
    const outOfScope: string[] = [];
    const absent: string[] = [];
    refs.forEach((ref, index) => {
      const entity = items[index];
      const before = context.known.get(ref);
      if (!entity) {
        if (before) {
          absent.push(ref);
        }
        return;
      }
      const inherited = context.systems.inheritedFrom(systemOf(entity));
      const update = this.toUpdate(entity, inherited, context.now);
      if (!update) {
        if (before) {
          outOfScope.push(ref);
        }
      } else if (
        before?.etag !== update.row.etag ||
        differ(before, inherited)
      ) {
        updates.push(update);
      }
    });
    return { updates, outOfScope, absent };
  }

  private toUpdate(
    entity: Entity,
    inherited: Inherited,
    now: Date,
  ): SubjectUpdate | undefined {
    const { settings, integrations } = this.options;
    const etag = this.ourEtag(entity.metadata.etag ?? digestOf(entity));
    if (!inScope(entity, settings.scope)) {
      this.outOfScope.set(stringifyEntityRef(entity), etag);
      return undefined;
    }
    const { archetypes } = settings;
    return toSubject(entity, {
      etag,
      inherited,
      archetypes,
      integrations,
      now,
    });
  }

  /** Settings that decide about subjects are part of it, so that changing them has the same effect as a changed entity. */
  private ourEtag(etag: string): string {
    return `${etag} ${this.settingsDigest}`;
  }

  private forgetUnlisted(listed: Map<string, unknown>): void {
    for (const ref of this.outOfScope.keys()) {
      if (!listed.has(ref)) {
        this.outOfScope.delete(ref);
      }
    }
  }
}

function differ(before: KnownSubject, { domain, mesh }: Inherited): boolean {
  return before.domain !== domain || before.mesh !== mesh;
}
