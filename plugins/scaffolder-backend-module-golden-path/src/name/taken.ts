import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { ConflictError, ForwardedError, toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { inBoth } from '../bilingual';

/**
 * All that the actions need of the catalog.
 *
 * @public
 */
export type EntityLookup = Pick<CatalogService, 'getEntityByRef'>;

/**
 * Throws a ConflictError where the catalog has the entity already, as far as the asking person may see it. What nobody
 * may see stays unsaid.
 */
export async function refuseTakenRef(options: {
  catalog: EntityLookup;
  credentials: BackstageCredentials;
  entityRef: string;
}): Promise<void> {
  const { catalog, credentials, entityRef } = options;
  let entity: Entity | undefined;
  try {
    entity = await catalog.getEntityByRef(entityRef, { credentials });
  } catch (error) {
    throw new ForwardedError(
      inBoth({
        en: `The catalog couldn't be asked whether it has ${entityRef} already: try again`,
        zh: `无法向软件目录查询 ${entityRef} 是否已存在：请重试`,
      }),
      error,
    );
  }
  if (entity) {
    throw new ConflictError(taken(entityRef, ownersOf(entity)));
  }
}

/** Throws a ConflictError where anything has the name of the directory, which must be a checked one. */
export async function refuseTakenDirectory(
  root: string,
  directory: string,
): Promise<void> {
  if (await exists(join(root, directory))) {
    throw takenDirectory(directory);
  }
}

/** The same words where somebody was faster. */
export function takenDirectory(directory: string): ConflictError {
  return new ConflictError(
    inBoth({
      en: `The directory ${directory} exists below goldenPath.localPublish.root already: choose another name, or have that directory removed first`,
      zh: `goldenPath.localPublish.root 下已有目录 ${directory}：请换一个名称，或先请人删除该目录`,
    }),
  );
}

function taken(entityRef: string, owners: string[]): string {
  const owned = owners.length > 0;
  return inBoth({
    en: `The catalog has ${entityRef} already, ${
      owned ? `which belongs to ${owners.join(', ')}` : 'which has no owner'
    }: choose another name, or have that component removed first`,
    zh: `软件目录中已有 ${entityRef}，${
      owned ? `归 ${owners.join('、')} 所有` : '没有所有者'
    }：请换一个名称，或先请人移除该组件`,
  });
}

function ownersOf({ relations = [], spec }: Entity): string[] {
  const owners = relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  return owners.length === 0 && typeof spec?.owner === 'string'
    ? [spec.owner]
    : owners;
}

/** Whether anything is there, be it a file or a link to nowhere. */
export async function exists(path: string): Promise<boolean> {
  try {
    await fs.lstat(path);
    return true;
  } catch (error) {
    if (toError(error).code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}
