import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { isMapping, listOf, Mapping, textOf, valueAt } from '../../objects';

const maxDepth = 20;

/**
 * What an Application's `helm` says besides values files: valuesObject, else values, with the parameters over them.
 * `unreadable` where a parameter sets a list's item, which depends on the list it lies over; `broken` where the values
 * are not YAML.
 */
export function inlineValues(helm: unknown): {
  values: Mapping | undefined;
  unreadable: boolean;
  broken: boolean;
} {
  const object = valueAt(helm, ['valuesObject']);
  const base = isMapping(object)
    ? { ok: true, values: object }
    : parsed(textOf(valueAt(helm, ['values'])));
  let values = base.values;
  let unreadable = false;
  for (const parameter of listOf(valueAt(helm, ['parameters']))) {
    const name = textOf(valueAt(parameter, ['name']));
    const keys = keysOf(name);
    if (!keys) {
      unreadable = true;
      continue;
    }
    const text = valueAt(parameter, ['value']);
    const forced = valueAt(parameter, ['forceString']) === true;
    values = withValue(values ?? {}, keys, forced ? String(text) : plain(text));
  }
  return { values, unreadable, broken: !base.ok };
}

function parsed(text: string): { ok: boolean; values: Mapping | undefined } {
  if (text.trim() === '') return { ok: true, values: undefined };
  const { documents, errors } = parseYaml(text, {
    dialect: 'kubernetes',
    duplicateKeys: 'last',
  });
  const value = documents[0]?.value ?? undefined;
  if (value === undefined) {
    return { ok: errors.length === 0, values: undefined };
  }
  return isMapping(value)
    ? { ok: true, values: value }
    : { ok: false, values: undefined };
}

/** `a.b\.c` has two keys; one with an index or braces is not read. */
function keysOf(name: string): string[] | undefined {
  if (name === '' || /[[\]{}]/.test(name)) return undefined;
  const keys = name
    .replaceAll('\\.', '\0')
    .split('.')
    .map(key => key.replaceAll('\0', '.'));
  return keys.length > maxDepth || keys.includes('') ? undefined : keys;
}

/** As `helm --set` reads a value. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (value === 'null') return null;
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(value)) return Number(value);
  return value;
}

function withValue(
  values: Mapping,
  [key, ...rest]: readonly string[],
  value: unknown,
): Mapping {
  const inner = Object.hasOwn(values, key) ? values[key] : undefined;
  const next =
    rest.length === 0
      ? value
      : withValue(isMapping(inner) ? inner : {}, rest, value);
  return Object.fromEntries([...Object.entries(values), [key, next]]);
}
