/** A directive of Fluentd such as `<source>`, with its parameters and what is in it. */
export interface Directive {
  /** `source`, `match`, `buffer` … */
  name: string;
  /** What stands behind the name: a pattern of tags. */
  argument: string;
  parameters: Map<string, { value: string; line: number }>;
  children: Directive[];
  line: number;
}

const maxLines = 20_000;
const maxDepth = 20;

/** Reads a configuration of Fluentd as a tree; what is malformed is passed over. */
export function parseFluentd(text: string): Directive {
  const root = directive('', '', 0);
  const open = [root];
  text
    .split('\n', maxLines)
    .map(line => line.slice(0, 2_000).trim())
    .forEach((line, index) => {
      const current = open[open.length - 1];
      const [, closing, name, argument] =
        /^<(\/?)([\w.]+)\s*([^>]*)>/.exec(line) ?? [];
      if (closing === '/') {
        const at = open.map(each => each.name).lastIndexOf(name);
        if (at > 0) open.length = at;
      } else if (name !== undefined) {
        const child = directive(name, argument.trim(), index + 1);
        current.children.push(child);
        if (open.length < maxDepth) open.push(child);
      } else if (line !== '' && !line.startsWith('#')) {
        const [key] = line.split(/\s/, 1);
        const value = line.slice(key.length).trim();
        current.parameters.set(key.toLowerCase(), { value, line: index + 1 });
      }
    });
  return root;
}

function directive(name: string, argument: string, line: number): Directive {
  return { name, argument, parameters: new Map(), children: [], line };
}

/** A parameter without quotes; empty where it isn't set. */
export function parameter(of: Directive, ...names: string[]): string {
  for (const name of names) {
    const value = of.parameters.get(name)?.value;
    if (value !== undefined) return value.replace(/^(["'])(.*)\1$/, '$2');
  }
  return '';
}

/** All directives of a name, however deep. */
export function* directivesOf(
  of: Directive,
  ...names: string[]
): Generator<Directive> {
  for (const child of of.children) {
    if (names.includes(child.name)) yield child;
    yield* directivesOf(child, ...names);
  }
}
