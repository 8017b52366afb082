import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * Parses what the scaffolder hands over, filling the defaults that its JSON Schema check leaves out.
 * Throws an InputError that names each field.
 */
export function parseInput<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
): z.output<T> {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw new InputError(
      `The input can't be used: ${result.error.issues
        .map(issue => `${issue.path.join('.') || 'input'}: ${issue.message}`)
        .join('; ')}`,
    );
  }
  return result.data;
}
