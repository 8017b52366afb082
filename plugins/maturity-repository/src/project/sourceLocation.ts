import { posix } from 'path';

/**
 * What a `backstage.io/source-location` says about where the source lies.
 *
 * @public
 */
export interface SourceLocation {
  /**
   * `repository`: below the root of the repository; of a URL on a code host that is what stands behind the branch.
   * `machine`: an absolute path on some machine. `outside`: it leads out of the repository.
   */
  from: 'repository' | 'machine' | 'outside';
  /** Without slashes at its ends, but for an absolute one; empty for the root of the repository. */
  path: string;
}

/**
 * Reads a `backstage.io/source-location`. A relative one starts in `directory`, where the description lies below the
 * root of the repository. Whether the path exists is not asked.
 *
 * @public
 */
export function readSourceLocation(
  location: string,
  directory: string,
): SourceLocation {
  const target = location.trim().replace(/^(url|file|dir):/, '');
  if (/^https?:/i.test(target) && URL.canParse(target)) {
    return below(pathOfUrl(new URL(target)));
  }
  return target.startsWith('/')
    ? { from: 'machine', path: withoutFile(posix.normalize(target)) }
    : below(posix.join(directory, target));
}

function below(path: string): SourceLocation {
  const parts = withoutFile(path)
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return parts.includes('..')
    ? { from: 'outside', path: '' }
    : { from: 'repository', path: parts.join('/') };
}

/** The part of a URL that stands behind the branch; empty where it names the repository as a whole. */
function pathOfUrl(url: URL): string {
  const azure = url.searchParams.get('path');
  if (azure !== null) return azure;
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

function withoutFile(path: string): string {
  const directory = /\.(ya?ml|json)$/i.test(path) ? posix.dirname(path) : path;
  return directory === '/' ? directory : directory.replace(/\/+$/, '');
}
