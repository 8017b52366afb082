import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, toError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { catalogInfoFile, readCatalogInfo } from '../catalogInfo/read';
import { checkServiceName } from '../plan/names';
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
  signal?: AbortSignal;
  /** Checks everything, writes nothing. */
  dryRun?: boolean;
}): Promise<Published> {
  const name = checkServiceName(options.name);
  const path = join(options.root, name);
  const component = await componentOf(options.workspace, name);
  await refuseExisting(path, name);

  const published = { path, entityRef: stringifyEntityRef(component) };
  if (options.dryRun) {
    return { ...published, files: 0 };
  }
  await fs.mkdir(options.root, { recursive: true, mode: 0o755 });
  // The dot keeps it out of the catalog provider's sight.
  const staging = join(options.root, `.${name}-${randomUUID()}`);
  try {
    const files = await copyTree(options.workspace, staging, options);
    options.signal?.throwIfAborted();
    await moveInto(staging, path, name);
    return { ...published, files };
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
      `${catalogInfoFile} of the workspace describes no Component named ${name}: name and file must agree`,
    );
  }
  return component;
}

async function refuseExisting(path: string, name: string): Promise<void> {
  const exists = await fs.lstat(path).then(
    () => true,
    error => {
      if (toError(error).code === 'ENOENT') {
        return false;
      }
      throw error;
    },
  );
  if (exists) {
    throw conflict(name);
  }
}

async function moveInto(
  staging: string,
  path: string,
  name: string,
): Promise<void> {
  // Again, because somebody may have been faster; and a rename onto a directory that isn't empty fails by itself.
  await refuseExisting(path, name);
  try {
    await fs.rename(staging, path);
  } catch (error) {
    if (
      ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(String(toError(error).code))
    ) {
      throw conflict(name);
    }
    throw error;
  }
}

function conflict(name: string): ConflictError {
  return new ConflictError(
    `A service named ${name} has been published here already: choose another name, or remove its directory first`,
  );
}
