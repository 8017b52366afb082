/** Reads the words of a command: flags, their values, and what is neither. */
export class Arguments {
  /** @param valued - flags whose value is the next word, so that it isn't taken for a plain word. */
  constructor(
    readonly words: readonly string[],
    private readonly valued: ReadonlySet<string> = new Set(),
  ) {}

  /** Whether one of the flags stands there, alone or as `--flag=…`. */
  has(...flags: string[]): boolean {
    return this.words.some(word =>
      flags.some(flag => word === flag || word.startsWith(`${flag}=`)),
    );
  }

  /** Values of the flags, from `--flag value`, `--flag=value` and `-fvalue` for one-letter flags. */
  all(...flags: string[]): string[] {
    const found: string[] = [];
    this.words.forEach((word, index) => {
      for (const flag of flags) {
        if (word === flag) {
          const next = this.words[index + 1];
          if (next !== undefined) found.push(next);
        } else if (word.startsWith(`${flag}=`)) {
          found.push(word.slice(flag.length + 1));
        }
      }
    });
    return found;
  }

  /** The last value of the flags. */
  value(...flags: string[]): string | undefined {
    return this.all(...flags).at(-1);
  }

  /** Words that are neither a flag nor the value of one. */
  plain(): string[] {
    const found: string[] = [];
    for (let i = 0; i < this.words.length; i++) {
      const word = this.words[i];
      if (word === '--') continue;
      if (!word.startsWith('-') || word === '-') found.push(word);
      else if (this.valued.has(word)) i++;
    }
    return found;
  }

  /** Index of the first word that is neither a flag nor the value of one; the length where there is none. */
  firstPlain(): number {
    for (let i = 0; i < this.words.length; i++) {
      if (!this.words[i].startsWith('-')) return i;
      if (this.valued.has(this.words[i])) i++;
    }
    return this.words.length;
  }
}

/** Whether a flag's text means yes. An expression that isn't known means yes: the step may do it. */
export function truthy(value: string | undefined): boolean {
  return value !== undefined && !/^(false|no|0|off|)$/i.test(value.trim());
}
