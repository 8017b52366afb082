import { posix } from 'path';
import { RepositoryFiles } from '../files';
import { Directories } from './model';

/** A path below the root in its plain form, or undefined where it leads out. */
export function plain(path: string): string | undefined {
  const normal = posix.normalize(path).replace(/\/+$/, '');
  if (normal === '.' || normal === '') return '';
  return normal === '..' || normal.startsWith('../') ? undefined : normal;
}

/**
 * The place that `to` means when one stands in `from`: below the repository's root, or absolute on the machine that
 * runs the pipeline, which `settled` brings back into the repository.
 */
export function enter(from: string, to: string): string | undefined {
  if (to.startsWith('~')) return posix.join('/', to);
  if (to.startsWith('/') || from.startsWith('/')) {
    return posix.join(to.startsWith('/') ? '/' : from, to);
  }
  return plain(posix.join(from, to));
}

const settledPlaces = new WeakMap<
  RepositoryFiles,
  Map<string, Promise<string | undefined>>
>();

/**
 * The directories with absolute ones turned into those of the repository: the longest end of the path that is a
 * directory here is meant. Undefined where one of them can't be told.
 */
export async function settled(
  repository: RepositoryFiles,
  where: Directories,
): Promise<Directories> {
  if (!where?.some(place => place.startsWith('/'))) return where;
  const all = await Promise.all(where.map(place => below(repository, place)));
  return all.includes(undefined) ? undefined : (all as string[]);
}

function below(
  repository: RepositoryFiles,
  place: string,
): Promise<string | undefined> {
  if (!place.startsWith('/')) return Promise.resolve(place);
  let known = settledPlaces.get(repository);
  if (!known) {
    known = new Map();
    settledPlaces.set(repository, known);
  }
  let answer = known.get(place);
  if (!answer) {
    answer = longestEnd(repository, place);
    known.set(place, answer);
  }
  return answer;
}

async function longestEnd(repository: RepositoryFiles, place: string) {
  const parts = place.split('/').filter(part => part && part !== '~');
  if (parts.length === 0) return '';
  for (let first = 0; first < Math.min(parts.length, 20); first++) {
    const end = plain(parts.slice(first).join('/'));
    if (end && (await repository.exists(end))) return end;
  }
  return undefined;
}

/** Whether one of two directories holds the other, or both are the same. */
export function related(a: string, b: string): boolean {
  return (
    a === '' ||
    b === '' ||
    a === b ||
    a.startsWith(`${b}/`) ||
    b.startsWith(`${a}/`)
  );
}

/** Whether work in these directories may concern the entity: unknown directories do. */
export function concerns(where: Directories, subpath: string): boolean {
  return where === undefined || where.some(at => related(at, subpath));
}
