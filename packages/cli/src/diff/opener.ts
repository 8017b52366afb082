import { existsSync } from 'node:fs';
import path from 'node:path';
import { DiffInvocation } from '../arguments';
import { GitRepository, Revision } from '../git/repository';
import { Surroundings } from '../surroundings';
import { directoryOf } from '../target/directory';
import { inEveryLanguage } from '../words';
import { SideName } from './types';

/** One side of a comparison, on disk. */
export interface Side extends SideName {
  /** The directory with its files. */
  root: string;
  /** Names the content where it is a revision. */
  tree?: string;
}

/** What a person means by BASE or HEAD. */
export type Named =
  | { directory: string; shown: string }
  | { revision: Revision }
  | { workTree: true };

/** Finds what a person named, and brings it to disk. */
export class Opener {
  private repository?: Promise<GitRepository>;

  constructor(
    private readonly invocation: DiffInvocation,
    private readonly surroundings: Surroundings,
  ) {}

  /** What a person means: a path is a directory; any other name a revision, else a directory. */
  async named(name: string | undefined): Promise<Named> {
    if (name === undefined) {
      await this.open();
      return { workTree: true };
    }
    const { cwd } = this.surroundings;
    const { language } = this.invocation;
    const isDirectory = existsSync(path.resolve(cwd, name));
    if (/^\.{0,2}(\/|\\|$)/.test(name) || path.isAbsolute(name)) {
      const directory = await directoryOf(cwd, name, language);
      return { directory, shown: name };
    }
    try {
      return { revision: await (await this.open()).resolve(name) };
    } catch (error) {
      if (!isDirectory) throw error;
      const directory = await directoryOf(cwd, name, language);
      return { directory, shown: name };
    }
  }

  /** Writes a side into a folder of the repository's name, which is the service's name where nothing tells it. */
  async write(named: Named, temporary: string): Promise<Side> {
    if ('directory' in named) {
      const { directory, shown } = named;
      return { root: directory, shown: { en: shown, zh: shown } };
    }
    const repository = await this.open();
    const root = path.join(temporary, repository.name);
    if ('workTree' in named) {
      await repository.writeWorkTree(root);
      return { root, shown: inEveryLanguage(words => words.workTree) };
    }
    const { revision } = named;
    await repository.write(revision, root);
    return { root, tree: revision.tree, ...nameOf(revision) };
  }

  private open(): Promise<GitRepository> {
    const { repository = '.' } = this.invocation;
    const { cwd, env } = this.surroundings;
    this.repository ??= directoryOf(
      cwd,
      repository,
      this.invocation.language,
    ).then(directory => GitRepository.open(directory, env));
    return this.repository;
  }
}

/** A revision as a person reads it. */
export function nameOf({ name, commit }: Revision): SideName {
  return { shown: { en: name, zh: name }, commit };
}
