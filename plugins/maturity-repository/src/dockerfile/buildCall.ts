import { posix } from 'node:path';

/** One place in the repository that says how an image is built from a Dockerfile. */
export interface BuildCall {
  /** Path of the Dockerfile below the repository's root. */
  dockerfile: string;
  /** Directory below the root; empty for the root itself. */
  context: string;
  /** Stage that is built; empty for the last. */
  target: string;
  from: 'compose' | 'skaffold' | 'ci' | 'script';
  /** The CI adds OCI labels on its own. */
  labels: boolean;
  /** Values of the build arguments. */
  args: readonly string[];
}

export type Tree = { [key: string]: unknown };

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A call with its paths below the root; none where one of them is a variable, an address or outside. */
export function call(
  directory: string,
  context: string,
  dockerfile: string,
  relativeTo: 'context' | 'directory',
  rest: Pick<BuildCall, 'target' | 'from' | 'labels' | 'args'>,
): BuildCall[] {
  if (/[$<{]|:\/\//.test(context + dockerfile)) return [];
  const contextPath = inside(posix.join(directory, context || '.'));
  if (contextPath === undefined) return [];
  const base = relativeTo === 'context' ? contextPath : directory;
  const path = inside(
    posix.join(base, dockerfile === '' ? 'Dockerfile' : dockerfile),
  );
  return path === undefined
    ? []
    : [{ dockerfile: path, context: contextPath, ...rest }];
}

export function inside(path: string): string | undefined {
  const clean = posix.normalize(path).replace(/\/$/, '');
  if (clean === '.' || clean === '/') return '';
  return clean.startsWith('..') || clean.startsWith('/') ? undefined : clean;
}

/** Values of build arguments, from a list of `NAME=value` or a tree. */
export function argumentsOf(all: unknown): string[] {
  const values = isTree(all)
    ? Object.values(all)
    : (Array.isArray(all) ? all : []).map(item =>
        textOf(item).replace(/^[^=]*=?/, ''),
      );
  return values.map(value => textOf(value).trim()).filter(Boolean);
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
