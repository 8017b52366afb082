import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';

/** A git command that failed, with what git said. */
export class GitError extends Error {
  readonly name = 'GitError';
  /** Git itself can't be started. */
  readonly missing: boolean;

  constructor(message: string, options?: { missing?: boolean }) {
    super(message);
    this.missing = options?.missing ?? false;
  }
}

/** An object that a partial or shallow clone does not have. */
export class MissingObject extends GitError {
  constructor(oid: string) {
    super(
      `this clone lacks the object ${oid}; clone without --filter, and deeper`,
    );
  }
}

/**
 * What a repository's own configuration could have git start; said on the command line, which stands above it. Nothing
 * that is run here diffs, checks out or commits, so that filters and drivers are never asked for.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.quotePath=false',
];

/** Git as it reads a repository of a stranger: it starts no program, fetches nothing and asks nobody. */
export class Git {
  constructor(
    readonly directory: string,
    private readonly env: Record<string, string | undefined>,
  ) {}

  /** What a command prints, as bytes. Rejects with GitError, also where it is more than `limit` bytes. */
  async output(args: string[], limit: number): Promise<Buffer> {
    const child = this.start(args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) {
        chunks.push(chunk);
      } else {
        child.kill();
      }
    });
    await ended(child, () => bytes > limit);
    if (bytes > limit) {
      throw new GitError(`git ${args[0]} says more than ${limit} bytes`);
    }
    return Buffer.concat(chunks);
  }

  /** Starts a command whose streams the caller reads and writes. */
  start(args: string[], options: SpawnOptions): ChildProcess {
    return spawn(
      'git',
      [...settings.flatMap(setting => ['-c', setting]), ...args],
      { ...options, cwd: this.directory, env: environmentOf(this.env) },
    );
  }
}

/** Resolves when a command has ended well. Rejects with GitError otherwise, unless its end is what was wanted. */
export async function ended(
  child: ChildProcess,
  wanted: () => boolean = () => false,
): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, 2000);
  });
  await new Promise<void>((resolve, reject) => {
    child.on('error', error =>
      reject(new GitError(error.message, { missing: true })),
    );
    child.on('close', code =>
      code === 0 || wanted()
        ? resolve()
        : reject(new GitError(said.trim() || `git ended with ${code}`)),
    );
  });
}

/**
 * Of git's variables only those that say which configuration is the user's: in a hook others point to another repository.
 * A partial clone fetches what it lacks by itself, with any program that its configuration names: no protocol is allowed.
 */
function environmentOf(
  env: Record<string, string | undefined>,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || name.startsWith('GIT_CONFIG'),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
