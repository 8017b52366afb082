import { posix } from 'path';
import { RepositoryFiles } from '../files';

const MAX_PARTS = 6;

/**
 * Whether a document of the whole repository is about one of its other services alone: `docs/runbooks/cart.md` beside
 * `src/cart/Dockerfile`, for the entity in `src/orders`. One that names the entity too is its own.
 */
export async function ofAnotherService(
  repository: RepositoryFiles,
  path: string,
): Promise<boolean> {
  const { subpath } = repository;
  if (repository.get(path)?.scope !== 'shared') return false;
  const above = posix.dirname(subpath);
  const names = path.split('/').flatMap(namesIn);
  if (names.includes(posix.basename(subpath).toLowerCase())) return false;
  for (const name of new Set(names)) {
    if (await repository.exists(posix.join(above, name, 'Dockerfile'))) {
      return true;
    }
  }
  return false;
}

/** Names of services that a part of a path may hold: `runbook-order-api.md` holds `order-api`, among others. */
function namesIn(part: string): string[] {
  const words = part
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .split(/[-_. ]+/)
    .filter(Boolean)
    .slice(0, MAX_PARTS);
  return words.flatMap((_, from) =>
    words
      .slice(from)
      .map((__, count) => words.slice(from, from + count + 1).join('-')),
  );
}
