import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { onPath } from '../tools/onPath';

const shell = '/bin/sh';

/**
 * The limits are the kernel's, so that they hold while this process is busy or gone. RLIMIT_DATA counts what a Go program
 * really allocates; address space (-v) would count what its runtime only reserves. A limit that a system doesn't know is
 * passed over.
 */
const script = [
  'ulimit -d "$1" 2>/dev/null',
  'ulimit -t "$2" 2>/dev/null',
  'ulimit -f "$3" 2>/dev/null',
  'ulimit -c 0 2>/dev/null',
  'shift 3',
  'exec "$@"',
].join('\n');

/** The largest file the tools may write, in blocks of 512 bytes: they have no reason to write any. */
const fileBlocks = 2048;

let found: Promise<string[] | undefined> | undefined;

/** The command line that runs a program confined; the program alone where a machine has no shell. */
export async function confined(
  program: readonly string[],
  limits: { memoryBytes: number; milliseconds: number },
): Promise<string[]> {
  const prefix = await (found ??= findPrefix());
  if (!prefix) return [...program];
  const kilobytes = Math.ceil(limits.memoryBytes / 1024);
  // Seconds of all threads together; the clock strikes first unless this process is gone.
  const seconds = Math.ceil((limits.milliseconds / 1000) * 4) + 1;
  const limited = [shell, '-c', script, 'sh', kilobytes, seconds, fileBlocks];
  return [...limited.map(String), ...prefix, ...program];
}

/** Undefined without a shell; otherwise what runs a program without a network, where the kernel lets us. */
async function findPrefix(): Promise<string[] | undefined> {
  try {
    await access(shell, constants.X_OK);
  } catch {
    return undefined;
  }
  const unshare = await onPath('unshare');
  if (!unshare || process.platform !== 'linux') return [];
  const asRoot = process.getuid?.() === 0;
  const command = [unshare, asRoot ? '-n' : '-rn', '--'];
  try {
    await promisify(execFile)(command[0], [
      ...command.slice(1),
      shell,
      '-c',
      ':',
    ]);
    return command;
  } catch {
    return [];
  }
}
