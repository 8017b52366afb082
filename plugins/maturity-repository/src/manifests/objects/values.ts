/** A mapping of YAML. */
export type Mapping = Record<string, unknown>;

/** Whether a value is a mapping. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a mapping or an item of a list; undefined where there is none. */
export function childOf(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) return value[Number(part)];
  if (!isMapping(value)) return undefined;
  return Object.hasOwn(value, part) ? value[part] : undefined;
}

/** What stands at a path. */
export function valueAt(
  value: unknown,
  path: ReadonlyArray<string | number>,
): unknown {
  return path.reduce<unknown>(childOf, value);
}

/** The items of a list; of anything else none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; of anything else the empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
