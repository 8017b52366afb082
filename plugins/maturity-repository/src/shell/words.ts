import { Operator, operatorCharacters, operators } from './grammar';
import { ansiQuoteEnd, arithmeticEnd, assignmentOf, bracesEnd } from './scan';
import { ShellError, ShellScript, SimpleCommand, Word } from './types';

const plainText = /[^\s'"\\$`<>;&|()]+/y;

type Piece = Pick<Word, 'text' | 'value'> & { unquoted?: boolean };

/** Reads words: quotes, escapes, variables and substitutions. */
export abstract class WordReader {
  protected at = 0;
  protected readonly parents = [-1];
  protected error: ShellScript['error'];
  protected inBackticks = 0;

  constructor(protected readonly text: string) {}

  /** Reads the commands of a script or a substitution, up to what closes it. */
  protected abstract list(
    depth: number,
    close: '' | ')' | '`',
    shell: number,
  ): void;

  /** Number of a new shell inside another. */
  protected subshell(parent: number): number {
    return this.parents.push(parent) - 1;
  }

  protected operator(): Operator | undefined {
    const char = this.text[this.at];
    if (!operatorCharacters.includes(char)) return undefined;
    const substitutes = this.text[this.at + 1] === '(';
    if (substitutes && (char === '<' || char === '>')) return undefined;
    return operators.find(operator => this.text.startsWith(operator, this.at));
  }

  protected word(command: SimpleCommand, depth: number): void {
    const offset = this.at;
    const pieces: Piece[] = [];
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (' \t\n\r'.includes(char)) break;
      if (char === '`' && this.inBackticks > 0) break;
      if (this.operator() !== undefined) break;
      pieces.push(this.piece(char, depth, command.shell));
    }
    const { text, value } = joined(pieces);
    const unquoted = pieces.some(piece => piece.unquoted);
    const isFirst = command.words.length === 0;
    const assignment = isFirst ? assignmentOf(value) : undefined;
    if (!assignment) command.words.push({ text, value, unquoted, offset });
    else {
      if (command.assignments.length === 0) command.offset = offset;
      command.assignments.push(assignment);
    }
  }

  /** One quoted, escaped, substituted or plain piece of a word; moves on at least one character. */
  private piece(char: string, depth: number, shell: number): Piece {
    switch (char) {
      case "'":
        return same(this.singleQuoted());
      case '"':
        return this.doubleQuoted(depth, shell);
      case '\\': {
        const next = this.text[this.at + 1] ?? '';
        this.at += 2;
        return same(next === '\n' ? '' : next);
      }
      case '$':
        return open(this.dollar(depth, shell));
      case '`':
        return open(this.backticks(depth, shell));
      case '<':
      case '>': {
        const start = this.at;
        this.at += 2;
        return this.substitution(depth, shell, start);
      }
      default:
        return same(this.plain());
    }
  }

  private plain(): string {
    plainText.lastIndex = this.at;
    const run = plainText.exec(this.text)?.[0] ?? this.text[this.at];
    this.at += run.length;
    return run;
  }

  private singleQuoted(): string {
    const start = this.at;
    const end = this.text.indexOf("'", start + 1);
    if (end < 0) {
      this.fail('unterminated-quote', start);
      this.at = this.text.length;
      return this.text.slice(start + 1);
    }
    this.at = end + 1;
    return this.text.slice(start + 1, end);
  }

  private doubleQuoted(depth: number, shell: number): Piece {
    const start = this.at++;
    const pieces: Piece[] = [];
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (char === '"') {
        this.at++;
        return joined(pieces);
      }
      if (char === '\\') {
        const next = this.text[this.at + 1] ?? '';
        const kept = '"\\$`\n'.includes(next) ? next : `\\${next}`;
        pieces.push(same(next === '\n' ? '' : kept));
        this.at += 2;
      } else if (char === '$') pieces.push(this.dollar(depth, shell));
      else if (char === '`' && this.inBackticks === 0) {
        pieces.push(this.backticks(depth, shell));
      } else {
        pieces.push(same(char));
        this.at++;
      }
    }
    this.fail('unterminated-quote', start);
    return joined(pieces);
  }

  private dollar(depth: number, shell: number): Piece {
    const start = this.at;
    const next = this.text[start + 1];
    if (next === '(' && this.text[start + 2] === '(') {
      const end = arithmeticEnd(this.text, start + 3);
      if (end > 0) {
        this.at = end;
        return { text: this.text.slice(start, end), value: '$()' };
      }
    }
    if (next === '(') {
      this.at += 2;
      return this.substitution(depth, shell, start);
    }
    if (next === '{') {
      this.jump(bracesEnd(this.text, start + 1), start, 'substitution');
      return same(this.text.slice(start, this.at));
    }
    if (next === "'") {
      this.jump(ansiQuoteEnd(this.text, start + 2), start, 'quote');
      return same(this.text.slice(start + 2, this.at - 1));
    }
    const name = /^\w+/.exec(this.text.slice(start + 1, start + 65))?.[0];
    this.at += 1 + (name?.length ?? 0);
    return name ? { text: `$${name}`, value: `\${${name}}` } : same('$');
  }

  private substitution(depth: number, shell: number, start: number): Piece {
    this.list(depth + 1, ')', this.subshell(shell));
    if (this.text[this.at] === ')') this.at++;
    else this.fail('unterminated-substitution', start);
    return { text: this.text.slice(start, this.at), value: '$()' };
  }

  private backticks(depth: number, shell: number): Piece {
    const start = this.at++;
    this.inBackticks++;
    this.list(depth + 1, '`', this.subshell(shell));
    this.inBackticks--;
    if (this.text[this.at] === '`') this.at++;
    else this.fail('unterminated-substitution', start);
    return { text: this.text.slice(start, this.at), value: '$()' };
  }

  /** Goes on behind something that ends there, or refuses what doesn't end. */
  private jump(
    end: number,
    start: number,
    what: 'substitution' | 'quote',
  ): void {
    this.at = end < 0 ? this.text.length : end;
    if (end < 0) this.fail(`unterminated-${what}`, start);
  }

  protected fail(reason: ShellError, offset: number): void {
    this.error ??= { reason, offset };
  }
}

/** A number is one word whatever it is, and so is a dollar sign. */
function open(piece: Piece): Piece {
  const { text } = piece;
  const splits =
    /^(?:`|\$[A-Za-z0-9_{(])/.test(text) && !/^\$(?:\(\(|\{#)/.test(text);
  return splits ? { ...piece, unquoted: true } : piece;
}

function same(text: string): Piece {
  return { text, value: text };
}

function joined(pieces: readonly Piece[]): Piece {
  return {
    text: pieces.map(({ text }) => text).join(''),
    value: pieces.map(({ value }) => value).join(''),
  };
}
