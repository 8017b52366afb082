import { chmod, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryOf } from '../../../files/testing';
import { clean, keep, readKept } from './diskCache';

const keyOf = (n: number) => n.toString(16).padStart(64, '0');

/** Files of 100 bytes, the first the oldest. */
async function filled(count: number): Promise<string> {
  const directory = await directoryOf({ 'notes.txt': 'not ours' });
  for (let n = 0; n < count; n += 1) {
    const file = join(directory, `${keyOf(n)}.json`);
    await writeFile(file, 'x'.repeat(100));
    await utimes(file, 1_000 + n, 1_000 + n);
  }
  return directory;
}

const left = async (directory: string) =>
  (await readdir(directory)).sort().map(name => name.replace(/^0+/, ''));

describe('what is kept on disk', () => {
  it('is bounded by number and by size, and nothing else is removed', async () => {
    const byNumber = await filled(5);
    await clean(byNumber, { files: 2, bytes: 1_000_000 });
    expect(await left(byNumber)).toEqual(['3.json', '4.json', 'notes.txt']);

    const bySize = await filled(5);
    await clean(bySize, { files: 100, bytes: 350 });
    expect(await left(bySize)).toEqual([
      '2.json',
      '3.json',
      '4.json',
      'notes.txt',
    ]);
  });

  it('stays where it was read lately', async () => {
    const directory = await filled(3);
    await keep(directory, keyOf(9), { a: 1 });
    await writeFile(join(directory, `${keyOf(0)}.json`), '{"a":0}');
    await utimes(join(directory, `${keyOf(0)}.json`), 1_000, 1_000);
    expect(await readKept(directory, keyOf(0))).toEqual({ a: 0 });
    await clean(directory, { files: 2, bytes: 1_000_000 });
    expect(await left(directory)).toEqual(['.json', '9.json', 'notes.txt']);
  });

  it('holds no value of many megabytes', async () => {
    const directory = await directoryOf({});
    await keep(directory, keyOf(1), { text: 'x'.repeat(5 * 1024 * 1024) });
    expect(await readdir(directory)).toEqual([]);
  });

  it('is neither read from nor written to a directory that others may write to', async () => {
    const directory = join(await directoryOf({}), 'open');
    await mkdir(directory);
    await writeFile(join(directory, `${keyOf(1)}.json`), '{"status":"linted"}');
    await chmod(directory, 0o777);
    expect(await readKept(directory, keyOf(1))).toBeUndefined();
    await keep(directory, keyOf(2), {});
    expect(await readdir(directory)).toEqual([`${keyOf(1)}.json`]);
  });
});
