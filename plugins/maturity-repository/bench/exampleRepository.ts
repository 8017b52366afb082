import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { containers, deployment, pipelines } from './exampleDelivery';
import { documents, programs, projects } from './exampleProjects';

/** How many files the repository has. */
export const FILES = 200;

/** The files of a repository with four services, by path; always the same. */
export function exampleRepository(): Map<string, string> {
  const files = new Map([
    ...projects(),
    ...containers(),
    ...pipelines(),
    ...deployment(),
    ...documents(),
  ]);
  for (const [path, text] of programs(FILES - files.size)) {
    files.set(path, text);
  }
  if (files.size !== FILES) {
    throw new Error(`${files.size} files instead of ${FILES}`);
  }
  return files;
}

/** Writes files to a new directory, and removes it when `use` is through. */
export async function withDirectory<T>(
  files: Map<string, string>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return await use(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
