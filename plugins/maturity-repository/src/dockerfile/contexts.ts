import { posix } from 'node:path';
import { readAhead } from '../ci/readAhead';
import { RepositoryFile, RepositoryFiles, yamlOf } from '../files';
import { commandsOfText } from './shell';

/** One place in the repository that says how an image is built from a Dockerfile. */
export interface BuildCall {
  /** Path of the Dockerfile below the repository's root. */
  dockerfile: string;
  /** Directory below the root; empty for the root itself. */
  context: string;
  /** Stage that is built; empty for the last. */
  target: string;
  from: 'compose' | 'skaffold' | 'ci' | 'script';
  /** The CI adds OCI labels on its own. */
  labels: boolean;
}

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
  return calls;
}

type Tree = { [key: string]: unknown };

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
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

function call(
  directory: string,
  context: string,
  dockerfile: string,
  relativeTo: 'context' | 'directory',
  rest: Pick<BuildCall, 'target' | 'from' | 'labels'>,
): BuildCall[] {
  if (/[$<{]|:\/\//.test(context + dockerfile)) return [];
  const contextPath = inside(posix.join(directory, context || '.'));
  if (contextPath === undefined) return [];
  const base = relativeTo === 'context' ? contextPath : directory;
  const path = inside(
    posix.join(base, dockerfile === '' ? 'Dockerfile' : dockerfile),
  );
  return path === undefined
    ? []
    : [{ dockerfile: path, context: contextPath, ...rest }];
}

function inside(path: string): string | undefined {
  const clean = posix.normalize(path).replace(/\/$/, '');
  if (clean === '.' || clean === '/') return '';
  return clean.startsWith('..') || clean.startsWith('/') ? undefined : clean;
}

function fromCompose(path: string, documents: Tree[]): BuildCall[] {
  const directory = directoryOf(path);
  return documents.flatMap(({ services }) =>
    (isTree(services) ? Object.values(services) : []).flatMap(service => {
      const build = isTree(service) ? service.build : undefined;
      // A compose file is for development as a rule: its target says nothing about production.
      const rest = { target: '', from: 'compose', labels: false } as const;
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

/** `docker build` lines of a file that isn't read as a whole; a line is enough to know the paths. */
function fromLines(
  text: string,
  file: RepositoryFile,
  from: 'ci' | 'script',
): BuildCall[] {
  if (!/\b(docker|podman|buildah|nerdctl)\b/.test(text)) return [];
  const directory = from === 'ci' ? '' : directoryOf(file.path);
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap(line =>
      line.length < 2000 && /\bbuild\b/.test(line)
        ? fromScript(line.replace(/^[\s@-]+/, ''), directory, from)
        : [],
    );
}

function fromScript(
  script: string,
  directory: string,
  from: 'ci' | 'script',
): BuildCall[] {
  return commandsOfText(script.slice(0, 100_000), 1).commands.flatMap(
    ({ name, args }) => {
      if (!['docker', 'podman', 'buildah', 'nerdctl'].includes(name)) return [];
      const words =
        args[0] === 'buildx' || args[0] === 'image' ? args.slice(1) : args;
      if (!/^(build|bud|build-using-dockerfile)$/.test(words[0] ?? ''))
        return [];
      const { file, target, context, labels } = buildArguments(words.slice(1));
      return context === undefined
        ? []
        : call(
            directory,
            context,
            file || posix.join(context, 'Dockerfile'),
            'directory',
            { target, from, labels },
          );
    },
  );
}

const switches =
  /^(--(push|load|pull|no-cache|rm|force-rm|squash|quiet|compress|layers|all|provenance|sbom|check|isolation)|-q|-D)$/;

function buildArguments(words: string[]) {
  let file = '';
  let target = '';
  let context: string | undefined;
  let labels = false;
  for (let at = 0; at < words.length; at++) {
    const [name, joined] = split(words[at]);
    const value = () => joined ?? words[++at] ?? '';
    if (name === '-f' || name === '--file') file = value();
    else if (name === '--target') target = value();
    else if (name === '--label')
      labels = value().startsWith('org.opencontainers.image.') || labels;
    else if (name.startsWith('-') && name !== '-') {
      if (!switches.test(name)) value();
    } else context = words[at];
  }
  return { file, target, context, labels };
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return word.startsWith('--') && equals > 0
    ? [word.slice(0, equals), word.slice(equals + 1)]
    : [word, undefined];
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
