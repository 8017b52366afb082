import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RenderLimits } from '../settings';
import { NotRendered } from '../types';
import { unreadable, tooLarge, tooMany, tooDeep } from './texts';

/** A file to be put into the sandbox. */
export interface SnapshotFile {
  content: Buffer;
  /** Where it lies below the repository's root. */
  origin: string;
}

/** What a repository's file must not do to us; thrown while files are gathered. */
export class Unusable extends Error {
  constructor(readonly result: NotRendered) {
    super(result.message.en);
  }
}

/** What gathering may still read. */
export class ReadBudget {
  #files: number;
  #bytes: number;

  constructor(private readonly limits: RenderLimits) {
    this.#files = limits.files;
    this.#bytes = limits.inputBytes;
  }

  get depth(): number {
    return this.limits.depth;
  }

  /** Reads a regular file whole, never through a link at its end; throws Unusable past a limit. */
  async read(root: string, path: string): Promise<SnapshotFile> {
    if (this.#files-- <= 0) throw new Unusable(tooMany(path, this.limits));
    const content = await readWhole(
      root,
      path,
      Math.min(this.limits.fileBytes, this.#bytes),
      () => new Unusable(tooLarge(path, this.limits)),
    );
    this.#bytes -= content.length;
    return { content, origin: path };
  }
}

async function readWhole(
  root: string,
  path: string,
  limit: number,
  tooLong: () => Unusable,
): Promise<Buffer> {
  try {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    const handle = await open(
      join(root, path),
      constants.O_RDONLY + constants.O_NOFOLLOW + constants.O_NONBLOCK,
    );
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new Unusable(unreadable(path, 'no file'));
      if (stats.size > limit) throw tooLong();
      const buffer = Buffer.alloc(stats.size);
      const { bytesRead } = await handle.read(buffer, 0, stats.size, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const code =
      error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new Unusable(unreadable(path, code));
  }
}

export interface Tree {
  /** By path below the directory. */
  files: Map<string, SnapshotFile>;
  /** Symbolic links, below the root. They are left out. */
  links: string[];
}

/** Files read side by side, so that waiting for one is not waiting for all. */
const atOnce = 8;

/** What no chart means to carry. */
const leftOut = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** All regular files below a directory; the way to it must be known to be free of links. */
export async function readTree(
  root: string,
  directory: string,
  budget: ReadBudget,
  signal?: AbortSignal,
): Promise<Tree> {
  const tree: Tree = { files: new Map(), links: [] };
  await readLevel('', 0);
  return tree;

  async function readLevel(below: string, depth: number): Promise<void> {
    signal?.throwIfAborted();
    const here = joined(directory, below);
    if (depth > budget.depth) throw new Unusable(tooDeep(here, budget.depth));
    const entries = await readdir(join(root, here), {
      withFileTypes: true,
    }).catch(error => {
      throw new Unusable(unreadable(here, String(error.code)));
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const kept = entries
      .filter(({ name }) => !leftOut.has(name))
      .map(entry => ({ entry, path: joined(below, entry.name) }));
    for (const { entry, path } of kept) {
      if (entry.isSymbolicLink()) tree.links.push(joined(directory, path));
    }
    const regular = kept.filter(({ entry }) => entry.isFile());
    for (let index = 0; index < regular.length; index += atOnce) {
      const some = regular.slice(index, index + atOnce);
      await Promise.all(
        some.map(async ({ path }) => {
          const file = await budget.read(root, joined(directory, path));
          tree.files.set(path, file);
        }),
      );
    }
    for (const { entry, path } of kept) {
      if (entry.isDirectory()) await readLevel(path, depth + 1);
    }
  }
}

/** Two parts of a path, either of which may be empty. */
export function joined(directory: string, path: string): string {
  if (directory === '') return path;
  return path === '' ? directory : `${directory}/${path}`;
}
