import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { FileContent } from './types';

const notHere: FileContent = {
  kind: 'unreadable',
  reason: 'not a regular file here',
};

/** What lies at a path. */
export type Kind = 'file' | 'directory' | 'nothing';

/**
 * Reads one regular file: never through a link, never more than `limit` bytes, never a rejection.
 *
 * @param walked - the walk has come by here, so that there is no link on the way
 */
export async function readBounded(
  root: string,
  path: string,
  limit: number,
  walked = false,
): Promise<FileContent> {
  if (!walked && (await kindAt(root, path)) !== 'file') return notHere;
  try {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    const handle = await open(
      join(root, path),
      constants.O_RDONLY + constants.O_NOFOLLOW + constants.O_NONBLOCK,
    );
    try {
      const stats = await handle.stat();
      const { size } = stats;
      if (!stats.isFile()) return notHere;
      if (size > limit) return { kind: 'too-large', bytes: size };
      const buffer = Buffer.alloc(size);
      const { bytesRead } = await handle.read(buffer, 0, size, 0);
      return contentOf(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error ? String(error.code) : 'error';
    return { kind: 'unreadable', reason };
  }
}

/** Most bytes of a file that are gone through line by line. */
const MAX_STREAMED = 16 * 1024 * 1024;

/**
 * The lines of a regular file, also of one too large to be read whole; none where there is no such file. Follows no link.
 *
 * @throws where the file can't be read
 */
export async function* linesOf(
  root: string,
  path: string,
): AsyncGenerator<string> {
  if ((await kindAt(root, path)) !== 'file') return;
  const flags =
    constants.O_RDONLY + constants.O_NOFOLLOW + constants.O_NONBLOCK;
  const handle = await open(join(root, path), flags);
  try {
    yield* handle.readLines({ end: MAX_STREAMED });
  } finally {
    await handle.close();
  }
}

function contentOf(bytes: Buffer): FileContent {
  if (bytes.includes(0)) return { kind: 'binary' };
  const text = bytes.toString('utf8');
  return {
    kind: 'text',
    text: (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll(
      '\r\n',
      '\n',
    ),
  };
}

/** What lies at a path below the root, going through no link: nothing where there is one. */
export async function kindAt(root: string, path: string): Promise<Kind> {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..') || path.includes('\0')) return 'nothing';
  let kind: Kind = 'directory';
  for (let depth = 1; depth <= parts.length; depth++) {
    if (kind !== 'directory') return 'nothing';
    try {
      const stats = await lstat(join(root, ...parts.slice(0, depth)));
      if (stats.isDirectory()) kind = 'directory';
      else if (stats.isFile()) kind = 'file';
      else return 'nothing';
    } catch {
      return 'nothing';
    }
  }
  return kind;
}
