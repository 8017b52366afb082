import { posix } from 'node:path';
import { RenderedFile } from '../types';

/**
 * The documents kustomize printed, with the annotation that says where each came from taken out again: its path, or the
 * kustomization that generated it.
 *
 * @param from - the directory that paths are relative to, below `top`
 * @param known - whether a path is one of the files that were used
 * @param fallback - where nothing says
 */
export function readBuilt(
  stdout: string,
  from: string,
  top: string,
  known: (path: string) => boolean,
  fallback: string,
): RenderedFile[] {
  return stdout
    .split(/^---$/m)
    .map(text => text.replace(/^\n/, ''))
    .filter(text => text.trim() !== '')
    .map(document => {
      const { text, origin } = withoutOrigin(document);
      const path = origin && posix.join(from, origin);
      const below = path?.startsWith(`${top}/`)
        ? path.slice(top.length + 1)
        : undefined;
      return { file: below && known(below) ? below : fallback, text };
    });
}

const annotation = /^ {4}config\.kubernetes\.io\/origin: \|/;

/** Kustomize prints annotations at one place and with one indentation, so lines are enough. */
function withoutOrigin(document: string): { text: string; origin?: string } {
  const lines = document.split('\n');
  const metadata = lines.indexOf('metadata:');
  const end = lines.findIndex(
    (line, index) => index > metadata && /^\S/.test(line),
  );
  const begin = lines.findIndex(
    (line, index) =>
      metadata >= 0 &&
      index > metadata &&
      (end < 0 || index < end) &&
      annotation.test(line),
  );
  if (begin < 0) return { text: document };
  let after = begin + 1;
  while (after < lines.length && /^ {6}/.test(lines[after])) after++;
  const block = lines.slice(begin + 1, after).join('\n');
  const origin = /^ {6}(?:path|configuredIn): (.*)$/m.exec(block)?.[1];
  const alone =
    lines[begin - 1] === '  annotations:' && !/^ {4}/.test(lines[after] ?? '');
  lines.splice(alone ? begin - 1 : begin, after - begin + (alone ? 1 : 0));
  return { text: lines.join('\n'), origin };
}
