import { RepositoryFile, RepositoryFiles } from '../files';

const names = [
  '**/{Dockerfile,Containerfile}',
  '**/{Dockerfile,Containerfile}.*',
  '**/*.{Dockerfile,Containerfile}',
];
/** Endings of files that only speak about a Dockerfile, or make one. */
const otherKinds =
  /\.(dockerignore|containerignore|md|txt|rst|adoc|j2|jinja2?|tmpl|tpl|template|erb|ejs|mustache|hbs|in|orig|bak|rej|swp|sh|bash|py|js|ts|go|rb|java|ya?ml|json|toml|lock|license|patch|diff)$/i;
const templates = /\.(j2|jinja2?|tmpl|tpl|template|erb|ejs|mustache|hbs|in)$/i;

const developmentWords =
  /(^|[-_.])(dev|devel|development|devcontainer|local|test|tests|testing|e2e|ci|debug|lint|bench|benchmark|docs|tools|tooling|builder|build-env|playground|sandbox|cypress|playwright|storybook)([-_.]|$)/i;
const developmentDirectories = new Set([
  '.devcontainer',
  '.github',
  '.gitlab',
  '.circleci',
  '.ci',
  'ci',
  '.jenkins',
  'jenkins',
  '.gitpod',
  '.vscode',
  'dev',
  'development',
  'devcontainer',
  'local',
  'test',
  'tests',
  'e2e',
  'integration',
  'integration-tests',
  'integration-test',
  'acceptance',
  'hack',
  'tools',
  'docs',
  'doc',
  'website',
  'bench',
  'benchmark',
  'benchmarks',
  'loadtest',
  'load-test',
  'perf',
  'playground',
  'sandbox',
]);

export interface DiscoveredDockerfile {
  file: RepositoryFile;
  /** Why it isn't taken for the one that production runs; empty where it is. */
  development: string;
}

/** The Dockerfiles of an entity, those for development told apart by their name and place. */
export function discoverDockerfiles(
  repository: RepositoryFiles,
): DiscoveredDockerfile[] {
  return repository
    .find(names, { ignoreCase: true })
    .filter(({ local }) => !otherKinds.test(local))
    .map(file => ({ file, development: developmentReason(file.local) }));
}

/** Dockerfiles that the whole repository shares, as far as the walk saw them. */
export function discoverShared(repository: RepositoryFiles): RepositoryFile[] {
  return repository
    .find(names, { ignoreCase: true, scope: 'shared' })
    .filter(({ local }) => !otherKinds.test(local));
}

/** Whether a Dockerfile is for development by its name and place below the root. */
export function isDevelopmentFile(path: string): boolean {
  return developmentReason(path) !== '';
}

/** Files a Dockerfile is generated from. */
export function discoverTemplates(
  repository: RepositoryFiles,
): RepositoryFile[] {
  return repository
    .find(names, { ignoreCase: true })
    .filter(
      ({ local }) =>
        templates.test(local) &&
        developmentReason(local.replace(templates, '')) === '',
    );
}

function developmentReason(local: string): string {
  const parts = local.split('/');
  const name = parts.pop() ?? '';
  const directory = parts.find(part =>
    developmentDirectories.has(part.toLowerCase()),
  );
  if (directory !== undefined) return directory;
  const variant = name.replace(/\.?(Dockerfile|Containerfile)\.?/i, '');
  return developmentWords.test(variant) ? variant : '';
}

const developmentStages =
  /(^|[-_.])(dev|devel|develop|development|devcontainer|debug|debugger|test|tests|tester|testing|unittest|e2e|lint|linter|bench|local|cypress|playwright|storybook|docs)([-_.]|$)/;

/** Whether a stage is for development or tests by its name. */
export function isDevelopmentStage(name: string): boolean {
  return developmentStages.test(name);
}
