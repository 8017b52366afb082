import { RepositoryFiles } from '../../files';
import { TelemetryLibrary } from './shapes';

/** Files that name what a program is built of. */
const manifests = [
  '**/{package.json,go.mod,composer.json,Cargo.toml,mix.exs,build.sbt}',
  '**/{requirements*.txt,requirements*.in,pyproject.toml,Pipfile,setup.py,setup.cfg}',
  '**/{pom.xml,build.gradle,build.gradle.kts,*.versions.toml}',
  '**/{*.csproj,*.fsproj,Directory.Packages.props,Gemfile,*.gemspec}',
];

const otel = 'OpenTelemetry SDK';
const otlp = 'OTLP exporter';

/** The first that a line matches tells. Names stand between quotes, brackets and the like, as every format has it. */
const libraries: ReadonlyArray<
  [RegExp, TelemetryLibrary['kind'], TelemetryLibrary['replacement']]
> = [
  [/(@opentelemetry\/exporter-jaeger)\b/, 'retired', otlp],
  [/(go\.opentelemetry\.io\/otel\/exporters\/jaeger)\b/, 'retired', otlp],
  [
    /\b(opentelemetry-exporter-jaeger(?:-thrift|-proto-grpc|-proto)?)\b/,
    'retired',
    otlp,
  ],
  [/\b(OpenTelemetry\.Exporter\.Jaeger)\b/, 'retired', otlp],
  [/\b(opentelemetry[-_]jaeger)\b/, 'retired', otlp],
  [
    /(github\.com\/(?:uber|jaegertracing)\/jaeger-client-go)\b/,
    'retired',
    otel,
  ],
  [/["']?\b(jaeger-client)\b/, 'retired', otel],
  [/\b(io\.jaegertracing(?::[\w-]+)?)\b/, 'retired', otel],
  [/Include="(Jaeger(?:\.[\w.]+)?)"/, 'retired', otel],
  [/(github\.com\/opentracing(?:-contrib)?\/[\w-]+)/, 'retired', otel],
  [/\b(io\.opentracing(?:\.[\w.]+)?)\b/, 'retired', otel],
  [/["'](opentracing)["']/, 'retired', otel],
  [/^\s*(opentracing)\s*(?:[=<>~!\[].*)?$/, 'retired', otel],
  [/Include="(OpenTracing(?:\.[\w.]+)?)"/, 'retired', otel],
  [/\b(go\.opencensus\.io)\b/, 'retired', otel],
  [/["'](@opencensus\/[\w-]+)/, 'retired', otel],
  [/^\s*["']?(opencensus(?:-[\w-]+)?)\b/, 'retired', otel],
  [
    /\b(spring-cloud-(?:starter-)?sleuth[\w-]*)\b/,
    'retired',
    'Micrometer Tracing',
  ],
  [/(@opentelemetry\/[\w-]+)/, 'opentelemetry', ''],
  [/(go\.opentelemetry\.io\/(?:otel|contrib)[\w./-]*)/, 'opentelemetry', ''],
  [/\b(io\.opentelemetry(?:\.[\w.]+)?)\b/, 'opentelemetry', ''],
  [/\b(OpenTelemetry(?:\.[\w.]+)?)\b/, 'opentelemetry', ''],
  [/(open-telemetry\/[\w-]+)/, 'opentelemetry', ''],
  [
    /\b(micrometer-tracing-bridge-otel|[\w-]*opentelemetry[\w-]*)\b/i,
    'opentelemetry',
    '',
  ],
  [
    /["'/]?\b(dd-trace(?:-go|-java)?|ddtrace|newrelic(?:-agent|_rpm)?|elastic-apm(?:-[\w-]+)?|aws-xray-sdk(?:-[\w-]+)?|Datadog\.Trace|applicationinsights(?:-[\w-]+)?)\b/i,
    'vendor',
    '',
  ],
];

const mentions =
  /telemetry|jaeger|opentracing|opencensus|sleuth|dd-?trace|newrelic|elastic-apm|xray|datadog|applicationinsights|bridge-otel/i;
const maxFiles = 200;
const maxFound = 100;

/** Libraries of tracing that the entity's own manifests name. */
export async function telemetryLibraries(
  repository: RepositoryFiles,
): Promise<TelemetryLibrary[]> {
  const found = new Map<string, TelemetryLibrary>();
  for (const { path } of repository.find(manifests).slice(0, maxFiles)) {
    const content = await repository.read(path);
    if (content.kind !== 'text' || !mentions.test(content.text)) continue;
    for (const [index, line] of content.text.split('\n').entries()) {
      const library = libraryOn(line.slice(0, 500));
      if (!library) continue;
      const key = `${path} ${library.name}`;
      if (found.size >= maxFound || found.has(key)) continue;
      found.set(key, { ...library, source: { file: path, line: index + 1 } });
    }
  }
  return [...found.values()];
}

/** What others need is theirs, and comments name nothing. */
const others = /\/\/ indirect\b|^\s*(?:#|\/\/|<!--|\*)/;
const described =
  /"(?:description|name|repository|homepage|url)"\s*:\s*"[^"]*"/g;

function libraryOn(
  written: string,
): Omit<TelemetryLibrary, 'source'> | undefined {
  if (others.test(written)) return undefined;
  const line = written.replace(described, '');
  if (!mentions.test(line)) return undefined;
  for (const [pattern, kind, replacement] of libraries) {
    const name = pattern.exec(line)?.[1];
    if (name) return { name, kind, replacement };
  }
  return undefined;
}
