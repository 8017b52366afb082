import { RepositoryFiles } from '../files';
import { Directories, plain } from '../shell';

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
