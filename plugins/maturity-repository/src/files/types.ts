import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';

/**
 * A regular file of the repository that the walk kept.
 *
 * @public
 */
export interface RepositoryFile {
  /** Path below the repository's root, with forward slashes. */
  path: string;
  /** Path below the directory that globs are relative to: the entity's subpath for its own files, else the repository's root. */
  local: string;
  /**
   * `own`: below the entity's subpath, or added by an include glob.
   * `shared`: belongs to the whole repository (CI, CODEOWNERS, lockfiles and other files beside or above the subpath).
   * Without a subpath every file is `own`.
   */
  scope: 'own' | 'shared';
}

/**
 * What is in a file. CRLF is turned into LF and a byte order mark is removed, so line numbers stay true.
 *
 * @public
 */
export type FileContent =
  | { kind: 'text'; text: string }
  | { kind: 'too-large'; bytes: number }
  | { kind: 'binary' }
  | { kind: 'unreadable'; reason: string };

/**
 * Something about the repository that could not be read or judged, and why. It is never a finding by itself.
 *
 * @public
 */
export interface Problem {
  message: LocalizedText;
  source: Source;
}

/**
 * Bounds that keep a hostile repository harmless.
 *
 * @public
 */
export interface FileLimits {
  /** Directory entries visited, all in all. Default 20,000. */
  entries: number;
  /** Bytes of one text file. Default 1 MiB. */
  bytes: number;
  /** Directories below each other. Default 40. */
  depth: number;
}

/**
 * The files of one entity's repository, read lazily and once.
 *
 * @public
 */
export interface RepositoryFiles {
  /** The repository's root on this machine, for tools that must be given a directory. */
  readonly root: string;
  /** Stops the collection. */
  readonly signal: AbortSignal | undefined;
  /** The entity's directory below the repository's root; empty where it is the root. */
  readonly subpath: string;
  /** The entity's name; empty where it isn't known. */
  readonly entity: string;
  /** All files kept, ordered by path. */
  readonly files: readonly RepositoryFile[];
  /** The day for which ends of support are judged. */
  readonly now: Date;
  /** The walk stopped at a limit: what isn't in `files` may exist nevertheless. */
  readonly truncated: boolean;
  /** What could not be read or judged so far. */
  readonly problems: readonly Problem[];

  /**
   * Files whose `local` path matches one of the globs (picomatch; dot files included), ordered by path.
   * `scope` is `own` by default; `any` adds what belongs to the whole repository.
   */
  find(
    globs: string | readonly string[],
    options?: { scope?: 'own' | 'shared' | 'any'; ignoreCase?: boolean },
  ): RepositoryFile[];

  /** The file with this path below the repository's root, if the walk kept it. */
  get(path: string): RepositoryFile | undefined;

  /** Content of a file of the repository, cached. Follows no symbolic link, also none on the way to it. Never rejects. */
  read(path: string): Promise<FileContent>;

  /** The text of a file; where it has none (too large, binary, unreadable), notes a problem once and gives undefined. */
  text(path: string): Promise<string | undefined>;

  /** Whether a file or directory lies at this path below the repository's root, also one that the walk left out. Never rejects. */
  exists(path: string): Promise<boolean>;

  /** Notes a problem, each once. */
  problem(problem: Problem): void;
}
