import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository, OpenRepositoryOptions } from './repository';
import { RepositoryFiles } from './types';

const made: string[] = [];

afterAll(async () => {
  await Promise.all(
    made.splice(0).map(path => rm(path, { recursive: true, force: true })),
  );
}, 60_000);

/** A temporary directory with these files; removed after the test file. */
export async function directoryOf(
  files: Record<string, string | Buffer>,
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'repository-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** The files of a temporary directory, opened as the collector does. */
export async function repositoryOf(
  files: Record<string, string | Buffer>,
  options: Omit<OpenRepositoryOptions, 'root'> = {},
): Promise<RepositoryFiles> {
  return openRepository({ ...options, root: await directoryOf(files) });
}
