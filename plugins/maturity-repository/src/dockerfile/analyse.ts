import { RepositoryFiles } from '../files';
import { baseImagesHaveBot } from '../project/dependencyBots';
import { Candidate, candidateOf, startsSomething } from './candidate';
import { contextOf } from './contextOf';
import { BuildCall } from './buildCall';
import { buildCallsOf } from './contexts';
import {
  discoverDockerfiles,
  DiscoveredDockerfile,
  isDevelopmentStage,
} from './discover';
import { dockerfilesElsewhere } from './elsewhere';
import {
  Analysed,
  baseImagesOf,
  dockerfileEvidence,
  unreadableDockerfile,
} from './evidence';
import { copiesOf, Copy } from './judge/copies';
import { dependencyInstallsOf, DependencyInstall } from './judge/dependencies';
import { RequirementsLookup } from './judge/dependencyTools';
import { BuildContext, buildContextOf } from './judge/dockerignore';
import { GoBuild, goBuildsOf } from './judge/goBuilds';
import { NotableCommand, notableCommandsOf } from './judge/notable';
import { PackageInstall, packageInstallsOf } from './judge/packages';
import { Secret } from './judge/secrets';
import { secretsOf } from './judge/secretsOf';
import { withoutWorkdir } from './judge/withoutWorkdir';
import { requirementsLookup } from './requirements';
import { BaseImage, DockerfileEvidence } from './shapes';

/** Everything the repository's Dockerfiles say, one list for each kind of thing. */
export interface DockerfileAnalysis {
  dockerfiles: DockerfileEvidence[];
  development: DiscoveredDockerfile[];
  baseImages: BaseImage[];
  copies: Copy[];
  packageInstalls: PackageInstall[];
  dependencyInstalls: DependencyInstall[];
  secrets: Secret[];
  notableCommands: NotableCommand[];
  goBuilds: GoBuild[];
  buildContexts: BuildContext[];
}

const maxDockerfiles = 200;
/** Of each list. */
const maxItems = 2000;

const analyses = new WeakMap<RepositoryFiles, Promise<DockerfileAnalysis>>();

/** Analyses the Dockerfiles of a repository, once. */
export function analyse(
  repository: RepositoryFiles,
): Promise<DockerfileAnalysis> {
  const known = analyses.get(repository);
  if (known) return known;
  const analysis = analyseAll(repository);
  analyses.set(repository, analysis);
  return analysis;
}

async function analyseAll(
  repository: RepositoryFiles,
): Promise<DockerfileAnalysis> {
  const analysis: DockerfileAnalysis = {
    dockerfiles: [],
    development: [],
    baseImages: [],
    copies: [],
    packageInstalls: [],
    dependencyInstalls: [],
    secrets: [],
    notableCommands: [],
    goBuilds: [],
    buildContexts: [],
  };
  const { discovered, calls } = await dockerfilesOf(repository);
  const production: Candidate[] = [];
  for (const found of discovered.slice(0, maxDockerfiles)) {
    if (found.development !== '') analysis.development.push(found);
    else {
      const candidate = await candidateOf(repository, found.file, calls);
      if (candidate) production.push(candidate);
    }
  }
  const starts = production.some(
    ({ analysed }) => analysed && startsSomething(analysed),
  );
  for (const { file, analysed, errors } of production) {
    if (analysed && isDevelopmentStage(analysed.final.name)) {
      // The final stage has such a name only where all of them have.
      analysis.development.push({ file, development: analysed.final.name });
    } else if (analysed && starts && !startsSomething(analysed)) {
      // Beside services, one that starts nothing generates code or is a base for others.
      analysis.development.push({ file, development: 'no CMD or ENTRYPOINT' });
    } else if (analysed) {
      await addDockerfile(repository, analysed, calls, analysis);
    } else {
      analysis.dockerfiles.push(unreadableDockerfile(file.path, errors));
    }
  }
  if (discovered.length > maxDockerfiles) {
    repository.problem({
      message: {
        en: `Only the first ${maxDockerfiles} Dockerfiles were looked at`,
        zh: `只查看了前 ${maxDockerfiles} 个 Dockerfile`,
      },
      source: { file: discovered[maxDockerfiles].file.path },
    });
  }
  return bounded(analysis, repository);
}

/** The Dockerfiles of the entity, and where they are built; those of its own directory come before any other. */
async function dockerfilesOf(repository: RepositoryFiles): Promise<{
  discovered: DiscoveredDockerfile[];
  calls: BuildCall[];
}> {
  const own = discoverDockerfiles(repository);
  if (own.length === 0 && repository.subpath === '') {
    return { discovered: [], calls: [] };
  }
  const calls = await buildCallsOf(repository);
  if (own.some(({ development }) => development === '')) {
    return { discovered: own, calls };
  }
  const others = await dockerfilesElsewhere(repository, calls);
  return {
    discovered: [...own, ...others.map(file => ({ file, development: '' }))],
    calls,
  };
}

/** Cuts lists that no person wrote, and says so. */
function bounded(
  analysis: DockerfileAnalysis,
  repository: RepositoryFiles,
): DockerfileAnalysis {
  const lists: unknown[][] = Object.values(analysis);
  for (const list of lists.filter(({ length }) => length > maxItems)) {
    list.length = maxItems;
    repository.problem({
      message: {
        en: `The Dockerfiles hold more than ${maxItems} items of a kind; the others were left out`,
        zh: `Dockerfile 中同类条目超过 ${maxItems} 个，其余已略去`,
      },
      source: { file: analysis.dockerfiles[0]?.path },
    });
  }
  return analysis;
}

async function addDockerfile(
  repository: RepositoryFiles,
  analysed: Analysed,
  calls: readonly BuildCall[],
  analysis: DockerfileAnalysis,
): Promise<void> {
  const { path, model } = analysed;
  const own = calls.filter(({ dockerfile }) => dockerfile === path);
  const context = contextOf(path, own, repository, model);
  const lookup = await requirementsLookup(
    repository,
    context.directory,
    model,
    path,
  );
  addStages(analysed, lookup, analysis);
  const updatedByBot = await baseImagesHaveBot(repository);
  analysis.baseImages.push(
    ...baseImagesOf(analysed, repository.now, updatedByBot),
  );
  analysis.secrets.push(
    ...(await secretsOf(repository, analysed, context.directory)),
  );
  analysis.buildContexts.push(
    await buildContextOf(repository, path, analysed.stages, context),
  );
}

function addStages(
  analysed: Analysed,
  lookup: RequirementsLookup,
  analysis: DockerfileAnalysis,
): void {
  const { model, path, shipped, final } = analysed;
  const packages: PackageInstall[] = [];
  const copies: Copy[] = [];
  const notable: NotableCommand[] = [];
  for (const stage of analysed.stages) {
    const isShipped = shipped.has(stage);
    packages.push(...packageInstallsOf(stage, path, isShipped));
    copies.push(...copiesOf(model, stage, path, isShipped));
    analysis.dependencyInstalls.push(
      ...dependencyInstallsOf(model, stage, path, isShipped, lookup),
    );
    notable.push(...notableCommandsOf(stage, path, isShipped));
    analysis.goBuilds.push(...goBuildsOf(model, stage, path, final));
  }
  analysis.packageInstalls.push(...packages);
  analysis.copies.push(...copies);
  analysis.notableCommands.push(...notable);
  analysis.dockerfiles.push(
    dockerfileEvidence(analysed, packages, withoutWorkdir(copies, notable)),
  );
}
