import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { turn } from '../turn';
import { defaultExclude } from './exclude';
import { FileIndex } from './fileIndex';
import { baseOf, exclusion, matcher } from './glob';
import { Notes } from './notes';
import { kindAt } from './read';
import { ancestorsOf, sharedDirectories } from './shared';
import { FileLimits, Problem, RepositoryFile, RepositoryFiles } from './types';
import { walk, WalkBudget } from './walk';
import { WalkedRepository } from './walkedRepository';

export interface OpenRepositoryOptions {
  root: string;
  subpath?: string;
  entity?: string;
  include?: readonly string[];
  exclude?: readonly string[];
  signal?: AbortSignal;
  limits?: Partial<FileLimits>;
  now?: Date;
}

const defaultLimits: FileLimits = {
  entries: 20_000,
  bytes: 1024 * 1024,
  depth: 40,
};

/**
 * Walks a directory once. Rejects if it can't be read or isn't a directory, if the subpath isn't a directory inside it,
 * or if a glob is unusable.
 */
export async function openRepository(
  options: OpenRepositoryOptions,
): Promise<RepositoryFiles> {
  const limits = { ...defaultLimits, ...options.limits };
  const subpath = normalSubpath(options.subpath ?? '');
  await assertDirectory(options.root, subpath);
  const notes = new Notes();
  const budget: WalkBudget = {
    entriesLeft: limits.entries,
    depth: limits.depth,
    truncated: false,
  };
  const files = await listFiles(options, subpath, budget, problem =>
    notes.add(problem),
  );
  if (budget.entriesLeft < 0) notes.add(truncation(subpath, limits.entries));
  return new WalkedRepository(
    options.root,
    subpath,
    files,
    await FileIndex.of(files),
    budget.truncated,
    limits,
    notes,
    options.now ?? new Date(),
    options.entity ?? '',
    options.signal,
  );
}

function normalSubpath(subpath: string): string {
  const parts = subpath
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.');
  if (parts.includes('..') || subpath.includes('\0')) {
    throw new Error(
      `The subpath "${subpath}" leads out of the repository; give one below its root`,
    );
  }
  return parts.join('/');
}

async function assertDirectory(root: string, subpath: string): Promise<void> {
  let directory = false;
  try {
    directory = (await stat(root)).isDirectory();
  } catch (error) {
    throw new Error(`The directory ${root} can't be read`, { cause: error });
  }
  if (!directory) throw new Error(`${root} is not a directory`);
  if (subpath !== '' && (await kindAt(root, subpath)) !== 'directory') {
    throw new Error(
      `${root} has no directory "${subpath}" (symbolic links are not followed)`,
    );
  }
  const directoryRead = join(root, subpath);
  try {
    await access(directoryRead, constants.R_OK + constants.X_OK);
  } catch (error) {
    throw new Error(`The directory ${directoryRead} can't be read`, {
      cause: error,
    });
  }
}

async function listFiles(
  options: OpenRepositoryOptions,
  subpath: string,
  budget: WalkBudget,
  problem: (problem: Problem) => void,
): Promise<RepositoryFile[]> {
  const { root, signal } = options;
  const excluded = exclusion(options.exclude ?? defaultExclude);
  const prefix = subpath === '' ? '' : `${subpath}/`;
  const localOf = (path: string) =>
    path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const common = { root, budget, problem, signal };
  const byPath = new Map<string, RepositoryFile>();

  const own = await walk({
    ...common,
    from: subpath,
    recursive: true,
    leaveOut: path => excluded(localOf(path)),
  });
  for (const path of own) {
    byPath.set(path, { path, local: localOf(path), scope: 'own' });
  }
  for (const path of await included(options, common)) {
    if (!byPath.has(path)) {
      byPath.set(path, { path, local: localOf(path), scope: 'own' });
    }
  }
  if (subpath !== '') {
    for (const path of await shared(subpath, excluded, common)) {
      if (!byPath.has(path)) {
        byPath.set(path, { path, local: path, scope: 'shared' });
      }
    }
  }
  await turn();
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

type Common = Pick<
  Parameters<typeof walk>[0],
  'root' | 'budget' | 'problem' | 'signal'
>;

async function included(
  options: OpenRepositoryOptions,
  common: Common,
): Promise<string[]> {
  const found: string[] = [];
  for (const raw of options.include ?? []) {
    const glob = raw.trim().replace(/^(\.?\/)+/, '');
    if (glob === '') continue;
    if (glob.split('/').includes('..')) {
      throw new Error(`The glob "${raw}" leads out of the repository`);
    }
    const base = baseOf(glob);
    const kind = await kindAt(options.root, base);
    if (kind === 'file') found.push(base);
    if (kind !== 'directory') continue;
    // A directory named without a wildcard means all it holds.
    const matches = matcher(
      base === glob.replace(/\/$/, '') ? [`${base}/**`] : [glob],
    );
    const excluded = exclusion(options.exclude ?? defaultExclude);
    const inside = (path: string) =>
      base === '' ? path : path.slice(base.length + 1);
    const walked = await walk({
      ...common,
      from: base,
      recursive: true,
      leaveOut: path => excluded(inside(path)),
    });
    found.push(...walked.filter(matches));
  }
  return found;
}

async function shared(
  subpath: string,
  excluded: (path: string) => boolean,
  common: Common,
): Promise<string[]> {
  const found: string[] = [];
  for (const from of ancestorsOf(subpath)) {
    found.push(
      ...(await walk({
        ...common,
        from,
        recursive: false,
        leaveOut: excluded,
      })),
    );
  }
  for (const from of sharedDirectories) {
    if ((await kindAt(common.root, from)) !== 'directory') continue;
    found.push(
      ...(await walk({ ...common, from, recursive: true, leaveOut: excluded })),
    );
  }
  return found;
}

function truncation(subpath: string, entries: number): Problem {
  return {
    message: {
      en: `Only the first ${entries} entries were looked at; narrow the entity's path or exclude directories`,
      zh: `只查看了前 ${entries} 个条目；请缩小该实体的路径，或排除一些目录`,
    },
    source: { file: subpath },
  };
}
