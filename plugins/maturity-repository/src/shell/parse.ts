import { binaryOperators, closers, openers, redirections } from './grammar';
import { ShellScript, SimpleCommand } from './types';
import { WordReader } from './words';

const maxDepth = 40;
const maxCommands = 5000;

class ShellParser extends WordReader {
  private readonly commands: SimpleCommand[] = [];
  /** Heredocs whose text begins on the next line. */
  private pending: Array<{ name: string; tabs: boolean }> = [];

  parse(): ShellScript {
    this.list(0, '', 0);
    return {
      commands: this.commands,
      parents: this.parents,
      error: this.error,
    };
  }

  /** Reads commands up to the closing character of a substitution, or to the end. */
  protected list(depth: number, close: '' | ')' | '`', shell: number): void {
    if (depth > maxDepth) {
      this.fail('too-deep', this.at);
      return;
    }
    const shells = [shell];
    let current = this.begin(shell);
    /** Index of the command before the `||` that stands before the current one. */
    let failed = -1;
    let waiting: { offset: number } | undefined;
    const finish = (operator: string): number => {
      const index = this.end(current, operator, failed);
      failed = operator === '||' ? index : -1;
      return index;
    };
    while (this.at < this.text.length && !this.error) {
      const char = this.text[this.at];
      if (char === '`' && this.inBackticks > 0) break;
      if (char === ' ' || char === '\t' || char === '\r') {
        this.at++;
      } else if (char === '\\' && this.text[this.at + 1] === '\n') {
        this.at += 2;
      } else if (char === '\n') {
        this.at++;
        this.skipHeredocs();
        if (!isEmpty(current)) {
          finish('\n');
          current = this.begin(shells.at(-1)!);
        }
      } else if (char === '#') {
        this.skipComment();
      } else {
        const operator = this.operator();
        if (operator === undefined) {
          waiting = undefined;
          this.word(current, depth);
        } else if (operator === ')' && shells.length === 1 && close === ')') {
          break;
        } else if (redirections.has(operator)) {
          this.dropDescriptor(current);
          this.redirection(operator, depth, current);
        } else {
          const offset = this.at;
          this.at += operator.length;
          const empty = isEmpty(current);
          const index = finish(operator);
          if (operator === '(') shells.push(this.subshell(shells.at(-1)!));
          if (operator === ')' && shells.length > 1) shells.pop();
          const pipe = operator === '|' || operator === '|&';
          current = this.begin(shells.at(-1)!, pipe && !empty ? index : -1);
          if (binaryOperators.has(operator)) waiting = { offset };
          else if (operator !== '(') waiting = undefined;
        }
      }
      if (this.commands.length > maxCommands) this.fail('too-large', this.at);
    }
    finish('');
    if (waiting && !this.error) this.fail('dangling-operator', waiting.offset);
  }

  private begin(shell: number, pipedFrom = -1): SimpleCommand {
    return {
      words: [],
      assignments: [],
      redirections: [],
      offset: this.at,
      shell,
      end: '',
      pipedFrom,
      otherwise: -1,
    };
  }

  /** Keeps a command that has words; gives its index. */
  private end(command: SimpleCommand, operator: string, failed: number) {
    const { words } = command;
    const opens = words.findIndex(({ text }) => !openers.has(text));
    words.splice(0, opens < 0 ? words.length : opens);
    if (words.length > 0 && closers.has(words[0].text)) words.length = 0;
    if (isEmpty(command)) return -1;
    if (command.assignments.length === 0) command.offset = words[0].offset;
    command.end = operator;
    const index = this.commands.push(command) - 1;
    if (failed >= 0 && opens === 0) this.commands[failed].otherwise = index;
    return index;
  }

  /** The 2 of `2>&1` is no argument. */
  private dropDescriptor({ words }: SimpleCommand): void {
    const last = words.at(-1);
    const adjacent = last && last.offset + last.text.length === this.at;
    if (adjacent && /^\d$/.test(last.text)) words.pop();
  }

  private redirection(
    operator: string,
    depth: number,
    command: SimpleCommand,
  ): void {
    const offset = this.at;
    this.at += operator.length;
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
    const target = this.begin(command.shell);
    if (this.at < this.text.length && this.text[this.at] !== '\n') {
      if (this.operator() === undefined) this.word(target, depth);
    }
    command.redirections.push({ operator, target: target.words[0], offset });
    if (operator === '<<' || operator === '<<-') {
      const name = target.words[0]?.text;
      if (name) this.pending.push({ name, tabs: operator === '<<-' });
    }
  }

  private skipHeredocs(): void {
    for (const { name, tabs } of this.pending.splice(0)) {
      while (this.at < this.text.length) {
        const newline = this.text.indexOf('\n', this.at);
        const end = newline < 0 ? this.text.length : newline;
        const raw = this.text.slice(this.at, end).replace(/\r$/, '');
        this.at = Math.min(end + 1, this.text.length);
        if ((tabs ? raw.replace(/^\t+/, '') : raw) === name) break;
      }
    }
  }

  private skipComment(): void {
    const newline = this.text.indexOf('\n', this.at);
    this.at = newline < 0 ? this.text.length : newline;
  }
}

function isEmpty({ words, assignments }: SimpleCommand): boolean {
  return words.length === 0 && assignments.length === 0;
}

/**
 * Lists the simple commands of a POSIX or bash script in one pass over the text. It is no interpreter: it names what
 * would run, and refuses only what every shell refuses. What was read before the refused place is kept.
 */
export function parseShell(text: string): ShellScript {
  return new ShellParser(text).parse();
}
