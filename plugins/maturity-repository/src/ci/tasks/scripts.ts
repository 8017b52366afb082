import { RepositoryFiles } from '../../files';
import { Directories, enter } from '../../shell';
import { own, plainText } from '../json';
import { related } from '../paths';
import { Arguments } from '../recognise';
import { TaskCall, TaskStep } from './model';
import { PackageManifest, packageManifest, packageManifests } from './packages';

const valued = new Set([
  '--prefix',
  '-C',
  '--cwd',
  '--dir',
  '-w',
  '--workspace',
  '--filter',
  '-F',
  '--scope',
  '--concurrency',
  '--max-workers',
  '--from',
  '--include',
  '--exclude',
  '-j',
  '--jobs',
  '--top',
]);
const placeholder = /no test specified/i;
const yarnOwn = new Set([
  'install',
  'add',
  'remove',
  'set',
  'config',
  'cache',
  'info',
  'why',
  'up',
  'upgrade',
  'version',
  'pack',
  'publish',
  'npm',
  'dedupe',
  'link',
  'init',
  'create',
  'import',
  'plugin',
  'constraints',
  'node',
  'bin',
  'audit',
  'global',
  'login',
  'patch',
]);
const npmOwn = new Set(['t', 'tst', 'test', 'start']);

interface ScriptCall {
  name: string;
  /** Directory flags. */
  directory?: string;
  /** Names or globs of packages; empty: the one in the working directory. */
  packages: string[];
  /** In every package of the repository. */
  everywhere: boolean;
}

/** The package.json scripts that npm, yarn, pnpm, bun, turbo or lerna run with these words. */
export async function scriptCalls(
  repository: RepositoryFiles,
  words: readonly string[],
  directories: Directories,
): Promise<TaskCall[]> {
  const calls: TaskCall[] = [];
  for (const call of readWords(words)) {
    const { found, where } = await manifestsOf(repository, call, directories);
    const steps: TaskStep[] = [];
    let known = false;
    let empty = false;
    for (const manifest of found) {
      const names = [`pre${call.name}`, call.name, `post${call.name}`];
      for (const name of names) {
        const script = plainText(own(manifest.scripts, name));
        if (script === undefined) continue;
        if (name === call.name) {
          known = true;
          if (placeholder.test(script)) empty = true;
        }
        steps.push({
          script,
          directories: [manifest.directory],
          variables: new Map(),
          mayFail: false,
        });
      }
    }
    const builtIn = words[0] === 'bun' && call.name === 'test';
    calls.push({
      label: `${words[0]} ${call.name}`,
      name: call.name,
      directories: where,
      steps,
      deeds:
        builtIn && !known
          ? [{ kind: 'test', tool: 'bun test', language: 'javascript' }]
          : [],
      found: known || found.length > 0,
      placeholder: empty || (found.length > 0 && !known),
    });
  }
  return calls;
}

function readWords(words: readonly string[]): ScriptCall[] {
  const [tool, ...rest] = words;
  const args = new Arguments(rest, valued);
  const plain = args.plain();
  const directory = args.value('--prefix', '-C', '--cwd', '--dir');
  const packages = args.all(
    '-w',
    '--workspace',
    '--filter',
    '-F',
    '--scope',
    '--include',
    '--from',
  );
  const recursive = args.has('-r', '--recursive', '--workspaces', '-ws');
  const one = (
    name: string | undefined,
    everywhere = recursive,
    of = packages,
  ): ScriptCall[] =>
    name && /^[\w:.@/-]+$/.test(name)
      ? [{ name, directory, packages: of, everywhere }]
      : [];
  switch (tool) {
    case 'npm':
      if (['run', 'run-script', 'rum', 'urn'].includes(plain[0]))
        return one(plain[1]);
      if (!npmOwn.has(plain[0] ?? '')) return [];
      return one(plain[0] === 'start' ? 'start' : 'test');
    case 'yarn':
      if (plain[0] === 'workspace')
        return one(
          plain[2] === 'run' ? plain[3] : plain[2],
          false,
          plain.slice(1, 2),
        );
      if (plain[0] === 'workspaces') {
        const at = plain.indexOf('run');
        return one(
          at >= 0 ? plain[at + 1] : plain.at(-1),
          packages.length === 0,
        );
      }
      if (plain[0] === 'run') return one(plain[1]);
      return plain[0] === undefined || yarnOwn.has(plain[0])
        ? []
        : one(plain[0]);
    case 'pnpm':
      if (
        [
          'install',
          'i',
          'add',
          'store',
          'deploy',
          'publish',
          'fetch',
          'config',
          'dlx',
        ].includes(plain[0] ?? '')
      )
        return [];
      return one(
        ['run', 'run-script'].includes(plain[0]) ? plain[1] : plain[0],
      );
    case 'bun':
      return plain[0] === 'run'
        ? one(plain[1])
        : one(plain[0] === 'test' ? 'test' : undefined);
    case 'turbo':
    case 'lerna': {
      const names = plain[0] === 'run' ? plain.slice(1) : plain;
      return names
        .slice(0, 10)
        .flatMap(name => one(name, packages.length === 0));
    }
    default:
      return [];
  }
}

async function manifestsOf(
  repository: RepositoryFiles,
  call: ScriptCall,
  directories: Directories,
): Promise<{ found: PackageManifest[]; where: Directories }> {
  const subpath = repository.subpath;
  if (call.everywhere || call.packages.length > 0) {
    const all = await packageManifests(repository);
    const chosen = all.filter(
      manifest =>
        call.everywhere || call.packages.some(name => isNamed(name, manifest)),
    );
    if (chosen.length === 0) {
      const elsewhere =
        subpath !== '' &&
        !call.everywhere &&
        call.packages.every(name => /^[@\w./-]+$/.test(name));
      return { found: [], where: elsewhere ? [] : undefined };
    }
    const having = chosen.filter(
      manifest => plainText(own(manifest.scripts, call.name)) !== undefined,
    );
    const ours = having.filter(
      ({ directory }) =>
        subpath === '' || (directory !== '' && related(directory, subpath)),
    );
    const kept = (ours.length > 0 ? ours : having).slice(0, 20);
    return { found: kept, where: kept.map(({ directory }) => directory) };
  }
  if (!directories || call.directory?.includes('$')) {
    return { found: [], where: undefined };
  }
  const where = new Set<string>();
  const found: PackageManifest[] = [];
  for (const from of directories.slice(0, 64)) {
    const at = call.directory ? enter(from, call.directory) : from;
    if (at === undefined || at.startsWith('/') || where.has(at)) continue;
    where.add(at);
    const manifest = await packageManifest(repository, at);
    if (manifest) found.push(manifest);
  }
  return { found, where: where.size > 0 ? [...where] : undefined };
}

function isNamed(pattern: string, manifest: PackageManifest): boolean {
  const bare = pattern
    .replace(/^\.\.\.|\.\.\.$|^\{|\}$|^\.\//g, '')
    .replace(/\/+$/, '');
  return (
    bare !== '' &&
    (manifest.name === bare ||
      manifest.name.endsWith(`/${bare}`) ||
      manifest.directory === bare ||
      bare === '*' ||
      (bare.endsWith('/*') && manifest.directory.startsWith(bare.slice(0, -1))))
  );
}
