import { posix } from 'path';
import { RepositoryFiles } from '../files';
import { SourceShape } from '../shapes';

const MAX_SOLUTIONS = 10;
const MAX_HOSTS = 10;
const aspire = /Aspire\.AppHost\.Sdk|<IsAspireHost>\s*true/i;
const hostProject =
  /["'=,>\s]([^"'=,<>\n]{0,300}AppHost[^"'=,<>\n]{0,100}\.csproj)/gi;
const projectReference = /<ProjectReference\s+Include="([^"\n]{1,400})"/;

/**
 * Where .NET Aspire hosts start the entity and build its image: its own host, or that of a solution above it which
 * refers to one of its projects.
 */
export async function aspireHostsOf(
  repository: RepositoryFiles,
): Promise<SourceShape[]> {
  const found: SourceShape[] = [];
  for (const { path } of repository.find('**/*.csproj').slice(0, 500)) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    const line = lineOf(content.text, aspire);
    if (line > 0) found.push({ file: path, line });
  }
  for (const path of await hostsOfSolutions(repository)) {
    if (repository.get(path)?.scope === 'own') continue;
    const line = await lineThatNames(repository, path);
    if (line > 0) found.push({ file: path, line });
  }
  return found;
}

async function hostsOfSolutions(
  repository: RepositoryFiles,
): Promise<Set<string>> {
  const hosts = new Set<string>();
  const solutions = repository
    .find('*.{sln,slnx,slnf}', { scope: 'any' })
    .slice(0, MAX_SOLUTIONS);
  for (const { path } of solutions) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    for (const [, project] of content.text.matchAll(hostProject)) {
      hosts.add(beside(path, project.trim()));
      if (hosts.size >= MAX_HOSTS) return hosts;
    }
  }
  return hosts;
}

/** Line on which a host refers to a project of the entity; 0 where it does not. */
async function lineThatNames(
  repository: RepositoryFiles,
  host: string,
): Promise<number> {
  const content = await repository.read(host);
  if (content.kind !== 'text' || !aspire.test(content.text)) return 0;
  const rows = content.text.split('\n').slice(0, 5_000);
  return (
    rows.findIndex(row => {
      const project = projectReference.exec(row.slice(0, 1_000))?.[1];
      return (
        project !== undefined &&
        repository.get(beside(host, project))?.scope === 'own'
      );
    }) + 1
  );
}

/** A path as Visual Studio writes it, from the file that names it. */
function beside(file: string, path: string): string {
  return posix.join(posix.dirname(file), path.replaceAll('\\', '/'));
}

function lineOf(text: string, pattern: RegExp): number {
  return (
    text.split('\n').findIndex(row => pattern.test(row.slice(0, 1_000))) + 1
  );
}
