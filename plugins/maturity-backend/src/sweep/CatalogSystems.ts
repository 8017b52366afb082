import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { meshOf } from '@container-maturity/backstage-plugin-maturity-engine';
import { domainOf } from './subject';

/** The parts of a System or Domain that its components inherit something from. */
const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  'relations',
];

/** What a subject has from the System it is part of. */
export interface Inherited {
  domain: string | null;
  /** JSON of the mesh that the System or its Domain declares; null where neither does. */
  mesh: string | null;
}

/** The Systems and Domains of the catalog: what is inherited is looked up here, not asked for entity by entity. */
export class CatalogSystems {
  private readonly byRef: ReadonlyMap<string, Entity>;

  constructor(entities: readonly Entity[]) {
    this.byRef = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
  }

  /** Reads all of them in one listing. */
  static async read(
    catalog: CatalogService,
    credentials: BackstageCredentials,
  ): Promise<CatalogSystems> {
    const entities: Entity[] = [];
    const pages = catalog.streamEntities(
      { query: { kind: { $in: ['System', 'Domain'] } }, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      entities.push(...page);
    }
    return new CatalogSystems(entities);
  }

  /** Reads those that one System leads to. */
  static async readOne(
    system: string | undefined,
    catalog: CatalogService,
    credentials: BackstageCredentials,
  ): Promise<CatalogSystems> {
    const entities: Entity[] = [];
    let ref = system;
    while (ref && entities.length < 2) {
      const entity = await catalog.getEntityByRef(ref, { credentials });
      if (!entity) {
        break;
      }
      entities.push(entity);
      ref = domainOf(entity);
    }
    return new CatalogSystems(entities);
  }

  inheritedFrom(system: string | null | undefined): Inherited {
    const entity = system ? this.byRef.get(system) : undefined;
    const domain = entity && domainOf(entity);
    const above = [entity, domain ? this.byRef.get(domain) : undefined];
    return { domain: domain ?? null, mesh: meshDeclaredBy(above) };
  }
}

function meshDeclaredBy(above: Array<Entity | undefined>): string | null {
  const [nearest, ...others] = above.filter(entity => entity !== undefined);
  const mesh = nearest && meshOf(nearest, others);
  return mesh?.from ? JSON.stringify(mesh) : null;
}
