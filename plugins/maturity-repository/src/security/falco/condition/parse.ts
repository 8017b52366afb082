import { Token, tokensOf } from './tokens';

/** What a condition of Falco says. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'check'; field: string; operator: string; values: string[] }
  | { kind: 'macro'; name: string };

const binary = new Set(
  `= == != < <= > >= contains icontains bcontains startswith bstartswith endswith glob iglob regex in intersects pmatch`.split(
    ' ',
  ),
);
const lists = new Set(['in', 'intersects', 'pmatch']);
const reserved = new Set(['and', 'or', 'not', 'exists', ...binary]);
const name = /^[A-Za-z][\w-]*$/;
const field = /^[A-Za-z_][\w-]*(?:\.[\w-]+)*(?:\[[^[\]]*\])?$/;
const MAX_DEPTH = 60;
const MAX_PARTS = 5_000;

/** Goes over the tokens once; each method gives undefined where they are not what it reads. */
class Reader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get done(): boolean {
    return this.#at === this.tokens.length;
  }

  or(depth: number): Condition | undefined {
    return this.#joined('or', () =>
      this.#joined('and', () => this.#not(depth)),
    );
  }

  #joined(
    kind: 'and' | 'or',
    read: () => Condition | undefined,
  ): Condition | undefined {
    const parts: Condition[] = [];
    do {
      const part = read();
      if (!part) return undefined;
      parts.push(part);
    } while (this.#takeWord(kind));
    return parts.length === 1 ? parts[0] : { kind, parts };
  }

  #not(depth: number): Condition | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (this.#takeWord('not')) {
      const part = this.#not(depth + 1);
      return part && { kind: 'not', part };
    }
    if (!this.#takeMark('(')) return this.#check();
    const inner = this.or(depth + 1);
    return this.#takeMark(')') ? inner : undefined;
  }

  #check(): Condition | undefined {
    const first = this.#word();
    if (first === undefined || reserved.has(first)) return undefined;
    const of = this.#takeMark('(') ? this.#argument() : first;
    if (of === undefined) return undefined;
    if (this.#takeWord('exists')) return this.#checked(of, 'exists', []);
    const operator = this.#operator();
    if (operator === undefined) {
      return of === first && name.test(first)
        ? { kind: 'macro', name: first }
        : undefined;
    }
    const values = lists.has(operator) ? this.#list() : this.#value();
    return values && this.#checked(of, operator, values);
  }

  #checked(
    of: string,
    operator: string,
    values: string[],
  ): Condition | undefined {
    return field.test(of)
      ? { kind: 'check', field: of, operator, values }
      : undefined;
  }

  /** What a function such as `tolower` is used on. */
  #argument(): string | undefined {
    const inner = this.#word();
    if (inner === undefined) return undefined;
    if (this.#takeMark('(')) {
      return this.#argument() && this.#takeMark(')') ? inner : undefined;
    }
    while (this.#takeMark(',')) {
      if (this.#next()?.kind === 'mark') return undefined;
      this.#at++;
    }
    return this.#takeMark(')') ? inner : undefined;
  }

  #operator(): string | undefined {
    const token = this.#next();
    if (!token || !binary.has(token.text) || token.kind === 'text') {
      return undefined;
    }
    this.#at++;
    return token.text;
  }

  /** Falco takes `<` and `>` for values too: they are the directions of an event. */
  #value(): string[] | undefined {
    const token = this.#next();
    if (!token || token.kind === 'mark') return undefined;
    this.#at++;
    if (token.kind === 'word' && this.#takeMark('(')) {
      const argument = this.#argument();
      return argument === undefined ? undefined : [argument];
    }
    return [token.text];
  }

  #list(): string[] | undefined {
    if (!this.#takeMark('(')) return this.#value();
    const values: string[] = [];
    if (this.#takeMark(')')) return values;
    do {
      const value = this.#value();
      if (!value || values.length >= MAX_PARTS) return undefined;
      values.push(...value);
    } while (this.#takeMark(','));
    return this.#takeMark(')') ? values : undefined;
  }

  #word(): string | undefined {
    const token = this.#next();
    if (token?.kind !== 'word') return undefined;
    this.#at++;
    return token.text;
  }

  #takeWord(text: string): boolean {
    return this.#take('word', text);
  }

  #takeMark(text: string): boolean {
    return this.#take('mark', text);
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#next();
    if (token?.kind !== kind || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #next(): Token | undefined {
    return this.tokens[this.#at];
  }
}

/** The condition of a rule or macro, or undefined where Falco would not take it. */
export function parseCondition(text: string): Condition | undefined {
  const tokens = tokensOf(text);
  if (!tokens || tokens.length === 0 || tokens.length > 4 * MAX_PARTS) {
    return undefined;
  }
  const reader = new Reader(tokens);
  const condition = reader.or(0);
  return condition && reader.done ? condition : undefined;
}
