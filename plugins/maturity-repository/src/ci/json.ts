/** The text as JSON, or undefined; never throws. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object with any keys, or an empty one. */
export function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The value's own property, also where its name is one of Object's. */
export function own(value: unknown, key: string): unknown {
  const all = record(value);
  return Object.hasOwn(all, key) ? all[key] : undefined;
}

/** The value as a list: itself, or the one thing it is, or nothing. */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Strings, numbers and booleans of a value as strings. */
export function strings(value: unknown): string[] {
  return list(value)
    .filter(item => ['string', 'number', 'boolean'].includes(typeof item))
    .map(String);
}

/** The value as text; numbers and booleans as they would be written. */
export function plainText(value: unknown): string | undefined {
  return strings(Array.isArray(value) ? undefined : value)[0];
}
