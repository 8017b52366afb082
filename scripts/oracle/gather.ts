import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  collectRepository,
  RepositoryEvidence,
} from '../../plugins/maturity-repository/src';
import { openRepository } from '../../plugins/maturity-repository/src/files';
import {
  loadManifestSets,
  ManifestSet,
} from '../../plugins/maturity-repository/src/manifests/sets';
import { containersOf, Subject } from './subjects';

/** Subjects whose evidence is one document: the objects of one set, or the Dockerfiles of one repository. */
export interface Group {
  evidence: RepositoryEvidence;
  subjects: Subject[];
  /** How a subject's file is called in the evidence. */
  fileOf(subject: Subject): string;
}

/** Tests and examples of a repository are judged too: the more the better. */
const exclude = ['**/node_modules/**', '**/.git/**'];

/** Writes what a repository deploys, one object a file, and its Dockerfiles, below the work directory. */
export async function gather(
  root: string,
  repository: string,
  work: { directory: string; number: number },
): Promise<{ groups: Group[]; missing: string[] }> {
  const files = await openRepository({ root, exclude });
  const sets = await loadManifestSets(files);
  const groups: Group[] = [];
  for (const [index, set] of sets.entries()) {
    if (set.objects.length === 0) continue;
    const below = join(`r${work.number}`, `s${index}`);
    groups.push(await objectsOf(set, repository, work.directory, below));
  }
  groups.push(
    await dockerfilesOf(root, repository, work.directory, `r${work.number}`),
  );
  const missing = sets.flatMap(({ gaps }) =>
    gaps.map(({ source, reason }) => `${source.file}: ${reason.en}`),
  );
  return { groups, missing };
}

async function objectsOf(
  set: ManifestSet,
  repository: string,
  directory: string,
  below: string,
): Promise<Group> {
  const subjects: Subject[] = [];
  for (const [index, object] of set.objects.entries()) {
    const name = `${object.kind}-${object.name}`.replace(/[^\w.-]+/g, '-');
    const file = join(below, `${String(index).padStart(4, '0')}-${name}.yaml`);
    // JSON is YAML that no two readers understand differently.
    const text = `${JSON.stringify(object.value, null, 2)}\n`;
    await write(join(directory, file), text);
    subjects.push({
      repository,
      kind: 'object',
      title: `${object.kind}/${object.name}`,
      source: object.source,
      file,
      text,
      object: object.value,
      containers: containersOf(text),
    });
  }
  return {
    evidence: await collectRepository({
      root: join(directory, below),
      exclude: [],
    }),
    subjects,
    fileOf: ({ file }) => basename(file),
  };
}

async function dockerfilesOf(
  root: string,
  repository: string,
  directory: string,
  below: string,
): Promise<Group> {
  const evidence = await collectRepository({ root, exclude });
  const subjects: Subject[] = [];
  for (const [index, { source }] of evidence.dockerfiles.entries()) {
    const file = join(below, `d${index}`, 'Dockerfile');
    const text = await readFile(join(root, source.file ?? ''), 'utf8');
    await write(join(directory, file), text);
    subjects.push({
      repository,
      kind: 'dockerfile',
      title: source.file ?? '',
      source,
      file,
      text,
      object: {},
      containers: [],
    });
  }
  return { evidence, subjects, fileOf: ({ title }) => title };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
