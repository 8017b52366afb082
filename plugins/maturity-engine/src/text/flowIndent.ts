import { YAMLException, parseEvents, type Event } from 'js-yaml';

/** A text with many faults is parsed many times; so many characters are read at most. */
const MAX_WORK = 20_000_000;

/**
 * Parses YAML, taking lines inside brackets at any indentation: the parser wants them deeper than what they belong to,
 * as the standard does, but the CI systems that read such files do not mind. `source` is the text that the events
 * refer to; every character of it stands where it does in the text given.
 *
 * @throws YAMLException where the text is no YAML even so
 */
export function parseAnyIndent(
  text: string,
  options: { maxDepth: number },
): { events: Event[]; source: string } {
  let source = text;
  let first: unknown;
  for (let work = 0; work <= MAX_WORK; work += text.length) {
    try {
      return { events: parseEvents(source, options), source };
    } catch (error) {
      first ??= error;
      const joined = joinedAt(source, error);
      if (joined === undefined) break;
      source = joined;
    }
  }
  throw first;
}

/** The text with the line of this error joined to the one before; undefined where that is no help. */
function joinedAt(source: string, error: unknown): string | undefined {
  if (!(error instanceof YAMLException)) return undefined;
  if (error.reason !== 'deficient indentation') return undefined;
  const position = error.mark?.position ?? 0;
  const end = source.lastIndexOf('\n', position - 1);
  if (end < 0 || source.slice(end + 1, position).trim() !== '')
    return undefined;
  if (/^(---|\.\.\.)(\s|$)/.test(source.slice(end + 1, end + 5)))
    return undefined;
  const start = source.lastIndexOf('\n', end - 1) + 1;
  const before = withoutComment(source.slice(start, end));
  return `${source.slice(0, start)}${before} ${source.slice(end + 1)}`;
}

/** The line with blanks in place of its comment and its carriage return. */
function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    const previous = line[at - 1] ?? ' ';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (/["']/.test(character) && /[\s,:[{]/.test(previous)) {
      quote = character;
    } else if (character === '#' && /\s/.test(previous)) {
      return line.slice(0, at) + ' '.repeat(line.length - at);
    }
  }
  return line.replace(/\r$/, ' ');
}
