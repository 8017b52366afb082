import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSourceLocation } from '@container-maturity/backstage-plugin-maturity-repository';

const annotation = 'backstage.io/source-location';

/** A description, and the directory that is checked. */
export interface Described {
  /** The checked directory, absolute. */
  root: string;
  /** Where the description lies below it; relative locations start there. */
  directory: string;
  metadata: { annotations?: Record<string, string> };
}

/** The source location as it is written; undefined where there is none. */
export function writtenLocation({
  metadata,
}: Pick<Described, 'metadata'>): string | undefined {
  const location = metadata.annotations?.[annotation];
  return typeof location === 'string' && location.trim() !== ''
    ? location.trim()
    : undefined;
}

/**
 * The directories below the root that the source location may mean, the likeliest first; whether they exist is not
 * asked. Empty where it leads out of the root, undefined where there is no source location.
 */
export function sourcePaths(described: Described): string[] | undefined {
  const written = writtenLocation(described);
  if (written === undefined) {
    return undefined;
  }
  const { root, directory } = described;
  const location = readSourceLocation(written, directory);
  switch (location.from) {
    case 'machine': {
      const below = path.relative(root, location.path);
      return leadsOut(below) ? [] : [below.split(path.sep).join('/')];
    }
    case 'repository':
      return /^(url:)?https?:/i.test(written)
        ? [location.path, ...belowRoot(location.path, root)]
        : [location.path];
    default:
      return [];
  }
}

/** The first of these directories that lies below the root without a symbolic link on the way. */
export async function firstDirectory(
  root: string,
  subpaths: string[],
): Promise<string | undefined> {
  for (const subpath of subpaths) {
    try {
      const real = await realpath(path.join(root, subpath));
      const expected = path.join(await realpath(root), subpath);
      if (real === expected && (await stat(real)).isDirectory()) {
        return subpath;
      }
    } catch {
      // Not here; the next one may be.
    }
  }
  return undefined;
}

/** The path below the root, where the root is itself a folder of the repository that the path begins with. */
function belowRoot(named: string, root: string): string[] {
  const parts = named.split('/');
  const above = path.resolve(root).split(path.sep);
  const lengths = parts.map((_, index) => parts.length - index);
  return lengths
    .filter(
      length =>
        above.slice(-length).join('/') === parts.slice(0, length).join('/'),
    )
    .map(length => parts.slice(length).join('/'));
}

function leadsOut(below: string): boolean {
  return (
    below === '..' ||
    below.startsWith(`..${path.sep}`) ||
    path.isAbsolute(below)
  );
}
