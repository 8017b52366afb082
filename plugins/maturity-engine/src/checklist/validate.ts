import type { z } from 'zod';
import type { ChecklistError, Path, SourceFile } from './sourceFile';
import { expectedOneOf } from './suggest';

/** Where errors and warnings of a checklist gather. */
export interface Report {
  error(error: ChecklistError): void;
  warning(error: ChecklistError): void;
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** Checks the value at a path of a file against a schema; what is wrong is reported at its place. */
export function validate<S extends z.ZodType>(
  schema: S,
  source: SourceFile,
  path: Path,
  report: Report,
): z.infer<S> | undefined {
  const result = schema.safeParse(source.valueAt(path));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const error of describe(issue, source, path)) report.error(error);
  }
  return undefined;
}

function describe(
  issue: z.core.$ZodIssue,
  source: SourceFile,
  base: Path,
): ChecklistError[] {
  const path = [...base, ...(issue.path as Array<string | number>)];
  const name = nameOf(path);
  const value = source.valueAt(path);

  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(',');
    return issue.keys.map(key =>
      source.error(
        [...path, key],
        `unknown key '${key}'`,
        expectedOneOf(key, known),
        { key: true },
      ),
    );
  }
  if (issue.code === 'invalid_key') {
    const [reason] = issue.issues;
    return [
      source.error(path, `'${name}' is not a name`, reason?.message, {
        key: true,
      }),
    ];
  }
  if (value === undefined) {
    return [
      source.error(
        path.slice(0, -1),
        `${name} is missing`,
        missing(issue, name),
      ),
    ];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    return [
      source.error(
        path,
        `${name} is ${show(value)}`,
        typeof value === 'string'
          ? expectedOneOf(value, allowed)
          : `one of ${allowed.join(', ')}`,
      ),
    ];
  }
  return [source.error(path, `${name} is ${show(value)}`, expectedBy(issue))];
}

function missing(issue: z.core.$ZodIssue, name: string): string {
  if (name === 'en' || name === 'zh')
    return 'every text in English (en) and in Chinese (zh)';
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.join(', ')}`;
  return expectedBy(issue);
}

/** A schema that words what it expects is quoted; for the others, its type is named. */
function expectedBy(issue: z.core.$ZodIssue): string {
  const isWorded = !issue.message.startsWith('Invalid input');
  if (issue.code !== 'invalid_type' || isWorded) return issue.message;
  return TYPE_NAMES[issue.expected] ?? 'a value';
}

function nameOf(path: Path): string {
  const last = path.at(-1) ?? 'the document';
  return typeof last === 'number'
    ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}`
    : last;
}

function show(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
