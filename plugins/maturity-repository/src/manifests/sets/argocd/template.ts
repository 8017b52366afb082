import { isMapping, Mapping, textOf } from '../../objects';

const maxNodes = 5_000;

/** What a generator gives a template: `path.basename` and the like stand as they are nested. */
export type Parameters = Mapping;

/**
 * A template with its parameters put in, in Argo CD's own form (`{{path.basename}}`) or that of Go
 * (`{{ .path.basename }}`, `{{ index .path.segments 1 }}`). What can't be put in literally stays as it is.
 */
export function filled(template: unknown, parameters: Parameters): unknown {
  const left = { nodes: maxNodes };
  const fill = (value: unknown): unknown => {
    if (left.nodes-- <= 0) return value;
    if (typeof value === 'string') return fillText(value, parameters);
    if (Array.isArray(value)) return value.map(fill);
    if (!isMapping(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, fill(inner)]),
    );
  };
  return fill(template);
}

/** Whether something was left that only Argo CD can put in. */
export function isOpen(value: string): boolean {
  return value.includes('{{');
}

function fillText(text: string, parameters: Parameters): string {
  return text.replace(
    /\{\{-? {0,5}([^{}]{1,200}?) {0,5}-?\}\}/g,
    (whole, expression: string) => {
      const keys = keysOf(expression);
      const value = keys && find(parameters, keys);
      return typeof value === 'string' ||
        typeof value === 'number' ||
        typeof value === 'boolean'
        ? String(value)
        : whole;
    },
  );
}

function keysOf(expression: string): string[] | undefined {
  const index = /^index \.([\w.]{1,100}) (\d{1,2}|"[\w-]{1,50}")$/.exec(
    expression,
  );
  if (index) {
    return [...index[1].split('.'), index[2].replaceAll('"', '')];
  }
  if (!/^\.?[\w.[\]-]{1,100}$/.test(expression)) return undefined;
  return expression
    .replace(/^\./, '')
    .replace(/\[(\d{1,2})\]/g, '.$1')
    .split('.');
}

function find(parameters: Parameters, keys: readonly string[]): unknown {
  // Flat keys first: `values.env` may be one key of a list's element.
  const flat = keys.join('.');
  const isFlat = Object.hasOwn(parameters, flat);
  let value: unknown = isFlat ? parameters[flat] : parameters;
  for (const key of isFlat ? [] : keys) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isMapping(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  // In Go's form `path` is a mapping, of which the path itself is `path.path`; in the other one it is the path.
  return isMapping(value) ? textOf(value.path) || undefined : value;
}
