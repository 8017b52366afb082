import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { runInSandbox } from '../sandbox/sandbox';
import { renderSettings } from '../settings';
import { NotRendered } from '../types';
import { placeOf } from './chartTree';
import { wordsOf } from './failure';
import { readOutput } from './output';
import { Prepared } from './prepare';

/** The template whose output is no YAML, as helm names it. */
export function badTemplate(stderr: string): string | undefined {
  return /YAML parse error on ([^\s:]+)/.exec(wordsOf(stderr))?.[1];
}

/**
 * Adds the line of the template to a failure of which helm names only the file: it counts lines of the output. The output
 * is asked for once more, and the line that is wrong there is looked for in the template.
 */
export async function withTemplateLine(
  failure: NotRendered,
  named: string,
  { tool, args, files, gathered }: Prepared,
  signal: AbortSignal | undefined,
): Promise<NotRendered> {
  const { limits } = renderSettings();
  const { files: origins, tree } = gathered;
  const file = placeOf(origins, tree, named);
  const template = [...origins.values()].find(({ origin }) => origin === file);
  if (!file || !template || /\.(tgz|tar\.gz)$/.test(file)) return failure;
  const [command, ...rest] = args;
  const printed = await runInSandbox({
    tool,
    args: [command, '--debug', ...rest],
    files,
    limits,
    signal,
  });
  if (printed.status !== 'printed') return failure;
  const place = (path: string) => placeOf(origins, tree, path);
  const documents = readOutput(printed.stdout, place, '').filter(
    document => document.file === file,
  );
  const line = lineInTemplate(
    documents.map(({ text }) => text),
    template.content.toString('utf8'),
  );
  return line ? { ...failure, line } : failure;
}

/** Of the first wrong line in these documents, or the nearest one above it that stands in the template literally, once. */
export function lineInTemplate(
  documents: readonly string[],
  template: string,
): number | undefined {
  const written = template.split('\n').map(line => line.trim());
  for (const document of documents) {
    const [error] = parseYaml(document, { dialect: 'kubernetes' }).errors;
    if (!error) continue;
    const lines = document.split('\n');
    for (let index = error.line - 1; index >= 0; index--) {
      const text = (lines[index] ?? '').trim();
      const first = text === '' ? -1 : written.indexOf(text);
      if (first >= 0 && written.lastIndexOf(text) === first) return first + 1;
    }
  }
  return undefined;
}
