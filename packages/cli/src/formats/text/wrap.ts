const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** What may not begin a line. */
const closing = /^[，。、；：！？）】》”’,.;:!?)\]]/;

/** What may not end a line. */
const opening = /[（《“‘]$/;

/**
 * How many columns a terminal gives to a text; Chinese characters take two.
 *
 * @public
 */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);
}

/**
 * Breaks a text into lines of at most so many columns, between words and between Chinese characters. A word that is
 * longer than a line, such as a path, stays whole.
 *
 * @public
 */
export function wrap(text: string, columns: number): string[] {
  return text
    .split(/\r?\n/)
    .flatMap(paragraph => wrapParagraph(paragraph, columns));
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(paragraph)) {
    const fits = widthOf(line) + widthOf(piece.trimEnd()) <= columns;
    if (line === '' || fits) {
      line += piece;
    } else {
      lines.push(line.trimEnd());
      line = piece;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Words with the spaces after them; every Chinese character, with the punctuation that must follow it. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  let word = '';
  for (const char of paragraph) {
    if (wide.test(char) && !closing.test(char)) {
      pieces.push(word);
      word = char;
    } else if (
      word !== '' &&
      wide.test(word[0]) &&
      !closing.test(char) &&
      char !== ' '
    ) {
      pieces.push(word);
      word = char;
    } else if (word.endsWith(' ') && char !== ' ') {
      pieces.push(word);
      word = char;
    } else {
      word += char;
    }
  }
  pieces.push(word);
  return withOpening(pieces.filter(piece => piece !== ''));
}

/** What opens a bracket stays with what is in it. */
function withOpening(pieces: string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && opening.test(before)) {
      joined[joined.length - 1] = before + piece;
    } else {
      joined.push(piece);
    }
  }
  return joined;
}
