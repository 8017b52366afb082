import { z } from 'zod';
import { OpenRepositoryOptions } from '../files/repository';
import { repositoryOf } from '../files/testing';
import { Section } from '../section';

/** What a section gathers from these files, checked against its published shape. */
export async function collected<Schema extends z.ZodType>(
  section: Section<string, Schema>,
  files: Record<string, string | Buffer>,
  options: Omit<OpenRepositoryOptions, 'root'> = {},
): Promise<z.output<Schema>> {
  const evidence = await section.collect(await repositoryOf(files, options));
  section.schema.parse(evidence);
  return evidence;
}
