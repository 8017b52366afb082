import { posix } from 'node:path';
import { RepositoryFile, RepositoryFiles } from '../files';
import { BuildCall, directoryOf } from './buildCall';
import { discoverShared, isDevelopmentFile } from './discover';
import { buildModel, DockerfileModel } from './model';
import { parseDockerfile } from './parse';

const maxFiles = 50;
const maxText = 256 * 1024;
/** Where within a service the program lies by custom. */
const programDirectories = ['', '/src', '/app', '/cmd'];

/**
 * Dockerfiles outside the entity's directory from which its image is built: a build call names a context within the
 * directory, or gives its name as a build argument; or the Dockerfile copies the directory.
 */
export async function dockerfilesElsewhere(
  repository: RepositoryFiles,
  calls: readonly BuildCall[],
): Promise<RepositoryFile[]> {
  const { subpath } = repository;
  if (subpath === '') return [];
  const named = calls.map(({ dockerfile }) => dockerfile);
  const visible = discoverShared(repository).map(({ path }) => path);
  const found: RepositoryFile[] = [];
  for (const path of [...new Set([...named, ...visible])].slice(0, maxFiles)) {
    if (path.startsWith(`${subpath}/`) || isDevelopmentFile(path)) continue;
    const content = await repository.read(path);
    if (content.kind !== 'text' || content.text.length > maxText) continue;
    const own = calls.filter(({ dockerfile }) => dockerfile === path);
    if (
      own.some(call => isFor(call, subpath)) ||
      copies(content.text, contextsOf(own, path), subpath)
    ) {
      found.push({ path, local: path, scope: 'shared' });
    }
  }
  return found;
}

function isFor({ context, args }: BuildCall, subpath: string): boolean {
  return (
    isWithin(context, subpath) ||
    args.some(
      value =>
        value === posix.basename(subpath) ||
        isWithin(posix.normalize(value), subpath),
    )
  );
}

function isWithin(path: string, subpath: string): boolean {
  return path === subpath || path.startsWith(`${subpath}/`);
}

/** The contexts that the calls name; without a call the root and the directory of the Dockerfile. */
function contextsOf(calls: readonly BuildCall[], path: string): string[] {
  return calls.length > 0
    ? calls.map(({ context }) => context)
    : ['', directoryOf(path)];
}

function copies(
  text: string,
  contexts: readonly string[],
  subpath: string,
): boolean {
  const model = modelOf(text);
  if (!model) return false;
  const wanted = new Set(
    programDirectories.map(directory => `${subpath}${directory}`),
  );
  return model.stages
    .flatMap(stage => stage.copies)
    .filter(({ from }) => from === undefined)
    .flatMap(({ sources }) => sources)
    .some(source =>
      contexts.some(context =>
        wanted.has(posix.join(context, source).replace(/^\/|\/$/g, '')),
      ),
    );
}

function modelOf(text: string): DockerfileModel | undefined {
  try {
    return buildModel(parseDockerfile(text));
  } catch {
    return undefined;
  }
}
