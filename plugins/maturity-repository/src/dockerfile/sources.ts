import { posix } from 'node:path';
import { directoriesAbove, RepositoryFiles } from '../files';
import { inTurns } from '../turn';
import { RequirementsLookup } from './judge/dependencyTools';

const javascript = /^(package\.json|[\w-]*lock[\w.-]*|\.npmrc|\.yarnrc\.yml)$/;
/** Files that say which libraries a project needs, by the tool that reads them. */
const manifests: Record<string, RegExp> = {
  npm: javascript,
  yarn: javascript,
  pnpm: javascript,
  bun: javascript,
  pip: /^(requirements[\w.-]*\.txt|pyproject\.toml|setup\.(py|cfg))$/,
  uv: /^(pyproject\.toml|uv\.lock)$/,
  poetry: /^(pyproject\.toml|poetry\.lock)$/,
  pipenv: /^Pipfile(\.lock)?$/,
  go: /^go\.(mod|sum|work)$/,
  cargo: /^Cargo\.(toml|lock)$/,
  bundler: /^(Gemfile(\.lock)?|[\w-]+\.gemspec)$/,
  composer: /^composer\.(json|lock)$/,
  maven: /^pom\.xml$/,
  gradle: /^(build|settings)\.gradle(\.kts)?$/,
  dotnet: /\.(csproj|fsproj|vbproj|slnx?|slnf)$/,
};
const sourceFile =
  /\.(go|[cm]?[jt]sx?|vue|svelte|py|rs|rb|php|java|kt|kts|scala|cs|fs|vb|ex|swift|c|cc|cpp)$/;
/** What a build is made of besides the program. */
const buildDirectory = /(^|\/)(buildSrc|build-logic|gradle)$/;

/** Most files are none, and one expression says so faster than one of each. */
const anyManifest = new RegExp(
  [...new Set(Object.values(manifests))].map(({ source }) => source).join('|'),
);

interface Sources extends Pick<RequirementsLookup, 'sourceIn' | 'isManifest'> {
  /** Names of the files of the context and of the repository's root. */
  names: ReadonlySet<string>;
}

/** What lies in a build context, whichever Dockerfile it is built with. */
interface ContextFiles {
  names: Set<string>;
  withSource: Set<string>;
  /** Manifests, by the directory they lie in. */
  manifestsIn: Map<string, string[]>;
}

const known = new WeakMap<
  RepositoryFiles,
  Map<string, Promise<ContextFiles>>
>();

/** Where in a build context the source lies. @param context - directory of the context; empty for the root. */
export async function sourcesOf(
  repository: RepositoryFiles,
  context: string,
  dockerfile: string,
): Promise<Sources> {
  const prefix = context === '' ? '' : `${context}/`;
  const { names, withSource, manifestsIn } = await filesIn(repository, prefix);
  const aboveDockerfile = dockerfile.startsWith(prefix)
    ? directoriesAbove([dockerfile.slice(prefix.length)])
    : new Set<string>();
  return {
    names,
    isManifest,
    sourceIn: (directory, tool) => {
      if (!withSource.has(directory)) return 'none';
      if (aboveDockerfile.has(directory)) return 'all';
      const holdsManifest = (manifestsIn.get(directory) ?? [])
        .slice(0, 100)
        .some(path => isManifest(path, tool));
      return holdsManifest && !buildDirectory.test(directory)
        ? 'project'
        : 'none';
    },
  };
}

function filesIn(
  repository: RepositoryFiles,
  prefix: string,
): Promise<ContextFiles> {
  const contexts = known.get(repository) ?? new Map();
  known.set(repository, contexts);
  const files = contexts.get(prefix) ?? sortFiles(repository, prefix);
  contexts.set(prefix, files);
  return files;
}

async function sortFiles(
  repository: RepositoryFiles,
  prefix: string,
): Promise<ContextFiles> {
  const names = new Set<string>();
  const sources: string[] = [];
  const manifestsIn = new Map<string, string[]>();
  for await (const piece of inTurns(repository.files)) {
    for (const file of piece) {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      if (!file.path.startsWith(prefix)) {
        if (name === file.path) names.add(name);
        continue;
      }
      names.add(name);
      const path = file.path.slice(prefix.length);
      if (sourceFile.test(name)) sources.push(path);
      if (!anyManifest.test(name)) continue;
      const directory = posix.dirname(path);
      const found = manifestsIn.get(directory);
      if (found) found.push(path);
      else manifestsIn.set(directory, [path]);
    }
  }
  return { names, withSource: directoriesAbove(sources), manifestsIn };
}

function isManifest(path: string, tool: string): boolean {
  return (
    Object.hasOwn(manifests, tool) && manifests[tool].test(posix.basename(path))
  );
}
