import { RepositoryFiles } from '../files';
import { inTurns } from '../turn';
import { related } from './paths';

/** A CI system by the files that it leaves in a repository. */
interface Recognised {
  name: string;
  pattern: RegExp;
}

/** Systems whose files are recognised and not read: what they do is unknown, not absent. */
const unread: Recognised[] = [
  {
    name: 'azure-pipelines',
    pattern:
      /^(\.azure-pipelines\/.*|\.azuredevops\/.*|.*azure-pipelines[\w.-]*)\.ya?ml$/,
  },
  { name: 'tekton', pattern: /^\.tekton\/.*\.ya?ml$/ },
  { name: 'circleci', pattern: /^\.circleci\/config\.ya?ml$/ },
  { name: 'bitbucket-pipelines', pattern: /^bitbucket-pipelines\.ya?ml$/ },
  { name: 'drone', pattern: /^\.drone\.(ya?ml|star|jsonnet)$/ },
  { name: 'woodpecker', pattern: /^\.woodpecker(\.ya?ml$|\/)/ },
  { name: 'buildkite', pattern: /^\.buildkite\/.*\.ya?ml$/ },
  { name: 'travis', pattern: /^\.travis\.ya?ml$/ },
  { name: 'cloud-build', pattern: /(^|\/)cloudbuild[\w.-]*\.(ya?ml|json)$/ },
  { name: 'codebuild', pattern: /(^|\/)buildspec[\w.-]*\.ya?ml$/ },
  { name: 'appveyor', pattern: /^\.?appveyor\.ya?ml$/ },
  { name: 'cirrus', pattern: /^\.cirrus\.(ya?ml|star)$/ },
  { name: 'semaphore', pattern: /^\.semaphore\/.*\.ya?ml$/ },
  { name: 'codefresh', pattern: /^(\.codefresh\/.*|codefresh)\.ya?ml$/ },
  { name: 'teamcity', pattern: /^\.teamcity\// },
  { name: 'bamboo', pattern: /^bamboo-specs\// },
  { name: 'gocd', pattern: /^[\w.-]*gocd\.ya?ml$/ },
  { name: 'wercker', pattern: /^wercker\.ya?ml$/ },
  { name: 'screwdriver', pattern: /^screwdriver\.ya?ml$/ },
  { name: 'zuul', pattern: /^\.?zuul(\.ya?ml$|\.d\/)/ },
  { name: 'prow', pattern: /^\.prow(\.ya?ml$|\/)/ },
  { name: 'sourcehut', pattern: /^\.builds?(\.ya?ml$|\/.*\.ya?ml$)/ },
  { name: 'harness', pattern: /^\.harness\/.*\.ya?ml$/ },
  { name: 'concourse', pattern: /^(\.concourse|concourse)\/.*\.ya?ml$/ },
];

const jenkinsfile =
  /(^|\/)(Jenkinsfile([.-][\w.-]+)?|[\w.-]+\.jenkinsfile|[\w.-]+\.Jenkinsfile)$/;

/** The files of every CI system that the repository uses for this entity. */
export interface PipelineFiles {
  github: Array<{ system: string; files: string[] }>;
  gitlab: string[];
  jenkins: string[];
  /** The first file of each system that isn't read. */
  unread: Array<{ name: string; file: string }>;
}

/** GitHub and its kin read workflows at the repository's root alone. */
const flavours: Recognised[] = [
  { name: 'github-actions', pattern: /^\.github\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'gitea-actions', pattern: /^\.gitea\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'forgejo-actions', pattern: /^\.forgejo\/workflows\/[^/]+\.ya?ml$/ },
];
const gitlabFile = /(^|\/)\.gitlab-ci\.ya?ml$/;
/** Most files are none, and one expression says so faster than one of each. */
const anyPipeline = new RegExp(
  [gitlabFile, jenkinsfile, ...[...flavours, ...unread].map(of => of.pattern)]
    .map(({ source }) => source)
    .join('|'),
);

/** Finds them. */
export async function pipelineFiles(
  repository: RepositoryFiles,
): Promise<PipelineFiles> {
  const paths: string[] = [];
  for await (const piece of inTurns(repository.files)) {
    for (const { path } of piece) if (anyPipeline.test(path)) paths.push(path);
  }
  const own = paths.filter(path => belongs(path, repository.subpath));
  return {
    github: flavours
      .map(({ name, pattern }) => ({
        system: name,
        files: paths.filter(path => pattern.test(path)),
      }))
      .filter(({ files }) => files.length > 0),
    gitlab: gitlabFiles(repository, paths),
    jenkins: own.filter(path => jenkinsfile.test(path)).slice(0, 30),
    unread: unread.flatMap(({ name, pattern }) => {
      const file = own.find(path => pattern.test(path));
      return file ? [{ name, file }] : [];
    }),
  };
}

/** GitLab reads one file at the root; an entity's own below counts where the root has none, as a project may name another path. */
function gitlabFiles(repository: RepositoryFiles, paths: string[]): string[] {
  for (const name of ['.gitlab-ci.yml', '.gitlab-ci.yaml'])
    if (repository.get(name)) return [name];
  const own = paths.filter(
    path => gitlabFile.test(path) && path.startsWith(`${repository.subpath}/`),
  );
  return own.slice(0, 1);
}

/** A pipeline in another entity's directory is none of ours; one in a directory for pipelines is. */
function belongs(path: string, subpath: string): boolean {
  const directory = path.includes('/') ? path.replace(/\/[^/]*$/, '') : '';
  return (
    /^\.?(ci|jenkins|build|pipelines?|cicd|devops)(\/|$)/i.test(directory) ||
    directory.startsWith('.') ||
    related(directory, subpath)
  );
}
