import { basename, dirname, join } from 'node:path/posix';

/** The directory of a file below the repository's root; empty for the root itself. */
export function directoryOf(file: string): string {
  const directory = dirname(file);
  return directory === '.' ? '' : directory;
}

/** The last name of a path. */
export function nameOf(path: string): string {
  return basename(path);
}

/** Whether a file or directory lies in a directory; the empty one holds everything. */
export function isBelow(path: string, directory: string): boolean {
  return directory === '' || path.startsWith(`${directory}/`);
}

/** A path as another path's directory sees it; undefined where it leads out of the repository or isn't one. */
export function resolvePath(
  directory: string,
  path: string,
): string | undefined {
  if (path === '' || path.includes('\0') || /^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return undefined;
  }
  const joined = path.startsWith('/')
    ? join('.', path)
    : join('.', directory, path);
  const clean = joined.replace(/^(?:\.\/)+|\/+$/g, '');
  if (clean === '..' || clean.startsWith('../')) return undefined;
  return clean === '.' ? '' : clean.replace(/^\//, '');
}

/** A path without what says nothing: `./a//b/` is `a/b`. */
export function cleanPath(path: string): string | undefined {
  return path === '' ? '' : resolvePath('', path);
}

/** In these at the top, or in tests anywhere, lies nothing that is deployed. `k8s/test` is an environment. */
const notDeployed =
  /^(?:test|hack|docs?|\.github|\.gitlab|\.circleci|\.devcontainer|\.vscode)\/|(?:^|\/)(?:tests|__tests__|e2e|e2e-tests?)\//;

/** Whether a path below the entity's directory is of tests, documents or tools. */
export function isForTests(local: string): boolean {
  return notDeployed.test(local);
}
