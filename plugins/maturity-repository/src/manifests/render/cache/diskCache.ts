import { randomUUID } from 'node:crypto';
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

const maxFiles = 1_000;
/** Looking through the directory is only worth it now and then. */
const writesBetweenCleanings = 64;

let writes = 0;

/** A value kept under a key; undefined where there is none or it can't be read. */
export async function readKept(
  directory: string,
  key: string,
): Promise<unknown> {
  const file = join(directory, `${key}.json`);
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    const now = new Date();
    await utimes(file, now, now);
    return value;
  } catch {
    return undefined;
  }
}

/** Keeps a value for other processes, readable by this user alone: renderings may hold secrets. Failing costs only time. */
export async function keep(
  directory: string,
  key: string,
  value: unknown,
): Promise<void> {
  const draft = join(directory, `${key}.${randomUUID()}.tmp`);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
    await rename(draft, join(directory, `${key}.json`));
    if (writes++ % writesBetweenCleanings === 0) await clean(directory);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

async function clean(directory: string): Promise<void> {
  const names = await readdir(directory);
  const ours = names.filter(name => /^[0-9a-f]{64}\./.test(name));
  if (ours.length <= maxFiles) return;
  const files = await Promise.all(
    ours.map(async name => {
      const path = join(directory, name);
      const { mtimeMs } = await stat(path);
      return { path, mtimeMs };
    }),
  );
  files.sort((a, b) => b.mtimeMs - a.mtimeMs);
  await Promise.all(
    files.slice(maxFiles).map(({ path }) => rm(path, { force: true })),
  );
}
