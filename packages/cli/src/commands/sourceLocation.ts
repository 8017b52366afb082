import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

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
  const target = written.replace(/^(url|file|dir):/, '');
  if (URL.canParse(target) && /^https?:/i.test(target)) {
    return pathsOfUrl(new URL(target), root);
  }
  const absolute = path.isAbsolute(target)
    ? target
    : path.join(root, directory, target);
  const below = path.relative(root, withoutFile(absolute));
  return leadsOut(below) ? [] : [below.split(path.sep).join('/')];
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

/** What a URL of a code host names below the root of the repository, and below the root given where that is not the same. */
function pathsOfUrl(url: URL, root: string): string[] {
  const named = withoutFile(pathOfUrl(url))
    .split('/')
    .filter(part => part !== '' && part !== '.');
  if (named.includes('..')) {
    return [];
  }
  const above = path.resolve(root).split(path.sep);
  const paths = [named.join('/')];
  for (let length = named.length; length > 0; length--) {
    const start = named.slice(0, length);
    if (above.slice(-length).join('/') === start.join('/')) {
      paths.push(named.slice(length).join('/'));
    }
  }
  return paths;
}

/** The part of a URL that stands behind the branch; empty where it names the repository as a whole. */
function pathOfUrl(url: URL): string {
  const azure = url.searchParams.get('path');
  if (azure !== null) {
    return azure;
  }
  const found =
    /^\/[^/]+\/.+?\/(?:-\/)?(?:tree|blob|src)\/(?:(?:branch|tag|commit)\/)?[^/]+(?:\/(.*))?$/.exec(
      url.pathname,
    ) ?? /\/repos\/[^/]+\/browse\/(.*)$/.exec(url.pathname);
  try {
    return decodeURIComponent(found?.[1] ?? '');
  } catch {
    return '';
  }
}

function withoutFile(named: string): string {
  return /\.(ya?ml|json)$/i.test(named) ? path.posix.dirname(named) : named;
}

function leadsOut(below: string): boolean {
  return (
    below === '..' ||
    below.startsWith(`..${path.sep}`) ||
    path.isAbsolute(below)
  );
}
