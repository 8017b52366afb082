import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Groups seldom move: a page that is opened now and then need not ask the catalog each time. */
const KEPT_MS = 5 * 60_000;

/** Which groups lie below which, as the catalog has them. */
export class GroupTree {
  private children?: { byParent: Map<string, string[]>; until: number };

  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /** Owners with all groups below them, in lower case. */
  async withDescendants(owners: string[]): Promise<Set<string>> {
    const all = new Set(owners.map(owner => owner.toLowerCase()));
    if (![...all].some(owner => owner.startsWith('group:'))) {
      return all;
    }
    const byParent = await this.load();
    // A set hands out what is added while it is walked; a circle ends by itself.
    for (const owner of all) {
      for (const child of byParent.get(owner) ?? []) {
        all.add(child);
      }
    }
    return all;
  }

  private async load(): Promise<Map<string, string[]>> {
    if (this.children && this.children.until > Date.now()) {
      return this.children.byParent;
    }
    const { auth, catalog } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const byParent = new Map<string, string[]>();
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const group of page) {
        byParent.set(
          stringifyEntityRef(group).toLowerCase(),
          childrenOf(group),
        );
      }
    }
    this.children = { byParent, until: Date.now() + KEPT_MS };
    return byParent;
  }
}

function childrenOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_PARENT_OF)
    .map(({ targetRef }) => targetRef.toLowerCase());
}
