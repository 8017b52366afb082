import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveGuard, ArchiveLimits } from './archiveGuard';
import { inspectUnpacked } from './inspectUnpacked';
import { Limit, orAborted } from './limit';
import { HostTimeoutError } from './SilentHosts';

const GIVE_UP_MS = 10_000;

/** One commit of a repository, on disk. */
export interface RepositoryTree {
  directory: string;
  /** Names the commit; empty where the host doesn't say. */
  etag: string;
}

/**
 * The repository of the entities that are collected together, fetched at most once, and not at all where none
 * of them needs it.
 */
export class RepositoryTrees {
  private tree?: RepositoryTree;
  private unchangedEtag?: string;
  private failure?: { error: unknown };
  private readonly directories: string[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private unpacking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: {
      root: string;
      urlReader: UrlReaderService;
      limits: ArchiveLimits;
      fetchLimit: Limit;
      workingDirectory: string;
      timeoutMs: number;
    },
  ) {}

  /** The tree, or undefined where the repository is still at `knownEtag`. */
  async get(
    knownEtag: string | undefined,
    signal: AbortSignal,
  ): Promise<RepositoryTree | undefined> {
    const result = this.last.then(() => this.getNow(knownEtag, signal));
    this.last = result.catch(() => {});
    return result;
  }

  async dispose(): Promise<void> {
    await this.last;
    // Unpacking that was given up goes on for a moment, and would write into what is being removed.
    await within(GIVE_UP_MS, this.unpacking);
    for (const directory of this.directories) {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  private async getNow(
    knownEtag: string | undefined,
    signal: AbortSignal,
  ): Promise<RepositoryTree | undefined> {
    signal.throwIfAborted();
    if (knownEtag) {
      const current = this.tree ? this.tree.etag : this.unchangedEtag;
      if (current === knownEtag) {
        return undefined;
      }
    }
    if (this.failure) {
      throw this.failure.error;
    }
    // Once it is known to be at another commit, asking by etag would only cost a request.
    const etag = this.unchangedEtag ? undefined : knownEtag;
    try {
      this.tree ??= await this.options.fetchLimit(() =>
        this.fetch(etag, signal),
      );
    } catch (error) {
      // The others of this repository would only fail in the same way, each after its own time-out.
      this.failure = { error };
      throw error;
    }
    if (!this.tree) {
      this.unchangedEtag = etag;
    }
    return this.tree;
  }

  private async fetch(
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<RepositoryTree | undefined> {
    const guard = new ArchiveGuard(this.options.limits);
    const timeout = AbortSignal.timeout(this.options.timeoutMs);
    const stop = AbortSignal.any([signal, guard.signal, timeout]);
    const directory = await mkdtemp(
      join(this.options.workingDirectory, 'maturity-'),
    );
    this.directories.push(directory);
    try {
      const response = await orAborted(
        this.options.urlReader.readTree(this.options.root, {
          ...(etag && { etag }),
          filter: guard.filter,
          signal: stop,
        }),
        stop,
      );
      const unpacked = response.dir({ targetDir: directory });
      this.unpacking = unpacked.catch(() => {});
      await orAborted(unpacked, stop);
      guard.throwIfRefused();
      await inspectUnpacked(directory, this.options.limits);
      return { directory, etag: response.etag };
    } catch (error) {
      guard.throwIfRefused();
      if (isError(error) && error.name === 'NotModifiedError') {
        return undefined;
      }
      if (timeout.aborted && !signal.aborted) {
        const { root, timeoutMs } = this.options;
        const seconds = timeoutMs / 1000;
        throw new HostTimeoutError({
          en: `fetching ${root} took longer than ${seconds} s (maturity.repository.timeout)`,
          zh: `获取 ${root} 超过 ${seconds} 秒（maturity.repository.timeout）`,
        });
      }
      throw error;
    }
  }
}

async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}
