import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { catalogInfoFile, readCatalogInfo } from '../catalogInfo/read';

/** Directories with such names are services; others, such as those being written, are passed over. */
const directoryName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const maxServices = 2_000;

/** One service below the root. */
export interface LocalService {
  /** Absolute. */
  directory: string;
  /** Changes when its catalog-info.yaml does. */
  fingerprint: string;
  entities: Entity[];
  /** Why it has none. */
  problem?: string;
}

/**
 * Looks at every directory directly below the root. What was read before and hasn't changed isn't read again; what is
 * broken hides only itself. A root that doesn't exist yet has no services.
 */
export async function scanServices(
  root: string,
  before: ReadonlyMap<string, LocalService>,
): Promise<Map<string, LocalService>> {
  const services = new Map<string, LocalService>();
  for (const name of await serviceNames(root)) {
    const directory = join(root, name);
    const fingerprint = await fingerprintOf(join(directory, catalogInfoFile));
    if (!fingerprint) {
      continue;
    }
    const known = before.get(name);
    services.set(
      name,
      known?.fingerprint === fingerprint
        ? known
        : { directory, fingerprint, ...(await read(directory)) },
    );
  }
  return services;
}

async function serviceNames(root: string): Promise<string[]> {
  try {
    const entries = await fs.readdir(root, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory() && directoryName.test(entry.name))
      .map(entry => entry.name)
      .sort()
      .slice(0, maxServices);
  } catch (error) {
    if (toError(error).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** Undefined where the directory has no such file: then it isn't a service. */
async function fingerprintOf(file: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await fs.lstat(file);
    return [ino, size, mtimeMs, ctimeMs].join(':');
  } catch {
    return undefined;
  }
}

async function read(
  directory: string,
): Promise<Pick<LocalService, 'entities' | 'problem'>> {
  try {
    return { entities: await readCatalogInfo(directory) };
  } catch (error) {
    return { entities: [], problem: toError(error).message };
  }
}
