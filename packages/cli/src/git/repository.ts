import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { Git, GitError } from './git';
import { filesOfTree, TreeLimits } from './tree';
import { WrittenBlobs, writeTree } from './writeTree';
import { copyWorkTree } from './workTree';

const limits: TreeLimits = {
  files: 50_000,
  bytes: 1024 * 1024 * 1024,
  fileBytes: 8 * 1024 * 1024,
};

/** A commit of a repository. */
export interface Revision {
  /** As the person wrote it. */
  name: string;
  commit: string;
  /** Names the content: the same for commits with the same files. */
  tree: string;
}

/** A git repository, of which revisions are read without touching its work tree. */
export class GitRepository {
  private readonly written: WrittenBlobs = new Map();

  private constructor(
    private readonly git: Git,
    private readonly root: string,
    private readonly bare: boolean,
  ) {}

  /** The repository that a directory belongs to. Rejects with GitError where it belongs to none. */
  static async open(
    directory: string,
    env: Record<string, string | undefined>,
  ): Promise<GitRepository> {
    const git = new Git(directory, env);
    if ((await one(git, ['rev-parse', '--is-bare-repository'])) === 'true') {
      const bare = await one(git, ['rev-parse', '--absolute-git-dir']);
      return new GitRepository(new Git(bare, env), bare, true);
    }
    const root = await one(git, ['rev-parse', '--show-toplevel']);
    // Its configuration may name another directory, such as the root of the file system.
    if (!(await lstat(path.join(root, '.git')).catch(() => undefined))) {
      throw new GitError(`${root} is no git repository`);
    }
    return new GitRepository(new Git(root, env), root, false);
  }

  /** What the repository is called, by its directory. */
  get name(): string {
    return path.basename(this.root).replace(/(.)\.git$/, '$1');
  }

  /** Rejects with GitError where nothing has this name. */
  async resolve(name: string): Promise<Revision> {
    const found = (suffix: string) =>
      one(this.git, [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${name}^{${suffix}}`,
      ]);
    try {
      return { name, commit: await found('commit'), tree: await found('tree') };
    } catch (error) {
      if (error instanceof GitError && !error.missing) {
        throw new GitError(`no revision is called '${name}'`);
      }
      throw error;
    }
  }

  /** Writes the files of a revision into a directory. Rejects with GitError. */
  async write({ tree }: Revision, directory: string): Promise<void> {
    const files = await filesOfTree(this.git, tree, limits);
    await writeTree(this.git, files, directory, limits, this.written);
  }

  /** Writes the files of the work tree, as git would commit them, into a directory. Rejects with GitError. */
  async writeWorkTree(directory: string): Promise<void> {
    if (this.bare) {
      throw new GitError('a bare repository has no work tree; name HEAD too');
    }
    await copyWorkTree(this.git, this.root, directory, limits);
  }
}

async function one(git: Git, args: string[]): Promise<string> {
  const output = await git.output(args, 10_000);
  return output.toString('utf8').replace(/\r?\n$/, '');
}
