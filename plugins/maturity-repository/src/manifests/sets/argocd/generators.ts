import { directoriesOf, RepositoryFiles, yamlOf } from '../../../files';
import { isMapping, Mapping, textOf, valueAt } from '../../objects';
import { directoryOf, nameOf } from '../paths';
import { matchesGlob } from './pathGlob';
import { Parameters } from './template';

const maxGenerated = 60;
const maxFiles = 60;
const maxGlobs = 20;
const maxGlobLength = 200;

/** What a generator gives; undefined where only Argo CD knows (clusters, pull requests, merges …). */
export async function generated(
  generator: unknown,
  repository: RepositoryFiles,
): Promise<Parameters[] | undefined> {
  const elements = valueAt(generator, ['list', 'elements']);
  if (Array.isArray(elements)) return fromList(elements);
  const git = valueAt(generator, ['git']);
  if (isMapping(git)) return fromGit(git, repository);
  const inner = valueAt(generator, ['matrix', 'generators']);
  if (Array.isArray(inner) && inner.length === 2) {
    return fromMatrix(inner, repository);
  }
  return undefined;
}

function fromList(elements: readonly unknown[]): Parameters[] {
  return elements.filter(isMapping).slice(0, maxGenerated);
}

async function fromGit(
  git: Mapping,
  repository: RepositoryFiles,
): Promise<Parameters[] | undefined> {
  const values = isMapping(git.values) ? { values: git.values } : {};
  if (Array.isArray(git.directories)) {
    const directories = [...directoriesOf(repository)].sort();
    return selected(git.directories, directories).map(path => ({
      path: pathParameters(path),
      ...values,
    }));
  }
  if (!Array.isArray(git.files)) return undefined;
  const paths = repository
    .find('**/*.{yaml,yml,json}', { scope: 'any' })
    .map(({ path }) => path);
  const found: Parameters[] = [];
  for (const path of selected(git.files, paths).slice(0, maxFiles)) {
    const { documents } = await yamlOf(repository, path, 'kubernetes');
    const value = documents[0]?.value;
    const directory = {
      ...pathParameters(directoryOf(path)),
      filename: nameOf(path),
    };
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isMapping(item)) continue;
      found.push({ ...item, path: directory, ...values });
    }
  }
  return found.slice(0, maxGenerated);
}

async function fromMatrix(
  [first, second]: readonly unknown[],
  repository: RepositoryFiles,
): Promise<Parameters[] | undefined> {
  const outer = await generated(first, repository);
  const inner = await generated(second, repository);
  if (!outer || !inner) return undefined;
  return outer
    .flatMap(left => inner.map(right => ({ ...left, ...right })))
    .slice(0, maxGenerated);
}

/** Entries with `exclude` take away, in whatever order. */
function selected(
  entries: readonly unknown[],
  paths: readonly string[],
): string[] {
  const globs = (exclude: boolean) =>
    entries
      .slice(0, maxGlobs)
      .filter(entry => (valueAt(entry, ['exclude']) === true) === exclude)
      .map(entry => textOf(valueAt(entry, ['path'])).slice(0, maxGlobLength));
  const included = globs(false);
  const excluded = globs(true);
  return paths
    .filter(
      path =>
        included.some(glob => matchesGlob(path, glob)) &&
        !excluded.some(glob => matchesGlob(path, glob)),
    )
    .slice(0, maxGenerated);
}

function pathParameters(path: string): Mapping {
  return {
    path,
    basename: nameOf(path),
    basenameNormalized: nameOf(path).replaceAll(/[^a-zA-Z0-9.-]/g, '-'),
    segments: path.split('/'),
    // `{{path[0]}}`
    ...Object.fromEntries(
      path.split('/').map((part, at) => [String(at), part]),
    ),
  };
}
