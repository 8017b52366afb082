import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RenderLimits } from '../settings';
import { NotRendered, ToolInfo } from '../types';
import { run } from './run';
import { inSlot } from './slots';
import { notRun, overLimit } from './texts';

export interface Job {
  tool: ToolInfo;
  args: readonly string[];
  /** What it finds, by path below its working directory. */
  files: ReadonlyMap<string, Buffer>;
  limits: RenderLimits;
  signal?: AbortSignal;
}

/** What a tool printed. Paths of the sandbox are cut off. */
export interface Printed {
  status: 'printed';
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Runs a tool on copies of files, in a directory of its own that is removed afterwards. Rejects only when aborted. */
export async function runInSandbox(job: Job): Promise<Printed | NotRendered> {
  let directory: string | undefined;
  try {
    return await inSlot(async () => {
      directory = await realpath(
        await mkdtemp(join(tmpdir(), 'maturity-render-')),
      );
      await fill(directory, job.files);
      return runIn(directory, job);
    }, job.signal);
  } catch (error) {
    job.signal?.throwIfAborted();
    return notRun(error instanceof Error ? error.message : String(error));
  } finally {
    // The next one need not wait for that.
    if (directory) await rm(directory, { recursive: true, force: true });
  }
}

async function fill(
  directory: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const directories = new Set(['home']);
  for (const path of files.keys()) directories.add(dirname(path));
  await Promise.all(
    [...directories].map(path =>
      mkdir(join(directory, path), { recursive: true }),
    ),
  );
  const open = [...files];
  const writer = async () => {
    for (let next = open.pop(); next; next = open.pop()) {
      await writeFile(join(directory, next[0]), next[1]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
}

async function runIn(
  directory: string,
  job: Job,
): Promise<Printed | NotRendered> {
  const { tool, args, limits, signal } = job;
  const ended = await run({
    program: tool.path,
    args,
    directory,
    limits,
    signal,
  });
  if (ended.status === 'not-started') return notRun(ended.reason);
  if (ended.status === 'over') return overLimit(ended.limit, limits);
  const { ok, stdout, stderr } = ended;
  const bare = (text: string) => text.replaceAll(`${directory}/`, '');
  return { status: 'printed', ok, stdout: bare(stdout), stderr: bare(stderr) };
}
