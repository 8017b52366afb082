import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OutputFile } from './arguments';
import { UsageError } from './errors';
import { Language } from './language';
import { Surroundings } from './surroundings';
import { commandWords } from './words';

/**
 * Writes the files that `--output` names, and the directories they lie in. Throws UsageError where one can't be written.
 */
export async function writeOutputs<F extends string>(
  outputs: OutputFile<F>[],
  format: (format: F) => string,
  language: Language,
  { cwd }: Surroundings,
): Promise<void> {
  for (const output of outputs) {
    const file = path.resolve(cwd, output.file);
    const text = format(output.format);
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    } catch (error) {
      const { message } = error as Error;
      throw new UsageError(
        commandWords[language].notWritable(output.file, message),
      );
    }
  }
}
