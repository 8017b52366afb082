export interface Word {
  /** Quotes and escapes taken away; variables stay as written. */
  value: string;
  /** Where it begins in the text. */
  offset: number;
  /** Single-quoted as a whole: variables in it are not expanded. */
  literal: boolean;
}

/** Splits the arguments of an instruction as Docker does: at white space, outside of quotes. */
export function words(text: string, escape: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    const { word, end } = wordAt(text, at, escape);
    found.push(word);
    at = end;
  }
  return found;
}

function wordAt(
  text: string,
  start: number,
  escape: string,
): { word: Word; end: number } {
  const parts: string[] = [];
  let quote = '';
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at];
    if (quote === '' && isSpace(char)) break;
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
    else if (char === escape && quote !== "'" && at + 1 < text.length) {
      // A dollar keeps its escape, so that it isn't expanded later.
      parts.push(text[at + 1] === '$' ? '\\$' : text[at + 1]);
      at++;
    } else parts.push(char);
  }
  const literal = text[start] === "'" && text[at - 1] === "'";
  return { word: { value: parts.join(''), offset: start, literal }, end: at };
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}

/** `KEY=value` pairs of ENV, LABEL and ARG; `legacy` for the old form `KEY value`. */
export function pairs(
  text: string,
  escape: string,
): {
  legacy: boolean;
  pairs: Array<{ key: string; value: string; word: Word; hasValue: boolean }>;
} {
  const all = words(text, escape);
  if (all.length > 1 && !all[0].value.includes('=')) {
    const value = text.slice(all[1].offset).trim();
    return {
      legacy: true,
      pairs: [{ key: all[0].value, value, word: all[0], hasValue: true }],
    };
  }
  return {
    legacy: false,
    pairs: all.map(word => {
      const equals = word.value.indexOf('=');
      return equals < 0
        ? { key: word.value, value: '', word, hasValue: false }
        : {
            key: word.value.slice(0, equals),
            value: word.value.slice(equals + 1),
            word,
            hasValue: true,
          };
    }),
  };
}
