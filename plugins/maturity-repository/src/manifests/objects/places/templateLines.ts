/** Stands in a template's text for what an action writes. */
export const written = '\u0001';

/** A line of a template without its actions, and how far it is indented. */
export interface TemplateLine {
  /** 1-based. */
  number: number;
  indent: number;
  /** From the first character on; actions that write something are `written`. */
  text: string;
}

/** Of a longer line only the beginning is looked at. */
const maxLineLength = 2_000;

/** Actions that write nothing where they stand. */
const control =
  /^(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$[\w]* *(?::?=|,))/;

/**
 * The lines of a Go template that hold YAML: comments, empty lines and those of actions alone are left out. An action
 * over several lines belongs to the first.
 */
export function* templateLines(text: string): Generator<TemplateLine> {
  let number = 0;
  let open = false;
  for (const line of text.split('\n')) {
    number++;
    const masked = maskActions(line, open);
    open = masked.open;
    const bare = masked.text.trimEnd();
    const indent = bare.length - bare.trimStart().length;
    const rest = bare.slice(indent, indent + maxLineLength);
    if (rest === '' || rest.startsWith('#')) continue;
    // A line of one action is what the action writes: it has no place of its own.
    if (rest.replaceAll(written, '') === '') continue;
    yield { number, indent, text: rest };
  }
}

function maskActions(line: string, open: boolean) {
  let text = '';
  let at = 0;
  let inside = open;
  while (at < line.length) {
    if (inside) {
      const end = line.indexOf('}}', at);
      if (end < 0) return { text, open: true };
      at = end + 2;
      inside = false;
      continue;
    }
    const start = line.indexOf('{{', at);
    if (start < 0) break;
    text += line.slice(at, start);
    const inner = line.slice(start + 2, start + 40).replace(/^-?\s+/, '');
    if (!control.test(inner)) text += written;
    at = start + 2;
    inside = true;
  }
  return { text: inside ? text : text + line.slice(at), open: inside };
}

/** Whether a text can be what a pattern with `written` parts became; for an exact one, whether it is the same. */
export function couldBe(pattern: string, text: string): boolean {
  const parts = pattern.split(written);
  if (parts.length === 1) return pattern === text;
  const last = parts[parts.length - 1];
  return (
    text.length >= parts[0].length + last.length &&
    text.startsWith(parts[0]) &&
    text.endsWith(last)
  );
}

/** How much of a pattern is not made by an action. */
export function fixedLength(pattern: string): number {
  return pattern.replaceAll(written, '').length;
}
