import { z } from 'zod';
import { RepositoryFiles } from './files';

/**
 * One top-level property of the repository evidence: its name, its shape, and how it is gathered.
 *
 * `collect` notes what it can't read with `repository.problem` and goes on: one broken file takes nothing else down.
 * If it throws nevertheless, the whole collection fails and says which section it was.
 */
export interface Section<Name extends string, Schema extends z.ZodType> {
  name: Name;
  schema: Schema;
  collect(repository: RepositoryFiles): Promise<z.output<Schema>>;
}

/** Declares a section and keeps its types. */
export function section<const Name extends string, Schema extends z.ZodType>(
  value: Section<Name, Schema>,
): Section<Name, Schema> {
  return value;
}
