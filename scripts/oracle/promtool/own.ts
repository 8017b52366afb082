import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { observabilityCases } from '../../../plugins/maturity-repository/src/checkCases/observability';
import { renderGoldenPath } from '../goldenPath';

const repositoryRoot = resolve(__dirname, '../../..');

/** What is looked at unless told: the repositories of our own cases, the examples and the golden paths. */
export async function ownDirectories(work: string): Promise<string[]> {
  const services = join(repositoryRoot, 'examples/services');
  const directories = (await readdir(services)).sort();
  return [
    ...directories.map(name => join(services, name)),
    ...(await renderGoldenPath(join(work, 'golden'))),
    ...(await writeCases(join(work, 'cases'))),
  ];
}

async function writeCases(directory: string): Promise<string[]> {
  const written: string[] = [];
  for (const [index, { files }] of observabilityCases.entries()) {
    const root = join(directory, String(index));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    written.push(root);
  }
  return written;
}
