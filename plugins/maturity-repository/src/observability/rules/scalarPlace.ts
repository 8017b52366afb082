/** Longer texts are not searched. */
const maxWalked = 200_000;

/** A place in a file: 1-based. */
export interface LineColumn {
  line: number;
  column: number;
}

/** What follows a key, character by character. */
class RawScalar {
  readonly found: boolean;
  readonly #at: LineColumn = { line: 0, column: 0 };
  readonly #quote: string = '';

  constructor(
    private readonly lines: readonly string[],
    line: number,
    key: string,
  ) {
    const own = lines[line - 1]?.slice(0, 2_000) ?? '';
    const at = valueColumn(own, key);
    this.found = at >= 0;
    if (!this.found) return;
    const first = own[at];
    if (/^[|>][-+0-9]*\s*(?:#.*)?$/.test(own.slice(at))) {
      this.#at = { line: line + 1, column: 1 };
    } else if (first === '"' || first === "'") {
      this.#quote = first;
      this.#at = { line, column: at + 2 };
    } else {
      this.#at = { line, column: at + 1 };
    }
  }

  holds(value: string): boolean {
    const solid = value.replace(/\s/g, '');
    let index = 0;
    for (const { character } of this.#walk()) {
      if (index === solid.length) return true;
      if (character !== solid[index++]) return false;
    }
    return index === solid.length;
  }

  /** Of the solid character of this index; of the end, what follows the last. */
  placeOf(index: number): LineColumn {
    let seen = 0;
    let last = this.#at;
    for (const { line, column } of this.#walk()) {
      if (seen++ === index) return { line, column };
      last = { line, column: column + 1 };
      if (seen === index && this.#isLast(line, column)) return last;
    }
    return last;
  }

  #isLast(line: number, column: number): boolean {
    return this.lines[line - 1].slice(column).trim() === '';
  }

  *#walk(): Generator<LineColumn & { character: string }> {
    let { line, column } = this.#at;
    let left = maxWalked;
    for (; line <= this.lines.length && left > 0; line++, column = 1) {
      const own = this.lines[line - 1];
      for (; column <= own.length && left-- > 0; column++) {
        const character = own[column - 1];
        const escapes =
          (this.#quote === '"' && character === '\\') ||
          (this.#quote === "'" && own.startsWith("''", column - 1));
        if (escapes) column++;
        const shown = escapes ? own[column - 1] : character;
        if (shown !== undefined && /\S/.test(shown)) {
          yield { line, column, character: shown };
        }
      }
    }
  }
}

/**
 * Where a character of a scalar stands in the file that it was read from: a block of lines, in quotes or plain. The
 * characters that are no white space are counted, since only these are the same in both. Undefined where the file says
 * something else there, as a template does.
 *
 * @param line - of the scalar's key
 */
export function placeInScalar(
  lines: readonly string[],
  line: number,
  key: string,
  value: string,
  offset: number,
): LineColumn | undefined {
  const raw = new RawScalar(lines, line, key);
  if (!raw.found || !raw.holds(value.slice(0, maxWalked))) return undefined;
  return raw.placeOf(countSolid(value.slice(0, offset)));
}

function countSolid(text: string): number {
  return text.replace(/\s/g, '').length;
}

/** Where the value begins that belongs to a key on this line; -1 where it isn't there. */
function valueColumn(line: string, key: string): number {
  for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
    if (at > 0 && /[\w.-]/.test(line[at - 1])) continue;
    const behind = /^["']?\s{0,20}:\s{1,50}(?=\S)/.exec(
      line.slice(at + key.length),
    );
    if (behind) return at + key.length + behind[0].length;
  }
  return -1;
}
