import { randomUUID } from 'node:crypto';
import {
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { privateDirectory } from '../directories';

const MiB = 1024 * 1024;

/** What is kept, over all processes, give or take what is written between two cleanings. */
const bounds = {
  files: 1_000,
  bytes: 256 * MiB,
  /** Of one value: a few large ones must not drive out all others. */
  fileBytes: 4 * MiB,
};

/** Looking through the directory is only worth it now and then. */
const writesBetweenCleanings = 32;

let writes = 0;

/** A value kept under a key; undefined where there is none or it can't be read. */
export async function readKept(
  directory: string,
  key: string,
): Promise<unknown> {
  try {
    const file = join(await privateDirectory(directory), `${key}.json`);
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    const now = new Date();
    await utimes(file, now, now);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value for other processes, readable by this user alone: renderings may hold secrets. Each file comes to its place
 * whole, and those not read for longest go. Failing costs only time.
 */
export async function keep(
  directory: string,
  key: string,
  value: unknown,
): Promise<void> {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > bounds.fileBytes) return;
  const draft = join(directory, `${key}.${randomUUID()}.tmp`);
  try {
    await privateDirectory(directory);
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, join(directory, `${key}.json`));
    if (writes++ % writesBetweenCleanings === 0) await clean(directory);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** Removes what exceeds the bounds, oldest first. Another process may be doing the same. */
export async function clean(
  directory: string,
  { files, bytes }: Omit<typeof bounds, 'fileBytes'> = bounds,
): Promise<void> {
  const names = await readdir(directory);
  const ours = names.filter(name => /^[0-9a-f]{64}\./.test(name));
  const found = await Promise.all(
    ours.map(async name => {
      const path = join(directory, name);
      const stats = await stat(path).catch(() => undefined);
      return stats ? [{ path, size: stats.size, mtimeMs: stats.mtimeMs }] : [];
    }),
  );
  let filesLeft = files;
  let bytesLeft = bytes;
  for (const { path, size } of found
    .flat()
    .sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    filesLeft -= 1;
    bytesLeft -= size;
    if (filesLeft < 0 || bytesLeft < 0) await rm(path, { force: true });
  }
}
