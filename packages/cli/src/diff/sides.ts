import { lstatSync, rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiffInvocation } from '../arguments';
import { UsageError } from '../errors';
import { GitError } from '../git/git';
import { Surroundings } from '../surroundings';
import { commandWords } from '../words';
import { nameOf, Opener, Side } from './opener';

/** Both sides, on disk until they are disposed of. */
export interface Sides {
  base: Side;
  head: Side;
  dispose(): Promise<void>;
}

/**
 * Brings both sides to disk: directories are read where they are, revisions and the work tree are written below the
 * directory for temporary files. Nothing is checked out. Throws UsageError where a side can't be found or read.
 */
export async function openSides(
  invocation: DiffInvocation,
  surroundings: Surroundings,
): Promise<Sides> {
  const { language } = invocation;
  const opener = new Opener(invocation, surroundings);
  const temporary = await mkdtemp(
    path.join(await realpath(tmpdir()), 'maturity-diff-'),
  );
  const stopCleaning = removeOnExit(temporary);
  const dispose = async () => {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
    stopCleaning();
  };
  try {
    const base = await opener.named(invocation.base);
    const head = await opener.named(invocation.head);
    const before = await opener.write(base, path.join(temporary, 'base'));
    const after =
      'revision' in head && head.revision.tree === before.tree
        ? { ...before, ...nameOf(head.revision) }
        : await opener.write(head, path.join(temporary, 'head'));
    return { base: before, head: after, dispose };
  } catch (error) {
    await dispose();
    if (error instanceof GitError) {
      const words = commandWords[language];
      throw new UsageError(
        error.missing ? words.noGit : words.git(error.message),
      );
    }
    throw error;
  }
}

/** Whether a file lies in a side, without a link as its last step. */
export function hasFile({ root }: Side, file: string): boolean {
  return Boolean(
    lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isFile(),
  );
}

/** A person who interrupts leaves nothing behind either. */
function removeOnExit(directory: string): () => void {
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const signals = { SIGINT: 130, SIGTERM: 143 } as const;
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const listener = () => {
      remove();
      process.exit(code);
    };
    process.once(signal, listener);
    return { signal, listener };
  });
  return () => {
    for (const { signal, listener } of listeners) {
      process.off(signal, listener);
    }
  };
}
