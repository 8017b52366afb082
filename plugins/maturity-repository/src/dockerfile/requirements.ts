import { RepositoryFiles } from '../files';
import { RequirementsLookup } from './judge/dependencyTools';
import { DockerfileModel } from './model';
import { sourcesOf } from './sources';

/** Reads what decides whether an install is exact and cached: requirements files, lockfiles, and where the source lies. */
export async function requirementsLookup(
  repository: RepositoryFiles,
  directory: string,
  model: DockerfileModel,
  dockerfile: string,
): Promise<RequirementsLookup> {
  const prefix = directory === '' ? '' : `${directory}/`;
  const usesPip = model.stages.some(({ runs }) =>
    runs.some(({ commands }) =>
      commands.some(({ args }) => args.some(arg => arg.endsWith('.txt'))),
    ),
  );
  const pinned = new Map<string, boolean>();
  if (usesPip) {
    const files = repository
      .find('**/*requirements*/*.txt', { scope: 'any' })
      .concat(repository.find('**/*.txt', { scope: 'any' }))
      .filter(({ path }) => /(requirements|constraints)/.test(path))
      .slice(0, 100);
    for (const { path } of files) {
      const content = await repository.read(path);
      if (content.kind === 'text' && path.startsWith(prefix)) {
        pinned.set(path.slice(prefix.length), isPinned(content.text));
      }
    }
  }
  const { names, ...sources } = await sourcesOf(
    repository,
    directory,
    dockerfile,
  );
  return {
    pinned: path => pinnedAt(pinned, path),
    hasFile: name => names.has(name),
    goRequiresNothing:
      names.has('go.mod') && (await goRequiresNothing(repository, prefix)),
    goVendored: await repository.exists(`${prefix}vendor/modules.txt`),
    ...sources,
  };
}

async function goRequiresNothing(
  repository: RepositoryFiles,
  prefix: string,
): Promise<boolean> {
  const files = repository
    .find('**/go.mod', { scope: 'any' })
    .filter(({ path }) => path.startsWith(prefix) || !path.includes('/'))
    .slice(0, 100);
  for (const { path } of files) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || /^\s{0,8}require\b/m.test(content.text))
      return false;
  }
  return files.length > 0;
}

/** The file may lie elsewhere in the image than in the repository: the longest common ending decides. */
function pinnedAt(
  pinned: ReadonlyMap<string, boolean>,
  path: string,
): boolean | undefined {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  for (let from = 0; from < parts.length; from++) {
    const known = pinned.get(parts.slice(from).join('/'));
    if (known !== undefined) return known;
  }
  return undefined;
}

function isPinned(text: string): boolean {
  const lines = text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map(line => line.split(' #')[0].trim())
    .filter(
      line => line !== '' && !line.startsWith('#') && !line.startsWith('-'),
    );
  return lines.every(line => /==|^\.|^[/]|^(git\+|https?:)| @ /.test(line));
}
