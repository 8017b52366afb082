import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link';
import { podTemplateOf } from '../../manifests/model/podTemplate';
import { loadManifestSets } from '../../manifests/sets';
import { ConfigText, fileTextOf, objectTextsOf } from '../texts';
import { fluentBitFacts } from './fluentBitFacts';
import { fluentdFacts } from './fluentdFacts';
import { PartFacts } from './parts';
import { LogAgent } from './shapes';

type Agent = LogAgent['agent'];

/** Files of one configuration: those of an object, or of a directory. */
interface Group {
  name: string;
  agent: Agent;
  environments: string[];
  parts: ConfigText[];
}

const maxGroups = 100;

/** Configurations of log agents. */
export async function logAgentsOf(
  repository: RepositoryFiles,
): Promise<LogAgent[]> {
  const mounted = await mountedBy(repository);
  const texts = [
    ...(await objectTextsOf(repository)),
    ...(await filesOf(repository)),
  ];
  return mergeItems(
    groupsOf(texts)
      .slice(0, maxGroups)
      .flatMap(group => agentOf(group, mounted)),
  );
}

async function filesOf(repository: RepositoryFiles): Promise<ConfigText[]> {
  const found: ConfigText[] = [];
  const files = repository.find([
    '**/*.conf',
    '**/*.alloy',
    '**/*{fluent-bit,fluentbit,promtail,vector,filebeat}*.{yml,yaml,toml}',
  ]);
  for (const { path } of files.slice(0, 500)) {
    const text = await fileTextOf(repository, path);
    if (text) found.push(text);
  }
  return found;
}

function groupsOf(texts: readonly ConfigText[]): Group[] {
  const groups = new Map<string, Group>();
  for (const text of texts) {
    const agent = agentNamed(text);
    if (!agent) continue;
    const { environments, holder } = text;
    const name =
      holder === 'file'
        ? text.name.slice(0, Math.max(0, text.name.lastIndexOf('/')))
        : text.name.slice(0, text.name.indexOf(' '));
    const key = JSON.stringify([holder, name, agent, environments]);
    const group = groups.get(key);
    if (group) group.parts.push(text);
    else {
      const own = name === '' ? text.name : name;
      groups.set(key, { name: own, agent, environments, parts: [text] });
    }
  }
  return [...groups.values()];
}

/** Whose configuration a text is, by its form and not by its name alone. */
function agentNamed({ file, text }: ConfigText): Agent | undefined {
  if (/\.conf$/.test(file) && /^\s*<(?:source|match|filter)\b/m.test(text)) {
    return /^\s*@?type\s+\S/m.test(text) ? 'fluentd' : undefined;
  }
  if (/\.conf$/.test(file) && /^\s*\[(?:INPUT|OUTPUT|FILTER)\]/im.test(text)) {
    return 'fluent-bit';
  }
  if (
    /\.ya?ml$/.test(file) &&
    /^pipeline:/m.test(text) &&
    /^\s+inputs:/m.test(text)
  ) {
    return 'fluent-bit';
  }
  if (
    /\.ya?ml$/.test(file) &&
    /^scrape_configs:/m.test(text) &&
    /^clients:|^positions:/m.test(text)
  ) {
    return 'promtail';
  }
  if (/^\s*loki\.source\.(?:kubernetes|file|podlogs)\b/m.test(text))
    return 'alloy';
  if (/\btype\s*[:=]\s*["']?kubernetes_logs\b/.test(text)) return 'vector';
  if (/^filebeat\.(?:inputs|autodiscover)\s*:/m.test(text)) return 'filebeat';
  return undefined;
}

function agentOf(
  { name, agent, environments, parts }: Group,
  mounted: ReadonlyMap<string, ReadonlySet<string>>,
): LogAgent[] {
  const facts = parts.map(part => factsOf(agent, part));
  const inputs = facts.flatMap(part => part.inputs);
  const outputs = facts.flatMap(part => part.outputs);
  const looksAt = agent === 'fluentd' || agent === 'fluent-bit';
  const isOfContainers =
    inputs.length > 0 || !looksAt || parts.some(mentionsContainers);
  // An aggregator, or one for something else.
  if (!isOfContainers) return [];
  const buffers = facts.some(part => part.buffersInputs);
  return [
    {
      name,
      agent,
      runsAs: [...(mounted.get(`${environments[0]} ${name}`) ?? [])].sort(),
      inputs,
      outputs: outputs.map(output => ({
        ...output,
        buffered: output.buffered || buffers,
      })),
      parsesJson: facts.some(part => part.parsesJson),
      environments,
      source: parts[0].placeOf(1),
    },
  ];
}

function mentionsContainers({ text }: ConfigText): boolean {
  return /\/var\/log\/(?:containers|pods)\b/.test(text);
}

function factsOf(agent: Agent, { text, file, placeOf }: ConfigText): PartFacts {
  if (agent === 'fluentd') return fluentdFacts(text, placeOf);
  if (agent === 'fluent-bit') {
    return fluentBitFacts(text, placeOf, /\.ya?ml$/.test(file));
  }
  return { inputs: [], outputs: [], parsesJson: false, buffersInputs: false };
}

/** Kinds of the workloads that mount a ConfigMap or Secret, by its environment and title. */
async function mountedBy(
  repository: RepositoryFiles,
): Promise<Map<string, Set<string>>> {
  const kinds = new Map<string, Set<string>>();
  for (const { objects, environment } of await loadManifestSets(repository)) {
    for (const object of objects) {
      const volumes = podTemplateOf(object)?.spec.get('volumes').items() ?? [];
      const sources = volumes.flatMap(volume => [
        volume,
        ...volume.get('projected', 'sources').items(),
      ]);
      for (const source of sources) {
        const map = source.get('configMap', 'name').text;
        const secret =
          source.get('secret', 'secretName').text ||
          source.get('secret', 'name').text;
        const title = map ? `ConfigMap/${map}` : `Secret/${secret}`;
        const key = `${environment} ${title}`;
        kinds.set(key, (kinds.get(key) ?? new Set()).add(object.kind));
      }
    }
  }
  return kinds;
}
