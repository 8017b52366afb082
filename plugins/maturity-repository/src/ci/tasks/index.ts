import { posix } from 'path';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles } from '../../files';
import { Directories, enter, plain, Variables } from '../../shell';
import { list, own, record, plainText } from '../json';
import { Arguments } from '../recognise';
import { justRecipe, parseJustfile } from './justfile';
import { parseMakefile, recipeOf } from './makefile';
import { TaskCall, TaskStep } from './model';
import { nxCalls } from './nx';
import { scriptCalls } from './scripts';

export { namedAfterImages, namedAfterTests } from './model';
export type { TaskCall } from './model';

const scriptTools = new Set(['npm', 'yarn', 'pnpm', 'bun', 'turbo', 'lerna']);

interface Runner {
  tool: string;
  files: string[];
  valued: Set<string>;
  directory: string[];
  file: string[];
  recipe(
    text: string,
    target: string,
  ): {
    lines: Array<{ script: string; mayFail: boolean; directory?: string }>;
    variables?: Variables;
    found: boolean;
    name: string;
  };
}

const make: Runner = {
  tool: 'make',
  files: ['GNUmakefile', 'makefile', 'Makefile'],
  valued: new Set([
    '-C',
    '--directory',
    '-f',
    '--file',
    '-j',
    '-l',
    '-I',
    '-o',
  ]),
  directory: ['-C', '--directory'],
  file: ['-f', '--file', '--makefile'],
  recipe(content, target) {
    const file = parseMakefile(content);
    const name = target || file.first;
    const variables = new Map(file.variables);
    variables.set('MAKE', ['make']);
    return {
      lines: recipeOf(file, name),
      variables,
      found: file.targets.has(name),
      name,
    };
  },
};

const just: Runner = {
  tool: 'just',
  files: ['justfile', 'Justfile', '.justfile'],
  valued: new Set(['-f', '--justfile', '-d', '--working-directory']),
  directory: ['-d', '--working-directory'],
  file: ['-f', '--justfile'],
  recipe(content, target) {
    const file = parseJustfile(content);
    const name =
      target || (file.has('default') ? 'default' : [...file.keys()][0] ?? '');
    return { lines: justRecipe(file, name), found: file.has(name), name };
  },
};

const task: Runner = {
  tool: 'task',
  files: [
    'Taskfile.yml',
    'Taskfile.yaml',
    'taskfile.yml',
    'taskfile.yaml',
    'Taskfile.dist.yml',
    'Taskfile.dist.yaml',
  ],
  valued: new Set(['-d', '--dir', '-t', '--taskfile']),
  directory: ['-d', '--dir'],
  file: ['-t', '--taskfile'],
  recipe(content, target) {
    const tasks = record(own(parseYaml(content).documents[0]?.value, 'tasks'));
    const name = target || 'default';
    return {
      lines: taskRecipe(tasks, name, new Set()),
      found: Object.hasOwn(tasks, name),
      name,
    };
  },
};

const runners: Record<string, Runner> = {
  make,
  gmake: make,
  just,
  task,
  'go-task': task,
};

/** The tasks of the repository that a command calls; empty where it isn't a task runner. */
export async function tasksOf(
  repository: RepositoryFiles,
  words: readonly string[],
  directories: Directories,
): Promise<TaskCall[]> {
  const name = words[0];
  if (scriptTools.has(name)) return scriptCalls(repository, words, directories);
  if (name === 'nx') return nxCalls(repository, words);
  const runner = Object.hasOwn(runners, name) ? runners[name] : undefined;
  return runner ? fileCalls(repository, runner, words, directories) : [];
}

function taskRecipe(
  tasks: Record<string, unknown>,
  name: string,
  seen: Set<string>,
): Array<{ script: string; mayFail: boolean; directory?: string }> {
  if (seen.has(name) || seen.size > 40) return [];
  seen.add(name);
  const found = own(tasks, name);
  const directory = plainText(own(found, 'dir'));
  const steps =
    typeof found === 'string' || Array.isArray(found)
      ? list(found)
      : [
          ...list(own(found, 'deps')).map(dep => ({
            task: plainText(dep) ?? plainText(own(dep, 'task')),
          })),
          ...list(own(found, 'cmds')),
          ...list(own(found, 'cmd')),
        ];
  return steps.flatMap(step => {
    const called = plainText(own(step, 'task'));
    if (called) return taskRecipe(tasks, called, seen);
    const script = plainText(step) ?? plainText(own(step, 'cmd'));
    if (!script) return [];
    return [
      {
        script: script.replace(/\{\{[^}]*\}\}/g, '${_}'),
        mayFail:
          own(step, 'ignore_error') === true ||
          own(found, 'ignore_error') === true,
        directory,
      },
    ];
  });
}

async function fileCalls(
  repository: RepositoryFiles,
  runner: Runner,
  words: readonly string[],
  directories: Directories,
): Promise<TaskCall[]> {
  const args = new Arguments(words.slice(1), runner.valued);
  const targets = args.plain().filter(word => !/^\w+[:?+]?=/.test(word));
  const to = args.value(...runner.directory);
  const named = args.value(...runner.file);
  // `make -C services/$(X)`: the place is unknown, and the entity's own file is the one to look at.
  const unknown = to?.includes('$') || (directories === undefined && !to);
  const where = (unknown ? [repository.subpath] : directories ?? [''])
    .map(from => (to && !unknown ? enter(from, to) : from))
    .filter((at): at is string => at !== undefined && !at.startsWith('/'));
  const calls: TaskCall[] = [];
  for (const target of (targets.length > 0 ? targets : ['']).slice(0, 20)) {
    const steps: TaskStep[] = [];
    let found = false;
    let name = target;
    for (const at of where.slice(0, 20)) {
      const recipe = await recipeAt(repository, runner, at, named, target);
      if (!recipe) continue;
      found ||= recipe.found;
      name = recipe.name;
      for (const line of recipe.lines) {
        steps.push({
          script: line.script,
          directories: [line.directory ? enter(at, line.directory) ?? at : at],
          variables: recipe.variables ?? new Map(),
          mayFail: line.mayFail,
        });
      }
    }
    calls.push({
      label: `${runner.tool} ${name}`.trim(),
      name,
      directories: unknown ? undefined : where,
      steps,
      deeds: [],
      found,
      placeholder: false,
    });
  }
  return calls;
}

const recipes = new WeakMap<
  RepositoryFiles,
  Map<string, Promise<ReturnType<Runner['recipe']> | undefined>>
>();

/** A target's recipe, read once. */
function recipeAt(
  repository: RepositoryFiles,
  runner: Runner,
  at: string,
  named: string | undefined,
  target: string,
) {
  let known = recipes.get(repository);
  if (!known) {
    known = new Map();
    recipes.set(repository, known);
  }
  const key = [runner.tool, at, named ?? '', target].join('\n');
  let recipe = known.get(key);
  if (!recipe) {
    recipe = readRecipe(repository, runner, at, named, target);
    known.set(key, recipe);
  }
  return recipe;
}

async function readRecipe(
  repository: RepositoryFiles,
  runner: Runner,
  at: string,
  named: string | undefined,
  target: string,
) {
  for (const name of named ? [named] : runner.files) {
    const path = plain(posix.join(at, name));
    if (path === undefined || !(await repository.exists(path))) continue;
    const content = await repository.text(path);
    return content === undefined ? undefined : runner.recipe(content, target);
  }
  return undefined;
}
