import { readAhead, RepositoryFiles } from '../files';
import { entityLanguages } from '../project/languages';
import { section } from '../section';
import { bomPlugins, deploymentHooks, testcontainers } from './beyond';
import { readConfigurations } from './configured';
import { activitiesOf } from './derive';
import { dockerfileTests } from './dockerfileTests';
import { readWorkflows } from './github/workflows';
import { readGitlab } from './gitlab/read';
import { readJenkinsfile } from './jenkins/read';
import { Findings } from './model';
import { CiEvidence, ciShape, Pipeline } from './schema';
import { pipelineFiles } from './systems';

/** What the pipelines of the repository do for this entity. */
export const ciSection = section({
  name: 'ci',
  schema: ciShape,
  collect: ciEvidence,
});

const collected = new WeakMap<RepositoryFiles, Promise<CiEvidence>>();

/** The evidence of the pipelines, gathered once. */
export function ciEvidence(repository: RepositoryFiles): Promise<CiEvidence> {
  let evidence = collected.get(repository);
  if (!evidence) {
    evidence = collectCi(repository);
    collected.set(repository, evidence);
  }
  return evidence;
}

async function collectCi(repository: RepositoryFiles): Promise<CiEvidence> {
  const findings: Findings = {
    repository,
    activities: [],
    externals: [],
    incomplete: false,
  };
  const files = await pipelineFiles(repository);
  await readAhead(repository, [
    ...files.github.flatMap(({ files: workflows }) => workflows),
    ...files.gitlab,
    ...files.jenkins,
  ]);
  const systems: CiEvidence['systems'] = files.unread.map(({ name, file }) => ({
    name,
    read: false,
    source: { file, line: 0 },
  }));
  const pipelines: Pipeline[] = [];
  const actions: CiEvidence['actions'] = [];
  const dangers: CiEvidence['dangers'] = [];

  const add = (name: string, found: readonly Pipeline[]) => {
    if (found.length === 0) return;
    pipelines.push(...found);
    systems.push({
      name,
      read: true,
      source: { file: found[0].source.file, line: 0 },
    });
  };
  for (const { system, files: workflows } of files.github) {
    const found = await readWorkflows(findings, workflows, system);
    add(system, found.pipelines);
    actions.push(...found.actions);
    dangers.push(...found.dangers);
  }
  for (const file of files.gitlab)
    add('gitlab-ci', await readGitlab(findings, file));
  const jenkins: Pipeline[] = [];
  for (const file of files.jenkins)
    jenkins.push(...(await readJenkinsfile(findings, file)));
  add('jenkins', jenkins);

  await dockerfileTests(findings);
  await readConfigurations(findings);
  const activities = activitiesOf(
    repository,
    findings.activities,
    entityLanguages(repository),
  );
  activities.verifications.push(...(await deploymentHooks(repository)));
  if (activities.tests.length > 0)
    activities.runs.push(...(await testcontainers(repository)));
  if (systems.length > 0)
    activities.boms.push(...(await bomPlugins(repository)));
  return {
    systems,
    hasExternal:
      findings.externals.length > 0 ||
      files.unread.length > 0 ||
      findings.incomplete,
    buildsElsewhere:
      activities.builds.length === 0 && activities.pushes.length === 0,
    externals: unique(findings.externals),
    pipelines,
    actions,
    dangers,
    ...activities,
  };
}

function unique(externals: Findings['externals']): CiEvidence['externals'] {
  const all = new Map(
    externals.map(({ name, file, line }) => [
      `${file}:${line} ${name}`,
      { name: name.slice(0, 300), source: { file, line } },
    ]),
  );
  return [...all.values()].slice(0, 100);
}
