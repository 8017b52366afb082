import { SCALAR_STYLE, getScalarValue, type ScalarEvent } from 'js-yaml';

/**
 * Where the character at `index` of a scalar's value stands in the source. Exact for one-line scalars and literal
 * blocks; in folded text it is right to the line, and to the column unless an escape stands before it in its line.
 */
export function scalarOffset(
  source: string,
  scalar: ScalarEvent,
  index: number,
): number {
  const { valueStart, valueEnd, style } = scalar;
  const isBlock =
    style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
  const raw = source.slice(valueStart, valueEnd);
  if (isBlock || raw.includes('\n')) {
    return (
      valueStart +
      foldedOffset(raw, scalar, getScalarValue(source, scalar), index)
    );
  }
  if (style === SCALAR_STYLE.SINGLE_QUOTED) {
    return valueStart + skipCharacters(raw, index, singleQuotedLength);
  }
  if (style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return valueStart + skipCharacters(raw, index, doubleQuotedLength);
  }
  return valueStart + index;
}

function foldedOffset(
  raw: string,
  scalar: ScalarEvent,
  value: string,
  index: number,
): number {
  let found = 0;
  let lineStart = 0;
  let lastEnd = 0;
  for (const line of raw.split('\n')) {
    const indent =
      scalar.indent >= 0
        ? scalar.indent
        : line.length - line.trimStart().length;
    const content = line.slice(indent).trimEnd();
    const at = content ? value.indexOf(content, found) : -1;
    if (at >= 0) {
      const start = lineStart + indent;
      if (index < at + content.length) return start + Math.max(0, index - at);
      found = at + content.length;
      lastEnd = start + content.length;
    }
    lineStart += line.length + 1;
  }
  return lastEnd;
}

function skipCharacters(
  raw: string,
  count: number,
  lengthAt: (raw: string, offset: number) => { raw: number; value: number },
): number {
  let offset = 0;
  for (let skipped = 0; skipped < count && offset < raw.length; ) {
    const length = lengthAt(raw, offset);
    offset += length.raw;
    skipped += length.value;
  }
  return offset;
}

function singleQuotedLength(raw: string, offset: number) {
  return { raw: raw.startsWith("''", offset) ? 2 : 1, value: 1 };
}

const ESCAPE_LENGTHS: Record<string, number> = { x: 4, u: 6, U: 10 };

function doubleQuotedLength(raw: string, offset: number) {
  if (raw[offset] !== '\\') return { raw: 1, value: 1 };
  const length = ESCAPE_LENGTHS[raw[offset + 1]] ?? 2;
  const code =
    length === 10 ? parseInt(raw.slice(offset + 2, offset + 10), 16) : 0;
  return { raw: length, value: code > 0xffff ? 2 : 1 };
}
