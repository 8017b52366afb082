import { readAhead, RepositoryFiles, yamlOf } from '../files';
import { Container } from './shapes';
import { listOf, textOf, valueAt } from './objects';

const skaffoldFiles = '**/skaffold{,.*,-*}.{yml,yaml}';
const scriptFiles = [
  '**/{Makefile,makefile,GNUmakefile,Taskfile.yaml,Taskfile.yml,.gitlab-ci.yml}',
  '**/*.{mk,sh}',
  '.github/workflows/*.{yml,yaml}',
];
const maxFiles = 200;
const maxScript = 200_000;

/** `kustomize edit set image controller=registry.example.com/controller:1.2`. */
const editImage =
  /\bedit\s{1,4}set\s{1,4}image\s{1,4}["']?([\w./:-]{1,200}?)=/g;

/**
 * The containers of a repository, those of which the image is put in when it is deployed marked as such: Skaffold builds
 * and names its artifacts, and scripts have kustomize name what they built.
 */
export async function withFilledImages(
  repository: RepositoryFiles,
  containers: Container[],
): Promise<Container[]> {
  if (!containers.some(({ image }) => mayBeFilled(image))) return containers;
  const names = new Set([
    ...(await artifactsOf(repository)),
    ...(await editedImagesOf(repository)),
  ]);
  return containers.map(container => {
    const { image } = container;
    return mayBeFilled(image) && names.has(nameOf(image))
      ? { ...container, image: { ...image, placeholder: true } }
      : container;
  });
}

function mayBeFilled({ set, digest }: Container['image']): boolean {
  return set && digest === '';
}

/** As it is written, without its tag. */
function nameOf({ text, tag }: Container['image']): string {
  return tag === '' ? text : text.slice(0, -tag.length - 1);
}

async function artifactsOf(repository: RepositoryFiles): Promise<string[]> {
  const names: string[] = [];
  for (const path of await found(repository, skaffoldFiles)) {
    const { documents } = await yamlOf(repository, path, 'kubernetes');
    for (const { value } of documents) {
      const builds = [value, ...listOf(valueAt(value, ['profiles']))];
      for (const build of builds) {
        const artifacts = listOf(valueAt(build, ['build', 'artifacts']));
        names.push(...artifacts.map(item => textOf(valueAt(item, ['image']))));
      }
    }
  }
  return names;
}

async function editedImagesOf(repository: RepositoryFiles): Promise<string[]> {
  const names: string[] = [];
  for (const path of await found(repository, scriptFiles)) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    const text = content.text.slice(0, maxScript);
    names.push(...[...text.matchAll(editImage)].map(([, name]) => name));
  }
  return names;
}

async function found(
  repository: RepositoryFiles,
  globs: string | string[],
): Promise<string[]> {
  const files = repository.find(globs, { scope: 'any' }).slice(0, maxFiles);
  const paths = files.map(({ path }) => path);
  await readAhead(repository, paths);
  return paths;
}
