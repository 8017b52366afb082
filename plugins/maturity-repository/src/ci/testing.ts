import { RepositoryFiles } from '../files';
import { OpenRepositoryOptions } from '../files/repository';
import { repositoryOf } from '../files/testing';
import { CiEvidence, ciShape } from './schema';
import { ciSection } from './section';

/** The CI evidence of a repository with these files, checked against its published shape. */
export async function ciOf(
  files: Record<string, string | Buffer>,
  options: Omit<OpenRepositoryOptions, 'root'> = {},
): Promise<CiEvidence & { repository: RepositoryFiles }> {
  const repository = await repositoryOf(files, options);
  const evidence = await ciSection.collect(repository);
  ciShape.parse(evidence);
  return { ...evidence, repository };
}

/** `tool at file:line` of each activity. */
export function places(
  activities: ReadonlyArray<{
    tool: string;
    source: { file: string; line: number };
  }>,
): string[] {
  return activities.map(
    ({ tool, source }) => `${tool} at ${source.file}:${source.line}`,
  );
}
