import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, toError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { inBoth } from '../bilingual';
import { catalogInfoFile, readCatalogInfo } from '../catalogInfo/read';
import { refuseTakenDirectory, takenDirectory } from '../name/taken';
import { checkServiceName } from '../plan/names';
import { maxServices, serviceDirectories } from '../provider/directories';
import { copyTree } from './copyTree';

/** Where a service is now, and what it is in the catalog. */
export interface Published {
  path: string;
  entityRef: string;
  files: number;
}

/**
 * Writes a workspace to `<root>/<name>`: whole or not at all. It is written to a directory beside it, which then gets
 * its name, so that whoever looks never sees half a service.
 */
export async function publishLocal(options: {
  root: string;
  name: string;
  workspace: string;
  /** Asked before anything is written; throws where the catalog has the component already. */
  refuseTaken: (entityRef: string) => Promise<void>;
  signal?: AbortSignal;
  /** Checks everything, writes nothing. */
  dryRun?: boolean;
}): Promise<Published> {
  const name = checkServiceName(options.name);
  const path = join(options.root, name);
  const entityRef = stringifyEntityRef(
    await componentOf(options.workspace, name),
  );
  await refuseTakenDirectory(options.root, name);
  await options.refuseTaken(entityRef);
  await refuseWhereFull(options.root);

  if (options.dryRun) {
    return { path, entityRef, files: 0 };
  }
  await fs.mkdir(options.root, { recursive: true, mode: 0o755 });
  // The dot keeps it out of the catalog provider's sight.
  const staging = join(options.root, `.${name}-${randomUUID()}`);
  try {
    const files = await copyTree(options.workspace, staging, options);
    options.signal?.throwIfAborted();
    await moveInto(staging, options.root, name);
    return { path, entityRef, files };
  } finally {
    await fs.rm(staging, { recursive: true, force: true });
  }
}

async function componentOf(workspace: string, name: string): Promise<Entity> {
  const entities = await readCatalogInfo(workspace);
  const component = entities.find(
    entity => entity.kind === 'Component' && entity.metadata.name === name,
  );
  if (!component) {
    throw new InputError(
      inBoth({
        en: `${catalogInfoFile} of the workspace describes no Component named ${name}: name and file must agree`,
        zh: `工作区的 ${catalogInfoFile} 中没有名为 ${name} 的 Component：名称须与文件一致`,
      }),
    );
  }
  return component;
}

/** What the catalog provider won't look at would be published for nobody. */
async function refuseWhereFull(root: string): Promise<void> {
  const { names } = await serviceDirectories(root);
  if (names.length >= maxServices) {
    throw new ConflictError(
      inBoth({
        en: `goldenPath.localPublish.root holds ${maxServices} services already, more than which the catalog doesn't show: have those that nobody needs removed first`,
        zh: `goldenPath.localPublish.root 下已有 ${maxServices} 个服务，再多则不会在软件目录中显示：请先请人删除不再需要的服务`,
      }),
    );
  }
}

async function moveInto(
  staging: string,
  root: string,
  name: string,
): Promise<void> {
  // Again, because somebody may have been faster; and a rename onto a directory that isn't empty fails by itself.
  await refuseTakenDirectory(root, name);
  try {
    await fs.rename(staging, join(root, name));
  } catch (error) {
    if (
      ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(String(toError(error).code))
    ) {
      throw takenDirectory(name);
    }
    throw error;
  }
}
