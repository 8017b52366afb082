import { Variables } from '../../shell';
import { list, own, record, strings, plainText } from '../json';

/** What is known where a job or a step runs. */
export interface Scope {
  matrix: Variables;
  inputs: Variables;
  env: Variables;
}

export const emptyScope: Scope = {
  matrix: new Map(),
  inputs: new Map(),
  env: new Map(),
};

const expression = /\$\{\{([\s\S]*?)\}\}/g;
const MAX_VALUES = 64;

/** Every value that the inside of `${{ … }}` may have, or undefined. */
export function resolve(
  inside: string,
  scope: Scope,
): readonly string[] | undefined {
  const parts = inside.split('||').map(part => part.trim());
  const all: string[] = [];
  for (const part of parts) {
    const known = resolveOne(part, scope);
    if (!known) return undefined;
    all.push(...known);
  }
  return [...new Set(all)].slice(0, MAX_VALUES);
}

function resolveOne(part: string, scope: Scope): readonly string[] | undefined {
  const quoted = /^'([^']*)'$/.exec(part);
  if (quoted) return [quoted[1]];
  if (part === 'github.workspace') return ['/'];
  const name = /^(matrix|inputs|env)\.([\w.-]+)$/.exec(part);
  if (!name) return undefined;
  return scope[name[1] as keyof Scope].get(name[2]);
}

/**
 * Turns expressions into shell variables: `${{ matrix.service }}` becomes `${GH_0}`, whose values are known or not.
 * The number of lines stays.
 */
export function shellText(
  script: string,
  scope: Scope,
): { text: string; variables: Map<string, readonly string[]> } {
  const variables = new Map(scope.env);
  variables.set('GITHUB_WORKSPACE', ['/']);
  let count = 0;
  const replaced = script.replace(expression, (_, inside: string) => {
    // A digest says so by its name, which is all that is known of most values.
    const kind = /digest/i.test(inside) ? '_DIGEST' : '';
    const name = `GH_${count++}${kind}`;
    const known = resolve(inside, scope);
    if (known) variables.set(name, known);
    return `\${${name}}${'\n'.repeat(inside.split('\n').length - 1)}`;
  });
  return { text: replaced, variables };
}

/** Every value that a text with expressions may have, or undefined. */
export function valuesOf(
  value: string,
  scope: Scope,
): readonly string[] | undefined {
  let all = [''];
  let last = 0;
  for (const match of value.matchAll(expression)) {
    const known = resolve(match[1], scope);
    if (!known) return undefined;
    const before = value.slice(last, match.index);
    all = all.flatMap(start => known.map(end => start + before + end));
    if (all.length > MAX_VALUES) return undefined;
    last = match.index + match[0].length;
  }
  return all.map(start => start + value.slice(last));
}

/** The text with expressions put in that have one value; the others become `${…}`, never what they name. */
export function shown(value: string, scope: Scope): string {
  return value.replace(expression, (_, inside: string) => {
    const known = resolve(inside, scope);
    return known?.length === 1 ? known[0] : '${…}';
  });
}

/** Values of a map whose texts may hold expressions; those that can't be told are left out. */
export function variablesOf(
  value: unknown,
  scope: Scope,
  base: Variables = new Map(),
): Map<string, readonly string[]> {
  const all = new Map(base);
  for (const [name, item] of Object.entries(record(value))) {
    const plain = plainText(item);
    const known = plain === undefined ? undefined : valuesOf(plain, scope);
    if (known) all.set(name, known);
    else all.delete(name);
  }
  return all;
}

/** Values that each key of a matrix takes over all combinations; objects give `key.field`. */
export function matrixOf(value: unknown): Map<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const add = (key: string, item: unknown) => {
    const plain = plainText(item);
    if (plain !== undefined) {
      if (!plain.includes('${{'))
        all.set(key, [...(all.get(key) ?? []), plain]);
      return;
    }
    for (const [field, inner] of Object.entries(record(item)).slice(0, 30)) {
      if (strings(inner).length > 0 && !Array.isArray(inner))
        add(`${key}.${field}`, inner);
    }
  };
  for (const [key, items] of Object.entries(record(value)).slice(0, 30)) {
    if (key === 'exclude') continue;
    if (key === 'include') {
      for (const item of list(items).slice(0, 256)) {
        for (const [name, inner] of Object.entries(record(item)))
          add(name, inner);
      }
    } else {
      for (const item of list(items).slice(0, 256)) add(key, item);
    }
  }
  if (typeof own(value, 'include') === 'string') return new Map();
  return all;
}
