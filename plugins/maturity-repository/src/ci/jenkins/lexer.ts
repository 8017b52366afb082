/** What a Jenkinsfile consists of, as far as it matters here. */
export type Token =
  | { kind: 'word'; text: string; line: number }
  | { kind: 'string'; text: string; line: number }
  | { kind: 'mark'; text: string; line: number };

const MAX_TOKENS = 100_000;

/**
 * Splits Groovy into words, strings and marks, without comments. Tolerant: it never fails, and takes time in proportion
 * to the text. In double quotes `${name}` and `$name` become `${name}`, the shell's form.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && tokens.length < MAX_TOKENS) {
    const c = text[at];
    if (c === '\n') {
      tokens.push({ kind: 'mark', text: '\n', line });
      line++;
      at++;
    } else if (c === '/' && text[at + 1] === '/') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (c === '/' && text[at + 1] === '*') {
      const end = text.indexOf('*/', at + 2);
      const stop = end === -1 ? text.length : end + 2;
      line += newlines(text, at, stop);
      at = stop;
    } else if (c === "'" || c === '"') {
      const triple = text.startsWith(c.repeat(3), at);
      const quote = triple ? c.repeat(3) : c;
      const start = at + quote.length;
      const end = endOfString(text, start, quote);
      const raw = text.slice(start, end);
      tokens.push({ kind: 'string', text: unescaped(raw, c === '"'), line });
      line += newlines(text, start, end);
      at = end + quote.length;
    } else if (/[A-Za-z_@$]/.test(c)) {
      const word = /^[\w@$]+(?:\.[A-Za-z_]\w*)*/.exec(
        text.slice(at, at + 200),
      )![0];
      tokens.push({ kind: 'word', text: word, line });
      at += word.length;
    } else {
      if (/[(){}[\],:=]/.test(c)) tokens.push({ kind: 'mark', text: c, line });
      at++;
    }
  }
  return tokens;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let i = start; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(quote, i)) return i;
    else if (quote.length === 1 && text[i] === '\n') return i;
  }
  return text.length;
}

function unescaped(raw: string, interpolates: boolean): string {
  const plain = raw.replace(/\\([\s\S])/g, (_, c: string) => {
    if (c === 'n') return '\n';
    if (c === 't') return '\t';
    if (c === '\n') return '\\\n';
    return c;
  });
  if (!interpolates) return plain;
  return plain.replace(
    /\$\{([^{}\n]{1,200})\}/g,
    (_, inside: string) =>
      `\${${inside
        .replace(/^(env|params|WORKSPACE)\./, '')
        .replace(/\W+/g, '_')}}`,
  );
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (text[i] === '\n') count++;
  return count;
}
