import { Activity, Findings } from '../model';

const names = [
  'docker-bake.hcl',
  'docker-bake.json',
  'docker-bake.override.hcl',
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];
const MAX_LINE = 500;

/** What the file of a build with bake attaches to the images: `attest = ["type=sbom"]`. */
export async function readBakeFiles(findings: Findings): Promise<void> {
  const { activities, repository } = findings;
  const bakes = activities.filter(
    ({ kind, tool }) => kind === 'build' && /\bbake\b/.test(tool),
  );
  if (bakes.length === 0) return;
  for (const name of names) {
    if (!repository.get(name)) continue;
    const content = await repository.read(name);
    if (content.kind !== 'text') continue;
    for (const kind of attachedIn(content.text)) {
      for (const bake of bakes) {
        findings.activities.push({ ...without(bake), kind, via: name });
      }
    }
  }
}

function attachedIn(text: string): Array<'bom' | 'provenance'> {
  const lines = text
    .split('\n')
    .map(line => line.slice(0, MAX_LINE))
    .filter(line => !/^\s*(?:#|\/\/)/.test(line));
  const says = (pattern: RegExp) => lines.some(line => pattern.test(line));
  return [
    ...(says(/type=sbom|\bsbom\s*[:=]\s*"?true/) ? (['bom'] as const) : []),
    ...(says(/type=provenance|\bprovenance\s*[:=]\s*"?(?:true|mode=)/)
      ? (['provenance'] as const)
      : []),
  ];
}

function without({
  context,
  line,
  directories,
  tool,
}: Activity): Omit<Activity, 'kind' | 'via'> {
  return { context, line, directories, tool };
}
