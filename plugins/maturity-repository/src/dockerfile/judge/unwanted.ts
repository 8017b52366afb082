import { RepositoryFiles } from '../../files';
import { StageModel } from '../model';

const installed = ['dependencies', 'devDependencies', 'optionalDependencies'];
const example = /^\.env\.(example|sample|template|dist|defaults?)$/;

/**
 * What lies in a build context on a developer's machine, or on the one that runs the pipeline, and has no place in an
 * image: only what may be there.
 *
 * @param directory - of the context; empty for the root
 * @param stages - those that production builds
 */
export async function unwantedIn(
  repository: RepositoryFiles,
  directory: string,
  stages: readonly StageModel[],
): Promise<string[]> {
  const prefix = directory === '' ? '' : `${directory}/`;
  const unwanted: string[] = [];
  if (directory === '' && !usesGit(stages)) unwanted.push('.git');
  if (await installsModules(repository, prefix)) unwanted.push('node_modules');
  unwanted.push(...(await environmentFiles(repository, prefix)));
  return unwanted;
}

function usesGit(stages: readonly StageModel[]): boolean {
  return stages
    .flatMap(({ runs }) => runs)
    .flatMap(({ commands }) => commands)
    .some(
      ({ name, args }) =>
        name === 'git' &&
        /^(rev-parse|describe|log|show|status)$/.test(
          args.find(arg => !arg.startsWith('-')) ?? '',
        ),
    );
}

/** Whether an install beside the package.json makes a node_modules: one that needs nothing has none, nor has Plug'n'Play. */
async function installsModules(
  repository: RepositoryFiles,
  prefix: string,
): Promise<boolean> {
  if (!(await repository.exists(`${prefix}package.json`))) return false;
  const content = await repository.read(`${prefix}package.json`);
  if (content.kind === 'text' && !hasDependencies(content.text)) return false;
  if (await repository.exists(`${prefix}.pnp.cjs`)) return false;
  const yarn = await repository.read(`${prefix}.yarnrc.yml`);
  return !(yarn.kind === 'text' && /^nodeLinker:\s{0,9}pnp\b/m.test(yarn.text));
}

/** True also where it can't be told. */
function hasDependencies(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null) return true;
    const fields = manifest as Record<string, unknown>;
    return (
      fields.workspaces !== undefined ||
      installed.some(name => Object.keys(fields[name] ?? {}).length > 0)
    );
  } catch {
    return true;
  }
}

/**
 * The environment files that people keep here: one that is committed, one of which an example is, and those that Git is
 * told to ignore in this directory. One that is committed under a name of its own (`.env.production`) belongs to the
 * build.
 */
async function environmentFiles(
  repository: RepositoryFiles,
  prefix: string,
): Promise<string[]> {
  const found = new Set<string>();
  if (await repository.exists(`${prefix}.env`)) found.add('.env');
  const names = repository
    .find('**/.env.*', { scope: 'any' })
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path }) => path.slice(prefix.length));
  if (names.some(name => example.test(name))) found.add('.env');
  const content = await repository.read(`${prefix}.gitignore`);
  if (content.kind !== 'text') return [...found];
  for (const line of content.text.split('\n').slice(0, 5_000)) {
    const pattern = line.trim().replace(/^(\*\*)?\//, '');
    if (/^(\.env\*?|\*\.env)$/.test(pattern)) found.add('.env');
    if (/^\.env\.(\*|local|\*\.local)$/.test(pattern)) {
      found.add('.env.local');
    }
  }
  return [...found];
}
