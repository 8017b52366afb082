import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What promtool says of a file of rules: empty where it accepts it. */
export type Verdicts = ReadonlyMap<string, string>;

/** Files of one call. */
const atOnce = 200;

/** Runs `promtool check rules` over texts, each of which becomes a file. */
export async function checkRules(
  promtool: string,
  directory: string,
  texts: ReadonlyMap<string, string>,
): Promise<Verdicts> {
  const names = [...texts.keys()];
  const files = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const file = join(directory, `rules-${index}.yaml`);
    await writeFile(file, texts.get(name)!);
    files.set(file, name);
  }
  const verdicts = new Map<string, string>();
  const paths = [...files.keys()];
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    const { stdout, stderr } = await outputOf(promtool, [
      'check',
      'rules',
      '--lint=none',
      ...some,
    ]);
    // Successes are on the standard output, below the file's name; errors on the other, each with it.
    for (const part of stdout.split(/^Checking /m).slice(1)) {
      const [head, second = ''] = part.split('\n');
      const name = files.get(head.trim());
      if (name === undefined) continue;
      const errors = stderr
        .split('\n')
        .filter(line => line.includes(`${head.trim()}: `));
      const accepted = second.trim().startsWith('SUCCESS');
      if (accepted && errors.length === 0) verdicts.set(name, '');
      else if (!accepted) verdicts.set(name, errors.join('\n') || 'refused');
    }
  }
  return verdicts;
}

/** Runs `promtool test rules`; the output of a failed test is told. */
export async function testRules(
  promtool: string,
  file: string,
): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    execFile(promtool, ['test', 'rules', file], (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ passed: !error, output: `${stdout}${stderr}` });
    });
  });
}

/** All that it prints; it ends with an error where a file has one. */
function outputOf(
  tool: string,
  args: string[],
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    execFile(tool, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ stdout, stderr });
    });
  });
}
