import { openRepository, FileLimits, RepositoryFiles } from './files';
import { RepositoryEvidence } from './schema';
import { sections } from './sections';
import { turn } from './turn';

/**
 * Which directory to look at, and how widely.
 *
 * @public
 */
export interface CollectRepositoryOptions {
  /** The repository's root directory on this machine. */
  root: string;
  /** The entity's directory below it, for a monorepo. */
  subpath?: string;
  /** The entity's name, which tells it from others in the same catalog-info.yaml. */
  entity?: string;
  /** Globs relative to the repository's root that widen the subpath. */
  include?: string[];
  /**
   * Globs that replace the default exclusions; relative to the subpath, or to the root without one. The last that
   * matches decides, and one that begins with `!` keeps.
   */
  exclude?: string[];
  /** Stops the collection; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  limits?: Partial<FileLimits>;
  /** The day for which ends of support are judged; today by default. */
  now?: Date;
}

/**
 * Gathers the evidence of one entity from a directory of files.
 *
 * Rejects with an Error that names the directory if it can't be read, is not a directory, or the subpath leads out of
 * it. Anything broken inside becomes an entry of `repository.problems`.
 *
 * @public
 */
export async function collectRepository(
  options: CollectRepositoryOptions,
): Promise<RepositoryEvidence> {
  const repository = await openRepository(options);
  // Side by side, so that one computes while another waits for the disk. The last one lists what the others noted.
  const collected = await Promise.all(
    sections.slice(0, -1).map(section => collectSection(section, repository)),
  );
  options.signal?.throwIfAborted();
  const last = await collectSection(sections[sections.length - 1], repository);
  const values = [...collected, last];
  return Object.fromEntries(
    sections.map(({ name }, index) => [name, values[index]]),
  ) as RepositoryEvidence;
}

async function collectSection(
  { name, collect }: (typeof sections)[number],
  repository: RepositoryFiles,
): Promise<unknown> {
  await turn();
  repository.signal?.throwIfAborted();
  try {
    return await collect(repository);
  } catch (error) {
    throw new Error(
      `Repository evidence: section "${name}" failed: ${
        error instanceof Error ? error.message : String(error)
      }`,
      { cause: error },
    );
  }
}
