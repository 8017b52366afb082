import { readAhead, RepositoryFiles } from '../files';
import { CiEvidence } from './schema';

type Listed = CiEvidence['tests'][number];

const hook =
  /^\s*["']?(?:helm\.sh\/hook|argocd\.argoproj\.io\/hook)["']?\s*:\s*["']?([\w, -]+)/;

/** Tests of a deployment that the chart or the manifests bring along: Helm's test hook, Argo CD's PostSync. */
export async function deploymentHooks(
  repository: RepositoryFiles,
): Promise<Listed[]> {
  const found: Listed[] = [];
  const files = repository.find('**/*.{yaml,yml,tpl}').slice(0, 500);
  await readAhead(
    repository,
    files.map(({ path }) => path),
  );
  for (const { path } of files) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !content.text.includes('/hook')) continue;
    for (const [index, row] of content.text.split('\n').entries()) {
      const kinds = hook.exec(row.slice(0, 300))?.[1];
      if (kinds && /\btest(-success)?\b|PostSync/.test(kinds)) {
        found.push(
          listed(
            kinds.includes('PostSync')
              ? 'Argo CD PostSync hook'
              : 'Helm test hook',
            path,
            index + 1,
          ),
        );
      }
    }
  }
  return found.slice(0, 50);
}

/** Dependencies on Testcontainers: the tests start containers. */
export function testcontainers(repository: RepositoryFiles): Promise<Listed[]> {
  return mentioned(
    repository,
    [
      '**/{go.mod,package.json,pom.xml,pyproject.toml,Pipfile,Cargo.toml,Gemfile}',
      '**/requirements*.txt',
      '**/build.gradle*',
      '**/*.csproj',
    ],
    /testcontainers/i,
    'Testcontainers',
  );
}

/** Plug-ins with which a build makes a bill of materials by itself. */
export function bomPlugins(repository: RepositoryFiles): Promise<Listed[]> {
  return mentioned(
    repository,
    ['**/pom.xml', '**/build.gradle*', '**/libs.versions.toml'],
    /cyclonedx-maven-plugin|org\.cyclonedx\.bom|spdx-maven-plugin|org\.spdx\.sbom/,
    'plug-in of the build',
  );
}

async function mentioned(
  repository: RepositoryFiles,
  globs: string[],
  what: RegExp,
  tool: string,
): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const { path } of repository.find(globs).slice(0, 100)) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    const at = content.text.search(what);
    if (at < 0) continue;
    const line = content.text.slice(0, at).split('\n').length;
    found.push(listed(tool, path, line));
  }
  return found;
}

function listed(tool: string, file: string, line: number): Listed {
  return {
    tool,
    job: '',
    via: '',
    beforeMerge: 'unknown',
    automatic: true,
    mayFail: false,
    source: { file, line },
  };
}
