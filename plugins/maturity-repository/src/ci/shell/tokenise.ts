/** A simple command of a shell script, as it stands there. */
export interface RawCommand {
  /** Quotes removed; a variable stays as `${NAME}`, a substitution as `$()`. */
  words: string[];
  /** Lines below the first one of the script. */
  line: number;
  /** What ends it. */
  end: Operator;
  /** Scripts inside `$(…)` or backticks. */
  inner: Array<{ script: string; line: number }>;
}

export type Operator = '\n' | ';' | '&&' | '||' | '|' | '&' | '(' | ')' | '';

/** What is looked at of one script; hostile ones are longer. */
const MAX_SCRIPT = 200_000;
const MAX_COMMANDS = 5_000;

/**
 * Splits a shell script into simple commands. It understands quotes, comments, continued lines, here-documents,
 * redirections and substitutions, never fails, and takes time in proportion to the script.
 */
export function tokenise(text: string): RawCommand[] {
  const script = text.slice(0, MAX_SCRIPT);
  const commands: RawCommand[] = [];
  const heredocs: Array<{ delimiter: string; stripTabs: boolean }> = [];
  let line = 0;
  let at = 0;
  let word: string | undefined;
  let wordLine = 0;
  let skipNext = false;
  let current = begin();

  function begin(): RawCommand {
    return { words: [], line, end: '', inner: [] };
  }
  function endWord() {
    if (word === undefined) return;
    if (skipNext) skipNext = false;
    else {
      if (current.words.length === 0) current.line = wordLine;
      current.words.push(word);
    }
    word = undefined;
  }
  function endCommand(end: Operator) {
    endWord();
    skipNext = false;
    current.end = end;
    if (
      current.words.length > 0 ||
      current.inner.length > 0 ||
      end === '(' ||
      end === ')'
    ) {
      commands.push(current);
    }
    current = begin();
  }
  function add(textToAdd: string) {
    if (word === undefined) wordLine = line;
    word = (word ?? '') + textToAdd;
  }
  function countLines(from: number, to: number) {
    for (let i = from; i < to; i++) if (script[i] === '\n') line++;
  }
  function substitution(open: number, close: number) {
    const inner = script.slice(open, close);
    if (!inner.startsWith('(')) current.inner.push({ script: inner, line });
    add('$()');
    countLines(open, close);
  }
  function dollar() {
    const next = script[at + 1];
    if (next === '(') {
      const close = closing(script, at + 1, '(', ')');
      substitution(at + 2, close);
      at = close + 1;
    } else if (next === '{') {
      const close = closing(script, at + 1, '{', '}');
      add(script.slice(at, close + 1));
      countLines(at, close + 1);
      at = close + 1;
    } else {
      const name = /^\w+/.exec(script.slice(at + 1, at + 65))?.[0];
      add(name ? `\${${name}}` : '$');
      at += 1 + (name?.length ?? 0);
    }
  }
  function backticks() {
    const end = script.indexOf('`', at + 1);
    const close = end === -1 ? script.length : end;
    substitution(at + 1, close);
    at = close + 1;
  }
  function doubleQuotes() {
    add('');
    at++;
    while (at < script.length && script[at] !== '"') {
      const c = script[at];
      if (c === '\\') {
        if (script[at + 1] === '\n') line++;
        else add(script[at + 1] ?? '');
        at += 2;
      } else if (c === '$') dollar();
      else if (c === '`') backticks();
      else {
        if (c === '\n') line++;
        add(c);
        at++;
      }
    }
    at++;
  }
  function singleQuotes() {
    const end = script.indexOf("'", at + 1);
    const close = end === -1 ? script.length : end;
    add(script.slice(at + 1, close));
    countLines(at, close);
    at = close + 1;
  }
  function skipHeredocs() {
    while (heredocs.length > 0) {
      const { delimiter, stripTabs } = heredocs.shift()!;
      while (at < script.length) {
        const end = script.indexOf('\n', at);
        const stop = end === -1 ? script.length : end;
        const content = script.slice(at, stop);
        at = stop + 1;
        line++;
        if (
          (stripTabs ? content.replace(/^\t+/, '') : content).trimEnd() ===
          delimiter
        ) {
          break;
        }
      }
    }
  }

  while (at < script.length && commands.length < MAX_COMMANDS) {
    const c = script[at];
    const two = script.slice(at, at + 2);
    if (c === '\\') {
      if (two === '\\\n') line++;
      else add(script[at + 1] ?? '');
      at += 2;
    } else if (c === "'") singleQuotes();
    else if (c === '"') doubleQuotes();
    else if (c === '`') backticks();
    else if (c === '$') dollar();
    else if (c === '#' && word === undefined) {
      const end = script.indexOf('\n', at);
      at = end === -1 ? script.length : end;
    } else if (two === '<<' && script[at + 2] !== '<') {
      const match = /^<<(-?)[ \t]*(['"]?)([\w.-]+)\2/.exec(
        script.slice(at, at + 100),
      );
      if (match) {
        heredocs.push({ delimiter: match[3], stripTabs: match[1] === '-' });
        endWord();
        at += match[0].length;
      } else at += 2;
    } else if (c === '>' || c === '<') {
      if (word !== undefined && /^\d$/.test(word)) word = undefined;
      else endWord();
      at++;
      while (/[<>&|]/.test(script[at] ?? '')) at++;
      if (script[at - 1] === '&' && /[\d-]/.test(script[at] ?? '')) at++;
      else skipNext = true;
    } else if (two === '&&' || two === '||') {
      endCommand(two);
      at += 2;
    } else if (two === '&>') {
      endWord();
      skipNext = true;
      at += 2;
    } else if (c === '\n') {
      endCommand('\n');
      at++;
      line++;
      skipHeredocs();
      current.line = line;
    } else if (c === ';' || c === '|' || c === '&' || c === '(' || c === ')') {
      endCommand(c);
      at++;
    } else if (c === ' ' || c === '\t' || c === '\r') {
      endWord();
      at++;
    } else {
      add(c);
      at++;
    }
  }
  endCommand('');
  return commands;
}

/** Index of the bracket that closes the one at `open`; the end of the script where none does. */
function closing(script: string, open: number, left: string, right: string) {
  let depth = 0;
  for (let i = open; i < script.length; i++) {
    const c = script[i];
    if (c === '\\') i++;
    else if (c === "'" && left === '(') {
      const end = script.indexOf("'", i + 1);
      if (end === -1) return script.length;
      i = end;
    } else if (c === left) depth++;
    else if (c === right && --depth === 0) return i;
  }
  return script.length;
}
