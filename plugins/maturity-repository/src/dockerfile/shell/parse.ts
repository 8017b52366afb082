import {
  binaryOperators,
  closers,
  openers,
  operators,
  redirections,
} from './grammar';
import { ansiQuoteEnd, arithmeticEnd, assignmentOf, bracesEnd } from './scan';
import { ShellError, ShellScript, SimpleCommand } from './types';

const maxDepth = 40;
const maxCommands = 5000;

class ShellParser {
  private at = 0;
  private readonly commands: SimpleCommand[] = [];
  private error: ShellScript['error'];
  /** Heredocs whose text begins on the next line. */
  private pending: Array<{ name: string; tabs: boolean }> = [];

  constructor(private readonly text: string) {}

  parse(): ShellScript {
    this.list(0, '');
    return { commands: this.commands, error: this.error };
  }

  /** Reads commands up to the closing character of a substitution, or to the end. */
  private list(depth: number, close: '' | ')' | '`'): void {
    if (depth > maxDepth) {
      this.fail('too-deep', this.at);
      return;
    }
    let current = this.begin(-1);
    let subshells = 0;
    let waiting: { offset: number } | undefined;
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (close === '`' && char === '`') break;
      if (char === ' ' || char === '\t' || char === '\r') {
        this.at++;
      } else if (char === '\\' && this.text[this.at + 1] === '\n') {
        this.at += 2;
      } else if (char === '\n') {
        this.at++;
        this.skipHeredocs();
        if (current.words.length > 0 || current.assignments.length > 0) {
          this.end(current);
          current = this.begin(-1);
        }
      } else if (char === '#') {
        this.skipComment();
      } else {
        const operator = this.operator();
        if (operator === undefined) {
          waiting = undefined;
          this.word(current, depth);
        } else if (operator === ')' && subshells === 0 && close === ')') {
          break;
        } else if (redirections.has(operator)) {
          this.dropDescriptor(current);
          this.redirection(operator, depth);
        } else {
          const offset = this.at;
          this.at += operator.length;
          const empty =
            current.words.length === 0 && current.assignments.length === 0;
          if (operator === '(') subshells++;
          if (operator === ')') subshells = Math.max(0, subshells - 1);
          const index = this.end(current);
          const pipe = operator === '|' || operator === '|&';
          current = this.begin(pipe && !empty ? index : -1);
          if (binaryOperators.has(operator)) waiting = { offset };
          else if (operator !== '(') waiting = undefined;
        }
      }
      if (this.commands.length > maxCommands) this.fail('too-large', this.at);
    }
    this.end(current);
    if (waiting && !this.error) this.fail('dangling-operator', waiting.offset);
  }

  private begin(pipedFrom: number): SimpleCommand {
    return { words: [], assignments: [], offset: this.at, pipedFrom };
  }

  /** Keeps a command that has words; gives its index. */
  private end(command: SimpleCommand): number {
    while (command.words.length > 0 && openers.has(command.words[0].value)) {
      command.words.shift();
    }
    if (command.words.length > 0 && closers.has(command.words[0].value)) {
      command.words.length = 0;
    }
    if (command.words.length === 0 && command.assignments.length === 0) {
      return -1;
    }
    command.offset = command.words[0]?.offset ?? command.offset;
    this.commands.push(command);
    return this.commands.length - 1;
  }

  private operator(): (typeof operators)[number] | undefined {
    const next = this.text[this.at + 1];
    const char = this.text[this.at];
    if ((char === '<' || char === '>') && next === '(') return undefined;
    return operators.find(operator => this.text.startsWith(operator, this.at));
  }

  /** The 2 of `2>&1` is no argument. */
  private dropDescriptor({ words }: SimpleCommand): void {
    const last = words.at(-1);
    const adjacent = last && last.offset + last.value.length === this.at;
    if (adjacent && /^\d$/.test(last.value)) words.pop();
  }

  private redirection(operator: string, depth: number): void {
    this.at += operator.length;
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
    const target = this.begin(-1);
    if (this.at < this.text.length && this.text[this.at] !== '\n') {
      if (this.operator() === undefined) this.word(target, depth);
    }
    if (operator === '<<' || operator === '<<-') {
      const name = target.words[0]?.value;
      if (name) this.pending.push({ name, tabs: operator === '<<-' });
    }
  }

  private skipHeredocs(): void {
    for (const { name, tabs } of this.pending.splice(0)) {
      while (this.at < this.text.length) {
        const newline = this.text.indexOf('\n', this.at);
        const end = newline < 0 ? this.text.length : newline;
        const raw = this.text.slice(this.at, end);
        this.at = Math.min(end + 1, this.text.length);
        if ((tabs ? raw.replace(/^\t+/, '') : raw) === name) break;
      }
    }
  }

  private skipComment(): void {
    const newline = this.text.indexOf('\n', this.at);
    this.at = newline < 0 ? this.text.length : newline;
  }

  private word(command: SimpleCommand, depth: number): void {
    const offset = this.at;
    const parts: string[] = [];
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (' \t\n\r'.includes(char)) break;
      if (char === '`' && this.inBackticks > 0) break;
      if (this.operator() !== undefined) break;
      parts.push(this.piece(char, depth));
    }
    const value = parts.join('');
    const isFirst = command.words.length === 0;
    const assignment = isFirst ? assignmentOf(value) : undefined;
    if (assignment) command.assignments.push(assignment);
    else command.words.push({ value, offset });
  }

  private inBackticks = 0;

  /** One quoted, escaped, substituted or plain piece of a word; moves on at least one character. */
  private piece(char: string, depth: number): string {
    switch (char) {
      case "'":
        return this.singleQuoted();
      case '"':
        return this.doubleQuoted(depth);
      case '\\': {
        const next = this.text[this.at + 1] ?? '';
        this.at += 2;
        return next === '\n' ? '' : next;
      }
      case '$':
        return this.dollar(depth);
      case '`':
        return this.backticks(depth);
      case '<':
      case '>': {
        const start = this.at;
        this.at += 2;
        this.substitution(depth, start);
        return this.text.slice(start, this.at);
      }
      default:
        this.at++;
        return char;
    }
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

  private doubleQuoted(depth: number): string {
    const start = this.at++;
    const parts: string[] = [];
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (char === '"') {
        this.at++;
        return parts.join('');
      }
      if (char === '\\') {
        const next = this.text[this.at + 1] ?? '';
        parts.push('"\\$`'.includes(next) ? next : `\\${next}`);
        this.at += 2;
      } else if (char === '$') parts.push(this.dollar(depth));
      else if (char === '`' && this.inBackticks === 0) {
        parts.push(this.backticks(depth));
      } else {
        parts.push(char);
        this.at++;
      }
    }
    this.fail('unterminated-quote', start);
    return parts.join('');
  }

  private dollar(depth: number): string {
    const start = this.at;
    const next = this.text[start + 1];
    if (next === '(' && this.text[start + 2] === '(') {
      const end = arithmeticEnd(this.text, start + 3);
      if (end > 0) {
        this.at = end;
        return this.text.slice(start, end);
      }
    }
    if (next === '(') {
      this.at += 2;
      this.substitution(depth, start);
    } else if (next === '{') {
      this.jump(bracesEnd(this.text, start + 1), start, 'substitution');
    } else if (next === "'") {
      this.jump(ansiQuoteEnd(this.text, start + 2), start, 'quote');
    } else this.at++;
    return this.text.slice(start, this.at);
  }

  private substitution(depth: number, start: number): void {
    this.list(depth + 1, ')');
    if (this.text[this.at] === ')') this.at++;
    else this.fail('unterminated-substitution', start);
  }

  private backticks(depth: number): string {
    const start = this.at++;
    this.inBackticks++;
    this.list(depth + 1, '`');
    this.inBackticks--;
    if (this.text[this.at] === '`') this.at++;
    else this.fail('unterminated-substitution', start);
    return this.text.slice(start, this.at);
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

  private fail(reason: ShellError, offset: number): void {
    this.error ??= { reason, offset };
  }
}

/**
 * Lists the simple commands of a POSIX or bash script in one pass over the text. It is no interpreter: it names what
 * would run, and refuses only what every shell refuses.
 */
export function parseShell(text: string): ShellScript {
  return new ShellParser(text).parse();
}
