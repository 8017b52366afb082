import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link';
import { Field } from '../../manifests/model/field';
import { podTemplateOf, titleOf } from '../../manifests/model/podTemplate';
import { ManifestObject } from '../../manifests/objects';
import { loadManifestSets } from '../../manifests/sets';
import { turn } from '../../turn';
import { Instrumentation } from './shapes';

const annotation =
  /^instrumentation\.opentelemetry\.io\/inject-|^sidecar\.opentelemetry\.io\/inject$|^admission\.datadoghq\.com\/[\w-]+-lib\.version$/;
const variable =
  /^OTEL_(?:EXPORTER_OTLP_(?:TRACES_)?ENDPOINT|TRACES_EXPORTER|SERVICE_NAME)$/;
const agent =
  /opentelemetry-javaagent|opentelemetry-instrument\b|auto-instrumentations-node\/register|otel-dotnet-auto|OpenTelemetry\.AutoInstrumentation|dd-java-agent|dd-trace\/init|ddtrace-run|newrelic\.jar|elastic-apm-agent/;
const off = /^(?:|false|disabled|none|off)$/i;

/** What has workloads send traces: variables, annotations and agents of their pods, Instrumentation objects, and agents in images. */
export async function instrumentationsOf(
  repository: RepositoryFiles,
): Promise<Instrumentation[]> {
  const found: Instrumentation[] = [];
  for (const { objects, environment } of await loadManifestSets(repository)) {
    await turn();
    for (const object of objects) {
      for (const each of ofObject(object)) {
        found.push({ ...each, environments: [environment] });
      }
    }
  }
  return [...mergeItems(found), ...(await ofImages(repository))];
}

type Found = Omit<Instrumentation, 'environments'>;

function ofObject(object: ManifestObject): Found[] {
  if (object.kind === 'Instrumentation') {
    const name = titleOf(object);
    const { source } = object;
    return [{ kind: 'object', name, workload: '', source }];
  }
  const pod = podTemplateOf(object);
  if (!pod) return [];
  const workload = titleOf(object);
  const containers = ['containers', 'initContainers'].flatMap(field =>
    pod.spec.get(field).items(),
  );
  return [
    ...pod.metadata
      .get('annotations')
      .entries()
      .filter(([name, { text }]) => annotation.test(name) && !off.test(text))
      .map(
        ([name, { source }]): Found => ({
          kind: 'annotation',
          name,
          workload,
          source,
        }),
      ),
    ...containers.flatMap(container => ofContainer(container, workload)),
  ];
}

function ofContainer(container: Field, workload: string): Found[] {
  const found: Found[] = [];
  for (const field of container.get('env').items()) {
    const name = field.get('name').text;
    const value = field.get('value');
    const isOff = value.set && off.test(value.text);
    if (variable.test(name) && !isOff) {
      found.push({ kind: 'environment', name, workload, source: field.source });
    }
    const used = agent.exec(value.text)?.[0];
    if (used) {
      found.push({ kind: 'agent', name: used, workload, source: field.source });
    }
  }
  for (const name of ['command', 'args']) {
    for (const word of container.get(name).items()) {
      const used = agent.exec(word.text)?.[0];
      if (used) {
        found.push({
          kind: 'agent',
          name: used,
          workload,
          source: word.source,
        });
      }
    }
  }
  return found;
}

const maxFiles = 100;

/** Agents that Dockerfiles and start scripts bring in. */
async function ofImages(
  repository: RepositoryFiles,
): Promise<Instrumentation[]> {
  const found: Instrumentation[] = [];
  const files = repository.find([
    '**/{Dockerfile,Containerfile}',
    '**/{Dockerfile,Containerfile}.*',
    '**/*.Dockerfile',
    '**/{package.json,Procfile,entrypoint.sh,docker-entrypoint.sh,start.sh}',
  ]);
  for (const { path } of files.slice(0, maxFiles)) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !agent.test(content.text)) continue;
    for (const [index, line] of content.text.split('\n').entries()) {
      const used = agent.exec(line.slice(0, 1_000))?.[0];
      if (!used || /^\s*#/.test(line)) continue;
      found.push({
        kind: 'agent',
        name: used,
        workload: '',
        environments: [],
        source: { file: path, line: index + 1 },
      });
      break;
    }
  }
  return found;
}
