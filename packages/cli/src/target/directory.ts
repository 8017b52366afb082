import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../errors';
import { Language } from '../language';
import { commandWords } from '../words';

/**
 * The absolute path of a directory that a person named. Throws UsageError where there is none that can be read.
 */
export async function directoryOf(
  cwd: string,
  named: string,
  language: Language,
): Promise<string> {
  const directory = path.resolve(cwd, named);
  const words = commandWords[language];
  const stats = await stat(directory).catch(error => {
    throw new UsageError(
      error.code === 'ENOENT'
        ? words.notFound(named)
        : words.notReadable(named, error.message),
    );
  });
  if (!stats.isDirectory()) {
    throw new UsageError(words.notADirectory(named));
  }
  return directory;
}
