import { own, plainText, record, strings } from '../json';
import { Scope, shown, valuesOf } from './expressions';

/** An input as it is shown: expressions that aren't known become `${…}`. */
export function inputsOf(inputs: unknown, scope: Scope) {
  return (name: string) => {
    const value = plainText(own(inputs, name));
    return value === undefined ? undefined : shown(value, scope);
  };
}

/** Targets whose expressions have several values, each; unknown ones make the place unknown. */
export function resolvedTargets(
  targets: readonly string[] | undefined,
  inputs: unknown,
  scope: Scope,
): readonly string[] | undefined {
  if (!targets || targets.length === 0) return targets;
  if (!targets.some(target => target.includes('${…}'))) return targets;
  const written = [
    plainText(own(inputs, 'file'))?.replace(/\/?[^/]*$/, ''),
    plainText(own(inputs, 'context')),
  ].find(path => path);
  const known = written === undefined ? undefined : valuesOf(written, scope);
  return known ?? [];
}

/** Values of the inputs that a workflow or action is called with, or their defaults. */
export function inputValues(
  declared: unknown,
  given: unknown,
  scope: Scope,
): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [name, input] of Object.entries(record(declared))) {
    const value =
      plainText(own(given, name)) ?? plainText(own(input, 'default'));
    const known = value === undefined ? undefined : valuesOf(value, scope);
    if (known) all.set(name, known);
  }
  for (const [name, value] of Object.entries(record(given))) {
    const known = valuesOf(strings(value)[0] ?? '', scope);
    if (known) all.set(name, known);
    else all.delete(name);
  }
  return all;
}
