import { placedCommandsOf } from '../shell';
import { Activity, Findings } from './model';
import { concerns } from './paths';
import { recognise } from './recognise';

const run = /^\s*RUN\s+(?:--\S+\s+)*(.*)$/i;

/**
 * Tests that an image build runs: `RUN mvn package` in a Dockerfile that the pipeline builds. They count where and when
 * the build runs.
 */
export async function dockerfileTests(findings: Findings): Promise<void> {
  const { repository, activities } = findings;
  const builds = activities.filter(
    ({ kind, directories }) =>
      kind === 'build' && concerns(directories, repository.subpath),
  );
  if (builds.length === 0) return;
  const found: Activity[] = [];
  const files = repository.find([
    '**/{Dockerfile,Containerfile}{,.*}',
    '**/*.{Dockerfile,dockerfile}',
  ]);
  for (const { path } of files.slice(0, 50)) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || content.text.length > 200_000) continue;
    const tool = testsIn(content.text);
    if (!tool) continue;
    for (const build of builds.slice(0, 20)) {
      found.push({
        kind: 'test',
        tool: tool.tool,
        language: tool.language,
        context: build.context,
        line: build.line,
        via: path,
        directories: build.directories,
      });
    }
  }
  activities.push(...found);
}

function testsIn(dockerfile: string) {
  const joined = dockerfile.replace(/\\[ \t]*\n/g, ' ');
  for (const row of joined.split('\n').slice(0, 5_000)) {
    const script = run.exec(row.slice(0, 10_000))?.[1];
    if (!script) continue;
    for (const command of placedCommandsOf(script, {
      directories: [''],
      variables: new Map(),
    })) {
      const test = recognise(command.words).find(({ kind }) => kind === 'test');
      if (test && !command.mayFail) return test;
    }
  }
  return undefined;
}
