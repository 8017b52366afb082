import { posix } from 'path';
import { z } from 'zod';
import { own, parseJson, plainText } from '../ci/json';
import { parseJustfile } from '../ci/tasks/justfile';
import { parseMakefile } from '../ci/tasks/makefile';
import { namedAfterImages } from '../ci/tasks/model';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { aspireHostsOf } from './aspire';
import { readYaml } from './yaml';

const environmentShape = z.object({
  kind: z
    .enum([
      'devcontainer',
      'compose',
      'tilt',
      'skaffold',
      'garden',
      'okteto',
      'devspace',
      'nix',
      'gitpod',
      'vagrant',
      'procfile',
      'task',
      'script',
      'aspire',
      'image',
      'wrapper',
    ])
    .describe(
      'task: a target of a Makefile, Justfile or Taskfile that runs the entity; script: one of package.json; aspire: a .NET Aspire host; image: a task or script that builds the image; wrapper: mvnw or gradlew',
    ),
  name: z.string().describe('Of a task or script, its name; else empty'),
  source: sourceShape,
});

type Environment = z.output<typeof environmentShape>;

const runTask =
  /^(run|dev|start|serve|up|local|watch|debug|develop|compose|docker|container)([-_:.]?(run|dev|local|server|all|up|start|compose))?$/i;

const files: Array<[Environment['kind'], string[]]> = [
  [
    'devcontainer',
    [
      '.devcontainer/devcontainer.json',
      '.devcontainer.json',
      '.devcontainer/*/devcontainer.json',
    ],
  ],
  [
    'compose',
    [
      '**/{compose,docker-compose}{,.*,-*}.{yml,yaml}',
      '**/podman-compose*.{yml,yaml}',
    ],
  ],
  ['tilt', ['**/Tiltfile']],
  ['skaffold', ['**/skaffold.{yml,yaml}']],
  ['garden', ['**/{garden,project.garden,*.garden}.{yml,yaml}']],
  ['okteto', ['okteto.{yml,yaml}', '.okteto/**']],
  ['devspace', ['devspace.{yml,yaml}']],
  ['nix', ['flake.nix', 'shell.nix', 'devenv.nix', 'devbox.json']],
  ['gitpod', ['.gitpod.{yml,yaml}']],
  ['vagrant', ['Vagrantfile']],
  ['procfile', ['Procfile{,.dev}']],
];

/** Ways to run the entity on a developer's machine that the repository offers. */
export const developmentSection = section({
  name: 'development',
  schema: z
    .array(environmentShape)
    .describe(
      'Ways to run the entity on a developer’s machine that the repository offers',
    ),
  collect: collectDevelopment,
});

async function collectDevelopment(
  repository: RepositoryFiles,
): Promise<Environment[]> {
  const found: Environment[] = [];
  for (const [kind, globs] of files) {
    for (const { path } of repository
      .find(globs, { scope: 'any' })
      .slice(0, 20))
      found.push({ kind, name: '', source: { file: path, line: 0 } });
  }
  for (const { path } of repository
    .find(
      [
        '**/{GNUmakefile,makefile,Makefile,justfile,Justfile,Taskfile.yml,Taskfile.yaml,package.json}',
        'mvnw',
        'gradlew',
      ],
      { scope: 'any' },
    )
    .slice(0, 60)) {
    found.push(...(await tasksIn(repository, path)));
  }
  for (const source of await aspireHostsOf(repository)) {
    found.push({ kind: 'aspire', name: '', source });
  }
  return found.slice(0, 100);
}

async function tasksIn(
  repository: RepositoryFiles,
  path: string,
): Promise<Environment[]> {
  const name = posix.basename(path);
  if (name === 'mvnw' || name === 'gradlew')
    return [{ kind: 'wrapper', name: '', source: { file: path, line: 0 } }];
  const content = await repository.read(path);
  if (content.kind !== 'text') return [];
  const rows = content.text.split('\n');
  const named = (
    kind: Environment['kind'],
    names: Iterable<string>,
    lineOf: (task: string) => number,
  ): Environment[] =>
    [...names]
      .filter(task => runTask.test(task) || buildsImage(task))
      .slice(0, 10)
      .map(task => ({
        kind: runTask.test(task) ? kind : 'image',
        name: task,
        source: { file: path, line: lineOf(task) },
      }));
  if (name === 'package.json') {
    const scripts = own(parseJson(content.text), 'scripts');
    const names =
      scripts !== null && typeof scripts === 'object'
        ? Object.entries(scripts)
            .filter(([, command]) => plainText(command))
            .map(([task]) => task)
        : [];
    return named(
      'script',
      names,
      task => rows.findIndex(row => row.includes(`"${task}"`)) + 1,
    );
  }
  const startsWith = (task: string) =>
    rows.findIndex(row => row.startsWith(task)) + 1;
  if (/makefile$/i.test(name))
    return named(
      'task',
      parseMakefile(content.text).targets.keys(),
      startsWith,
    );
  if (/justfile$/i.test(name))
    return named('task', parseJustfile(content.text).keys(), startsWith);
  const [document] = await readYaml(repository, path);
  const tasks = own(document?.value, 'tasks');
  return named(
    'task',
    tasks !== null && typeof tasks === 'object' ? Object.keys(tasks) : [],
    task => document.keyPosition(['tasks', task])?.line ?? 0,
  );
}

function buildsImage(task: string): boolean {
  return namedAfterImages(task) === 'build';
}
