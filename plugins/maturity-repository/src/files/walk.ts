import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurns } from '../turn';
import { Problem } from './types';

/** What one walk may cost, shared by the walks of one repository. */
export interface WalkBudget {
  entriesLeft: number;
  depth: number;
  truncated: boolean;
}

export interface WalkOptions {
  /** The repository's root on this machine. */
  root: string;
  /** Where to begin, below the root; empty for the root itself. */
  from: string;
  /** Whether a path below the root is left out; a directory then with all it holds. */
  leaveOut: (path: string) => boolean;
  /** Whether to go down into directories. */
  recursive: boolean;
  budget: WalkBudget;
  problem: (problem: Problem) => void;
  signal?: AbortSignal;
}

/**
 * Paths of the regular files, level by level: where the budget ends early, what lies near the top is seen.
 * No symbolic link is followed, so links out of the tree and cycles do nothing.
 */
export async function walk(options: WalkOptions): Promise<string[]> {
  const { root, from, leaveOut, recursive, budget, problem, signal } = options;
  const found: string[] = [];
  let level = [from];
  for (let depth = 0; level.length > 0; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      signal?.throwIfAborted();
      const entries = await entriesOf(root, directory, budget, problem);
      for await (const piece of inTurns(entries)) {
        for (const { name, kind } of piece) {
          const path = directory === '' ? name : `${directory}/${name}`;
          if (leaveOut(path)) continue;
          if (kind === 'file') found.push(path);
          if (kind === 'directory' && recursive) next.push(path);
          if (kind === 'link') problem(linkSkipped(path));
        }
      }
    }
    if (next.length > 0 && depth + 1 >= budget.depth) {
      budget.truncated = true;
      problem(tooDeep(next[0], budget.depth));
      break;
    }
    level = next;
  }
  return found;
}

interface Entry {
  name: string;
  kind: 'file' | 'directory' | 'link' | 'other';
}

async function entriesOf(
  root: string,
  directory: string,
  budget: WalkBudget,
  problem: (problem: Problem) => void,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (budget.entriesLeft <= 0) return entries;
  try {
    const handle = await opendir(join(root, directory), { bufferSize: 1024 });
    for await (const entry of handle) {
      if (budget.entriesLeft-- <= 0) {
        budget.truncated = true;
        break;
      }
      entries.push({ name: entry.name, kind: kindOf(entry) });
    }
  } catch (error) {
    // What lies in it may be what a check asks for.
    budget.truncated = true;
    problem(unreadable(directory, error));
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): Entry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'directory';
  return entry.isFile() ? 'file' : 'other';
}

function linkSkipped(file: string): Problem {
  return {
    message: {
      en: 'A symbolic link; links are not followed',
      zh: '这是符号链接；不会跟随链接',
    },
    source: { file },
  };
}

function tooDeep(file: string, depth: number): Problem {
  return {
    message: {
      en: `Directories deeper than ${depth} levels were not looked at`,
      zh: `未查看超过 ${depth} 层的目录`,
    },
    source: { file },
  };
}

function unreadable(file: string, error: unknown): Problem {
  const reason =
    error instanceof Error && 'code' in error ? String(error.code) : 'error';
  return {
    message: {
      en: `The directory can't be read (${reason})`,
      zh: `无法读取该目录（${reason}）`,
    },
    source: { file },
  };
}
