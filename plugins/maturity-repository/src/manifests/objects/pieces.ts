/** One document of a text, and the line it begins in. */
export interface Piece {
  text: string;
  /** 1-based. */
  firstLine: number;
}

/**
 * A text cut at its document markers, which nothing in YAML can hide: so one broken document spoils no other, and
 * others in the process can have their turn between two. Pieces without content are left out.
 */
export function* piecesOf(text: string): Generator<Piece> {
  const marker = /^---(?=\s|$)/gm;
  let from = 0;
  let firstLine = 1;
  while (from < text.length) {
    marker.lastIndex = from + 1;
    const to = marker.exec(text)?.index ?? text.length;
    const piece = text.slice(from, to);
    if (hasContent(piece)) yield { text: piece, firstLine };
    firstLine += linesIn(piece);
    from = to;
  }
}

/** More than the marker, comments and directives. */
function hasContent(piece: string): boolean {
  return /^(?!---\s*$)[ \t]*[^\s#%]/m.test(piece);
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
  }
  return lines;
}
