import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { digestOf } from '../digest';
import { EntityFilter, toEntityCriteria } from '../store/conditions';
import { chunks } from '../store/rows';

/** Which entities somebody may see. */
export type Visibility =
  | { type: 'none' }
  /** Those that meet the criteria; all of them where there are none. */
  | { type: 'sql'; criteria?: PermissionCriteria<EntityFilter> }
  /** Only the catalog can tell. */
  | {
      type: 'catalog';
      filter(entityRefs: string[]): Promise<Set<string>>;
    };

const CACHE_MS = 30_000;
const CACHE_SIZE = 50_000;

/** Decides what a caller may do and see; never by a call for each entity. */
export class Access {
  private readonly answers = new Map<
    string,
    { visible: boolean; until: number }
  >();

  constructor(
    private readonly options: {
      permissions: PermissionsService;
      catalog: CatalogService;
    },
  ) {}

  /** @throws NotAllowedError */
  async require(
    credentials: BackstageCredentials,
    ...permissions: BasicPermission[]
  ): Promise<void> {
    const decisions = await this.options.permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const missing = permissions.filter(
      (_, index) => decisions[index].result !== AuthorizeResult.ALLOW,
    );
    if (missing.length > 0) {
      throw new NotAllowedError(
        `Not allowed: ${missing.map(({ name }) => name).join(', ')}`,
      );
    }
  }

  /**
   * The entities that a caller with a permission may see.
   *
   * @throws NotAllowedError
   */
  async visibleWith(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<Visibility> {
    // Both in one call, which for a user goes over HTTP. A basic permission has no conditions: its decision is final.
    const [allowed, decision] =
      await this.options.permissions.authorizeConditional(
        [
          { permission: permission as Permission as ResourcePermission },
          { permission: catalogEntityReadPermission },
        ],
        { credentials },
      );
    if (allowed.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`Not allowed: ${permission.name}`);
    }
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { type: 'sql' };
      case AuthorizeResult.CONDITIONAL: {
        const criteria = toEntityCriteria(decision.conditions);
        return criteria
          ? { type: 'sql', criteria }
          : {
              type: 'catalog',
              filter: refs =>
                this.askCatalog(
                  refs,
                  credentials,
                  digestOf([principalOf(credentials), decision.conditions]),
                ),
            };
      }
      default:
        return { type: 'none' };
    }
  }

  /** One call for up to 250 entities, as the caller; answers are kept for half a minute. */
  private async askCatalog(
    entityRefs: string[],
    credentials: BackstageCredentials,
    who: string,
  ): Promise<Set<string>> {
    const now = Date.now();
    const visible = new Set<string>();
    const open: string[] = [];
    for (const ref of entityRefs) {
      const answer = this.answers.get(`${who} ${ref}`);
      if (!answer || answer.until <= now) {
        open.push(ref);
      } else if (answer.visible) {
        visible.add(ref);
      }
    }
    for (const refs of chunks(open)) {
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind', 'metadata.name'] },
        { credentials },
      );
      refs.forEach((ref, index) => {
        const isVisible = items[index] !== undefined;
        this.remember(`${who} ${ref}`, isVisible, now);
        if (isVisible) {
          visible.add(ref);
        }
      });
    }
    return visible;
  }

  private remember(key: string, visible: boolean, now: number): void {
    if (this.answers.size >= CACHE_SIZE) {
      this.answers.clear();
    }
    this.answers.set(key, { visible, until: now + CACHE_MS });
  }
}

/** A name for whoever calls. */
export function principalOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    | BackstageUserPrincipal
    | { subject?: string };
  return 'userEntityRef' in principal
    ? principal.userEntityRef
    : principal.subject ?? 'unknown';
}
