import { Readable } from 'node:stream';
import { GitError } from './git';

/** Takes a stream apart by lines and by numbers of bytes. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /** Without its end; undefined at the end of the stream. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.rest.indexOf('\n');
      if (end >= 0) {
        const line = this.rest.subarray(0, end).toString('utf8');
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      const next = await this.chunks.next();
      if (next.done) return undefined;
      this.rest = Buffer.concat([this.rest, next.value]);
    }
  }

  async bytes(count: number): Promise<Buffer> {
    const parts = [this.rest];
    let length = this.rest.length;
    while (length < count) {
      const next = await this.chunks.next();
      if (next.done) throw new GitError('git ended in the middle of an object');
      parts.push(next.value);
      length += next.value.length;
    }
    const all = parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
    this.rest = all.subarray(count);
    return all.subarray(0, count);
  }
}
