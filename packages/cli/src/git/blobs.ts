import { Readable } from 'node:stream';
import { ByteReader } from './byteReader';
import { ended, Git, MissingObject } from './git';

/**
 * Reads blobs as they are stored, without filters, in the order asked for. `take` is waited for before the next one.
 * Rejects with GitError where one is missing.
 */
export async function readBlobs(
  git: Git,
  oids: string[],
  take: (index: number, content: Buffer) => Promise<void>,
): Promise<void> {
  if (oids.length === 0) return;
  const child = git.start(['cat-file', '--batch', '--buffer'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const end = ended(child);
  // Whoever reads learns of a failure by the end of the output, and why from this.
  end.catch(() => {});
  child.stdin?.on('error', () => {});
  child.stdin?.end(`${oids.join('\n')}\n`);
  const reader = new ByteReader(child.stdout as Readable);
  try {
    for (const [index, oid] of oids.entries()) {
      const header = await reader.line();
      const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(header ?? '') ?? [];
      if (size === undefined) {
        await (header === undefined ? end : undefined);
        throw new MissingObject(oid);
      }
      await take(index, await reader.bytes(Number(size)));
      await reader.bytes(1);
    }
    await end;
  } finally {
    child.kill();
  }
}
