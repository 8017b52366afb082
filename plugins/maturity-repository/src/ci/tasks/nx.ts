import { posix } from 'path';
import { RepositoryFiles } from '../../files';
import { plain } from '../../shell';
import { list, own, parseJson, record, strings, plainText } from '../json';
import { Deed } from '../model';
import { related } from '../paths';
import { Arguments, push, truthy } from '../recognise';
import { directoryOf, packageManifest } from './packages';
import { TaskCall, TaskStep } from './model';

interface Project {
  directory: string;
  name: string;
  tags: string[];
  targets: Record<string, unknown>;
}

interface NxCall {
  targets: string[];
  /** Names, globs, directories or `tag:x`; empty: all. */
  projects: string[];
}

const valued = new Set([
  '-t',
  '--target',
  '--targets',
  '-p',
  '--projects',
  '--project',
  '--base',
  '--head',
  '--parallel',
  '--exclude',
  '-c',
  '--configuration',
  '--tags',
  '--push',
  '--remote',
  '--args',
  '--output-style',
  '--runner',
]);
const imageExecutor = /container|docker|build-?image|jib|buildpack/i;
const testExecutor =
  /jest|vitest|cypress|playwright|mocha|karma|pytest|:(unit-)?tests?$|:e2e$/i;

/** The targets of nx projects that these words run. */
export async function nxCalls(
  repository: RepositoryFiles,
  words: readonly string[],
): Promise<TaskCall[]> {
  const call = readWords(words);
  if (!call) return [];
  const defaults = await targetDefaults(repository);
  const projects = (await projectsOf(repository)).filter(project =>
    chosen(call, project),
  );
  const calls: TaskCall[] = [];
  for (const target of call.targets.slice(0, 20)) {
    const having = projects.filter(
      project => own(project.targets, target) !== undefined,
    );
    const ours = having.filter(
      ({ directory }) =>
        repository.subpath === '' ||
        (directory !== '' && related(directory, repository.subpath)),
    );
    const kept = (ours.length > 0 ? ours : having).slice(0, 20);
    const steps: TaskStep[] = [];
    const deeds: Deed[] = [];
    for (const project of kept) {
      const own_ = record(own(project.targets, target));
      const fallback = record(own(defaults, target));
      const executor =
        plainText(own_.executor) ?? plainText(fallback.executor) ?? '';
      const options = { ...record(fallback.options), ...record(own_.options) };
      const command = [
        ...strings(own_.command),
        ...strings(options.command),
        ...list(options.commands).map(
          item => plainText(item) ?? plainText(own(item, 'command')) ?? '',
        ),
      ];
      if (command.length > 0) {
        const cwd = plainText(options.cwd) ?? '{projectRoot}';
        const directory = plain(
          cwd
            .replace('{projectRoot}', project.directory || '.')
            .replace('{workspaceRoot}', '.'),
        );
        for (const script of command) {
          steps.push({
            script: script.replace(/\{[\w.]+\}/g, '${_}'),
            directories: directory === undefined ? undefined : [directory],
            variables: new Map(),
            mayFail: false,
          });
        }
      } else if (imageExecutor.test(executor)) {
        const pushes = truthy(
          new Arguments(words).value('--push') ?? plainText(options.push),
        );
        deeds.push({ kind: 'build', tool: executor, pushes });
        if (pushes)
          deeds.push(push(executor, new Arguments(words).all('--tags'), true));
      } else if (testExecutor.test(executor)) {
        deeds.push({ kind: 'test', tool: executor });
      }
    }
    calls.push({
      label: `nx ${target}`,
      name: target,
      directories:
        kept.length > 0 ? kept.map(({ directory }) => directory) : [],
      steps,
      deeds,
      found: steps.length > 0 || deeds.length > 0,
      placeholder: kept.length === 0,
    });
  }
  return calls;
}

async function targetDefaults(repository: RepositoryFiles) {
  if (!repository.get('nx.json')) return {};
  return record(
    own(parseJson(await repository.text('nx.json')), 'targetDefaults'),
  );
}

function readWords(words: readonly string[]): NxCall | undefined {
  const args = new Arguments(words.slice(1), valued);
  const [verb, ...others] = args.plain();
  const targets = args
    .all('-t', '--target', '--targets')
    .flatMap(names => names.split(','));
  const projects = args
    .all('-p', '--projects', '--project')
    .flatMap(names => names.split(','));
  if (verb === 'affected' || verb === 'run-many') return { targets, projects };
  if (verb === 'run' && others[0]) {
    const [project, target] = others[0].split(':');
    return target
      ? {
          targets: [others[0].split(':').slice(1).join(':')],
          projects: [project],
        }
      : undefined;
  }
  if (
    !verb ||
    [
      'reset',
      'graph',
      'format:check',
      'format',
      'migrate',
      'report',
      'sync',
      'release',
      'exec',
    ].includes(verb)
  )
    return undefined;
  return { targets: [verb], projects: [...projects, ...others.slice(0, 1)] };
}

function chosen(call: NxCall, project: Project): boolean {
  if (call.projects.length === 0) return true;
  return call.projects.some(pattern => {
    if (pattern.startsWith('!') || pattern === '*') return true;
    if (pattern.startsWith('tag:'))
      return project.tags.includes(pattern.slice(4)) || pattern.includes('*');
    return (
      pattern === project.name ||
      pattern === project.directory ||
      (pattern.endsWith('*') &&
        project.name.startsWith(pattern.slice(0, -1))) ||
      pattern.includes('$')
    );
  });
}

const known = new WeakMap<RepositoryFiles, Promise<Project[]>>();

function projectsOf(repository: RepositoryFiles): Promise<Project[]> {
  let all = known.get(repository);
  if (!all) {
    all = readProjects(repository);
    known.set(repository, all);
  }
  return all;
}

async function readProjects(repository: RepositoryFiles): Promise<Project[]> {
  const defaults = await targetDefaults(repository);
  const found: Project[] = [];
  const directories = new Set(
    repository.files
      .filter(({ path }) => /(^|\/)(project|package)\.json$/.test(path))
      .map(({ path }) => directoryOf(path)),
  );
  for (const directory of [...directories].slice(0, 300)) {
    const file = posix.join(directory, 'project.json');
    const content = repository.get(file)
      ? parseJson(await repository.text(file))
      : undefined;
    const manifest = await packageManifest(repository, directory);
    if (content === undefined && !manifest) continue;
    const targets: Record<string, unknown> = {};
    for (const [name, command] of Object.entries(manifest?.scripts ?? {}))
      targets[name] = { command };
    if (content !== undefined && directory !== '') {
      for (const name of Object.keys(defaults)) {
        if (
          imageExecutor.test(
            plainText(own(own(defaults, name), 'executor')) ?? '',
          ) &&
          repository.get(posix.join(directory, 'Dockerfile'))
        )
          targets[name] ??= {};
      }
    }
    Object.assign(targets, record(own(content, 'targets')));
    found.push({
      directory,
      name:
        plainText(own(content, 'name')) ??
        manifest?.name ??
        posix.basename(directory),
      tags: strings(own(content, 'tags')),
      targets,
    });
  }
  return found;
}
