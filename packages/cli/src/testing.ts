import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as commands from './commands';
import { main } from './main';

/** The root of this package. */
export const packageDir = path.dirname(require.resolve('../package.json'));

/** Runs the command in this process, which is faster than starting the built one; nobody looks at its output. */
export async function runHere(
  args: string[],
  options?: { cwd?: string; env?: Record<string, string> },
) {
  const written = { stdout: '', stderr: '' };
  const output = (stream: keyof typeof written) => ({
    isTTY: false,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const surroundings = {
    cwd: options?.cwd ?? process.cwd(),
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...options?.env },
    stdout: output('stdout'),
    stderr: output('stderr'),
  };
  const status = await main(args, surroundings, async () => commands);
  return { status, ...written };
}

/** The built command in a temporary folder, for the tests that start it as people do. */
export class BuiltCommand {
  /** The oldest Node of this machine that the command has to run on. */
  readonly node = oldestNode();

  private constructor(
    /** The temporary folder, in which the command is started. */
    readonly home: string,
  ) {}

  static async create(): Promise<BuiltCommand> {
    const home = await mkdtemp(path.join(tmpdir(), 'maturity-cli-'));
    const command = new BuiltCommand(home);
    const build = path.join(packageDir, 'build.mjs');
    execFileSync(process.execPath, [build, '--quiet', '--out', command.dist]);
    return command;
  }

  get dist(): string {
    return path.join(this.home, 'package/dist');
  }

  /** Nothing is written to the caches of whoever runs the tests. */
  run(args: string[], options?: { lang?: string; path?: string }) {
    const { status, stdout, stderr } = spawnSync(
      this.node,
      [path.join(this.dist, 'maturity.cjs'), ...args],
      {
        cwd: this.home,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: options?.path ?? process.env.PATH,
          LANG: options?.lang ?? 'C.UTF-8',
          XDG_CACHE_HOME: path.join(this.home, 'cache'),
        },
      },
    );
    return { status, stdout, stderr };
  }

  /** Writes a directory of files below the temporary folder. */
  async repository(
    name: string,
    files: Record<string, string>,
  ): Promise<string> {
    const root = path.join(this.home, name);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
    return root;
  }

  remove(): Promise<void> {
    return rm(this.home, { recursive: true, force: true });
  }
}

function oldestNode(): string {
  const candidates = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(directory => path.join(directory, 'node'));
  const versions = [process.execPath, ...candidates].flatMap(file => {
    const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0);
    return major >= 20 ? [{ file, major }] : [];
  });
  return versions.reduce((a, b) => (b.major < a.major ? b : a)).file;
}
