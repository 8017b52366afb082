import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real git repository in a temporary directory, for tests. */
export class TestRepository {
  private constructor(
    /** The directory that holds the repository and what tests put beside it. */
    readonly home: string,
    readonly root: string,
  ) {}

  static async create(name = 'orders'): Promise<TestRepository> {
    const home = await mkdtemp(path.join(tmpdir(), 'maturity-git-'));
    const root = path.join(home, name);
    await mkdir(root);
    const repository = new TestRepository(home, root);
    repository.git('init', '--quiet', '--initial-branch=main');
    return repository;
  }

  /** Runs git as its users do, without their configuration; gives what it prints. */
  git(...args: string[]): string {
    return this.gitWith('', ...args);
  }

  gitWith(input: string | Buffer, ...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.root,
      encoding: 'utf8',
      input,
      env: {
        PATH: process.env.PATH,
        HOME: this.home,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@b.example',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@b.example',
      },
    }).trim();
  }

  /** Writes files, or removes those without a text. */
  async write(files: Record<string, string | undefined>): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(this.root, file);
      await mkdir(path.dirname(target), { recursive: true });
      await (text === undefined ? rm(target) : writeFile(target, text));
    }
  }

  /** Commits files on top of what there is; gives the commit. */
  async commit(files: Record<string, string | undefined>): Promise<string> {
    await this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  remove(): Promise<void> {
    return rm(this.home, { recursive: true, force: true });
  }
}
