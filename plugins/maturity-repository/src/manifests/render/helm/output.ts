import { RenderedFile } from '../types';

const separator = /^---[ \t]*(?:#.*)?$/;
const named = /^# Source: (.+)$/;

/**
 * The documents helm printed. Each begins with the comment that names its template; documents inside one file of crds/ have
 * none of their own and belong to the last that was named. Other comments of that kind are only comments.
 *
 * @param place - of a path as helm names it, below the repository's root; undefined for one that isn't of the chart
 * @param fallback - of what nothing names
 */
export function readOutput(
  stdout: string,
  place: (named: string) => string | undefined,
  fallback: string,
): RenderedFile[] {
  const files: RenderedFile[] = [];
  let file = fallback;
  let lines: string[] = [];
  let isNamed = false;
  const finish = () => {
    if (lines.some(line => !/^\s*(#.*)?$/.test(line))) {
      files.push({ file, text: `${lines.join('\n').trimEnd()}\n` });
    }
    lines = [];
    isNamed = false;
  };
  for (const line of stdout.split('\n')) {
    if (separator.test(line)) {
      finish();
      continue;
    }
    // Helm writes it right after the separator.
    const source = lines.length === 0 && !isNamed ? named.exec(line) : null;
    const found = source && place(source[1]);
    if (found) {
      file = found;
      isNamed = true;
    } else {
      lines.push(line);
    }
  }
  finish();
  return files;
}
