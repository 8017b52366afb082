import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { catalogInfoFile, readCatalogInfo } from '../catalogInfo/read';
import { serviceDirectories } from './directories';

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
  options: {
    /** Also reads again what couldn't be read before, because the reason may lie outside of the file. */
    rereadBroken: boolean;
  },
): Promise<{
  services: Map<string, LocalService>;
  /** Names of directories that are too many to be looked at. */
  beyond: string[];
}> {
  const { names, beyond } = await serviceDirectories(root);
  const services = new Map<string, LocalService>();
  for (const name of names) {
    const directory = join(root, name);
    const fingerprint = await fingerprintOf(join(directory, catalogInfoFile));
    if (!fingerprint) {
      continue;
    }
    const known = before.get(name);
    const asBefore =
      known?.fingerprint === fingerprint &&
      !(known.problem && options.rereadBroken);
    services.set(
      name,
      asBefore ? known : { directory, fingerprint, ...(await read(directory)) },
    );
  }
  return { services, beyond };
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
