import { posix } from 'node:path';
import { readAhead, RepositoryFile, RepositoryFiles, yamlOf } from '../files';
import {
  argumentsOf,
  BuildCall,
  call,
  directoryOf,
  inside,
  isTree,
  textOf,
  Tree,
} from './buildCall';
import { fromLines, fromScript, fromWords } from './buildCommands';
import { mavenBuildsOf } from './mavenBuilds';

const maxFiles = 200;

/** Every image build that compose files, Skaffold, CI pipelines, Makefiles and scripts declare. */
export async function buildCallsOf(
  repository: RepositoryFiles,
): Promise<BuildCall[]> {
  const calls: BuildCall[] = [];
  const read = async (
    globs: string[],
    collect: (
      text: string,
      file: RepositoryFile,
    ) => BuildCall[] | Promise<BuildCall[]>,
  ) => {
    const files = repository.find(globs, { scope: 'any' }).slice(0, maxFiles);
    await readAhead(
      repository,
      files.map(({ path }) => path),
    );
    for (const file of files) {
      const content = await repository.read(file.path);
      if (content.kind === 'text')
        calls.push(...(await collect(content.text, file)));
    }
  };
  await read(
    ['.github/workflows/*.{yml,yaml}', '.github/actions/**/action.{yml,yaml}'],
    async (text, { path }) =>
      fromWorkflow(text, await treesOf(repository, path, 'core')),
  );
  await read(['**/skaffold{,.*,-*}.{yml,yaml}'], async (_, { path }) =>
    fromSkaffold(path, await treesOf(repository, path, 'kubernetes')),
  );
  await read(['**/{docker-,}compose{,.*,-*}.{yml,yaml}'], async (_, { path }) =>
    fromCompose(path, await treesOf(repository, path, 'kubernetes')),
  );
  await read(
    [
      '.gitlab-ci.yml',
      '.gitlab/**/*.{yml,yaml}',
      '.circleci/config.yml',
      'azure-pipelines*.{yml,yaml}',
      'bitbucket-pipelines.yml',
      '.drone.yml',
      'cloudbuild.{yml,yaml}',
    ],
    (text, file) => fromLines(text, file, 'ci'),
  );
  await read(
    [
      '**/Makefile',
      '**/*.mk',
      '**/Taskfile.{yml,yaml}',
      '**/justfile',
      '{scripts,hack,build,bin}/**/*.sh',
      '*.sh',
      'package.json',
    ],
    (text, file) => fromLines(text, file, 'script'),
  );
  for (const { directory, words } of await mavenBuildsOf(repository)) {
    calls.push(...fromWords(words, directory, 'script'));
  }
  return calls;
}

async function treesOf(
  repository: RepositoryFiles,
  path: string,
  dialect: 'core' | 'kubernetes',
): Promise<Tree[]> {
  // A broken file is the CI section's business; here it only says nothing.
  const { documents } = await yamlOf(repository, path, dialect);
  return documents.map(({ value }) => value).filter(isTree);
}

function fromCompose(path: string, documents: Tree[]): BuildCall[] {
  const directory = directoryOf(path);
  return documents.flatMap(({ services }) =>
    (isTree(services) ? Object.values(services) : []).flatMap(service => {
      const build = isTree(service) ? service.build : undefined;
      // A compose file is for development as a rule: its target says nothing about production.
      const args = isTree(build) ? argumentsOf(build.args) : [];
      const rest = {
        target: '',
        from: 'compose',
        labels: false,
        args,
      } as const;
      if (typeof build === 'string')
        return call(directory, build, '', 'context', rest);
      if (!isTree(build)) return [];
      return call(
        directory,
        textOf(build.context),
        textOf(build.dockerfile),
        'context',
        rest,
      );
    }),
  );
}

function fromSkaffold(path: string, documents: Tree[]): BuildCall[] {
  const directory = directoryOf(path);
  return documents.flatMap(({ build }) => {
    const artifacts =
      isTree(build) && Array.isArray(build.artifacts) ? build.artifacts : [];
    return artifacts.filter(isTree).flatMap(artifact => {
      const docker = isTree(artifact.docker) ? artifact.docker : {};
      if (artifact.jib || artifact.ko || artifact.buildpacks || artifact.bazel)
        return [];
      return call(
        directory,
        textOf(artifact.context),
        textOf(docker.dockerfile),
        'context',
        {
          target: textOf(docker.target),
          from: 'skaffold',
          labels: false,
          args: argumentsOf(docker.buildArgs),
        },
      );
    });
  });
}

function fromWorkflow(text: string, documents: Tree[]): BuildCall[] {
  const calls: BuildCall[] = [];
  const labels = text.includes('docker/metadata-action');
  for (const step of documents.flatMap(stepsOf)) {
    const uses = textOf(step.uses);
    const inputs = isTree(step.with) ? step.with : {};
    if (uses.startsWith('docker/build-push-action@')) {
      // Without a checkout as context the action takes the repository itself, which is the same tree.
      const context = textOf(inputs.context).replace(
        /^\{\{\s*defaultContext\s*\}\}:?/,
        '',
      );
      calls.push(
        ...call(
          '',
          context,
          textOf(inputs.file) || posix.join(context || '.', 'Dockerfile'),
          'directory',
          {
            target: textOf(inputs.target),
            from: 'ci',
            labels: labels || textOf(inputs.labels) !== '',
            args: argumentsOf(textOf(inputs['build-args']).split('\n')),
          },
        ),
      );
    }
    const directory = textOf(step['working-directory']);
    if (typeof step.run === 'string' && !/[$<{]/.test(directory)) {
      calls.push(...fromScript(step.run, inside(directory) ?? '', 'ci'));
    }
  }
  return calls;
}

function stepsOf(document: Tree): Tree[] {
  const jobs = isTree(document.jobs) ? Object.values(document.jobs) : [];
  const runs = isTree(document.runs) ? [document.runs] : [];
  return [...jobs, ...runs]
    .filter(isTree)
    .flatMap(({ steps }) => (Array.isArray(steps) ? steps.filter(isTree) : []));
}
