import { ChildProcess, spawn } from 'node:child_process';
import { RenderLimits } from '../settings';
import { confined } from './confinement';

/** How a run ended. `over` says which limit stopped it. */
export type Run =
  | { status: 'ended'; ok: boolean; stdout: string; stderr: string }
  | { status: 'over'; limit: 'time' | 'memory' | 'output' }
  | { status: 'not-started'; reason: string };

export interface RunOptions {
  program: string;
  args: readonly string[];
  /** The directory it may read, and its working directory. */
  directory: string;
  limits: RenderLimits;
  signal?: AbortSignal;
}

/** What is kept of what a program complains; Go prints all its stacks when it dies. */
const maxStderr = 256 * 1024;

/** The first bytes of a stream. */
class Collected {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(private readonly limit: number) {}

  /** False where there is no room for all of it. */
  add(chunk: Buffer): boolean {
    const room = this.limit - this.#bytes;
    if (room > 0) this.#chunks.push(chunk.subarray(0, room));
    this.#bytes += chunk.length;
    return chunk.length <= room;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** Runs a program in its own process group with nothing of our environment. Rejects only when aborted. */
export async function run(options: RunOptions): Promise<Run> {
  const { program, args, directory, limits, signal } = options;
  const [command, ...rest] = await confined([program, ...args], limits);
  signal?.throwIfAborted();
  return new Promise<Run>((resolve, reject) => {
    const child = spawn(command, rest, {
      cwd: directory,
      env: environment(directory, limits),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own can be killed whole.
      detached: true,
    });
    let over: 'time' | 'output' | undefined;
    const stop = (why: 'time' | 'output') => {
      over ??= why;
      killGroup(child);
    };
    const abort = () => killGroup(child);
    const timer = setTimeout(() => stop('time'), limits.milliseconds);
    signal?.addEventListener('abort', abort, { once: true });

    const stdout = new Collected(limits.outputBytes);
    const stderr = new Collected(maxStderr);
    child.stdout.on('data', (chunk: Buffer) => {
      if (!stdout.add(chunk)) stop('output');
    });
    child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));

    const settled = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    child.on('error', error => {
      settled();
      resolve({ status: 'not-started', reason: error.message });
    });
    child.on('close', (code, killedBy) => {
      settled();
      if (signal?.aborted) reject(signal.reason);
      else if (over) resolve({ status: 'over', limit: over });
      else resolve(ending(code, killedBy, stdout.text(), stderr.text()));
    });
  });
}

function ending(
  code: number | null,
  killedBy: string | null,
  stdout: string,
  stderr: string,
): Run {
  // The shell could not start it: our tools end with 1 or 2.
  if (code === 126 || code === 127) {
    return { status: 'not-started', reason: stderr.trim() };
  }
  // Whoever kills a run from outside is the kernel: by its CPU seconds, or for want of memory.
  if (killedBy === 'SIGXCPU') return { status: 'over', limit: 'time' };
  if (killedBy !== null || (code !== 0 && diedOfMemory(stderr))) {
    return { status: 'over', limit: 'memory' };
  }
  return { status: 'ended', ok: code === 0, stdout, stderr };
}

/** What Go's runtime says at the beginning of a line when it gets no more memory, a thread's stack included. */
function diedOfMemory(stderr: string): boolean {
  return /^(?:fatal error: .*(?:out of memory|cannot allocate memory|stack overflow)|runtime: .*(?:out of memory|cannot allocate memory|stack exceeds|failed to create new OS thread)|panic: .*makeslice)/m.test(
    stderr,
  );
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or this system knows no groups.
    child.kill('SIGKILL');
  }
}

function environment(
  directory: string,
  limits: RenderLimits,
): Record<string, string> {
  const home = `${directory}/home`;
  // Nobody listens on the discard port: what goes round the missing network namespace ends there.
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: '/nonexistent',
    HOME: home,
    TMPDIR: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    HELM_CACHE_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_DATA_HOME: home,
    HELM_PLUGINS: `${home}/plugins`,
    HELM_NO_PLUGINS: '1',
    HELM_REGISTRY_CONFIG: `${home}/registry.json`,
    HELM_REPOSITORY_CONFIG: `${home}/repositories.yaml`,
    HELM_REPOSITORY_CACHE: `${home}/repository`,
    KUBECONFIG: '/dev/null',
    KUBERC: 'off',
    KUBECTL_KUBERC: 'false',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
    GOMEMLIMIT: String(Math.floor(limits.memoryBytes * 0.7)),
    // Short runs end before a collection pays.
    GOGC: '400',
    GOTRACEBACK: 'none',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
}
