import { CheckCase, Files } from '../types';
import { deployment, object, unrendered } from '../orchestration/objects';
import { casesOf } from '../orchestration/tell';

const cutShort: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});
const none: Files = { 'README.md': '# x\n' };
const go = (...lines: string[]): Files => ({
  'go.mod': ['module acme/api', '', 'require (', ...lines, ')', ''].join('\n'),
});
const plain = go('\tgithub.com/gorilla/mux v1.8.1');
const k8s = (...objects: string[]): Files => ({
  'k8s/app.yaml': objects.join('---\n'),
});
const web = k8s(deployment());
const injected = k8s(
  deployment().replace(
    'metadata: { labels: { app: web } }',
    'metadata: { labels: { app: web }, annotations: { instrumentation.opentelemetry.io/inject-java: "true" } }',
  ),
);
const otel = '\tgo.opentelemetry.io/otel v1.38.0';
const retired = '\tgithub.com/uber/jaeger-client-go v2.30.0+incompatible';

const server = (image: string, env = '') =>
  deployment()
    .replace('ghcr.io/acme/web:1.4.0', image)
    .replace('          ports:', `          env: [${env}]\n          ports:`);
const service = (port: number) =>
  object(
    'Service',
    'name: jaeger',
    `spec: { selector: { app: web }, ports: [{ port: ${port} }] }\n`,
  );
const two = 'jaegertracing/jaeger:2.11.0';
const one = 'jaegertracing/all-in-one:1.76.0';
const elastic = '{ name: SPAN_STORAGE_TYPE, value: elasticsearch }';

const collector = (...changes: Array<[string, string]>): Files => ({
  'otel/collector.yaml': changes.reduce(
    (text, [from, to]) => text.replace(from, to),
    `receivers:
  otlp: { protocols: { grpc: {} } }
processors:
  memory_limiter: { check_interval: 1s, limit_percentage: 80 }
  batch: {}
exporters:
  otlp: { endpoint: "tempo:4317" }
service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [memory_limiter, batch]
      exporters: [otlp]
`,
  ),
});
const values: Files = {
  'values.yaml': `config:\n${collector()
    ['otel/collector.yaml'].toString()
    .replace(/^/gm, '  ')
    .replace('[otlp]', '[zipkin]')}`,
};

export const tracingCases = casesOf({
  'tracing-instrumented': {
    pass: [
      { ...go(otel), ...web },
      { ...plain, ...injected },
      { ...go('\tgithub.com/DataDog/dd-trace-go/v2 v2.3.0'), ...web },
      { files: go(otel), evidence: cutShort },
      injected,
    ],
    fail: [
      { files: { ...plain, ...web } },
      { files: { ...go(retired), ...web } },
      { files: { ...go(`${otel} // indirect`), ...web } },
    ],
    unknown: [
      none,
      plain,
      web,
      { ...plain, ...web, ...unrendered },
      { files: { ...plain, ...web }, evidence: cutShort },
    ],
  },
  'tracing-library': {
    pass: [go(otel)],
    fail: [
      { files: go(otel, retired), at: ['jaeger-client-go'] },
      {
        files: {
          'package.json':
            '{\n  "dependencies": {\n    "express": "5",\n    "@opentelemetry/exporter-jaeger": "1"\n  }\n}\n',
        },
        at: ['exporter-jaeger'],
      },
    ],
    none: [none, plain],
  },
  'tracing-backend-supported': {
    pass: [k8s(server(two)), k8s(server('grafana/tempo:2.9.0'))],
    fail: [
      { files: k8s(server(one)), at: ['image:'] },
      {
        files: k8s(server('jaegertracing/jaeger-collector:1.50')),
        at: ['image:'],
      },
      {
        files: k8s(
          object('Jaeger', 'name: simplest', '', 'jaegertracing.io/v1'),
        ),
        at: ['kind: Jaeger'],
      },
    ],
    none: [web],
  },
  'tracing-backend-otlp': {
    pass: [k8s(server(two), service(4317)), k8s(server(two), service(4318))],
    fail: [{ files: k8s(server(two), service(14268)), at: ['image:'] }],
    unknown: [k8s(server(two))],
    none: [web],
  },
  'tracing-backend-storage': {
    pass: [k8s(server(one, elastic))],
    fail: [
      { files: k8s(server(one)), at: ['image:'] },
      { files: k8s(server(two)), at: ['image:'] },
    ],
    unknown: [k8s(server('grafana/tempo:2.9.0'))],
    none: [web, { 'deploy/dev/app.yaml': server(two) }],
  },
  'collector-config': {
    pass: [
      collector(),
      {
        'k8s/collector.yaml': `apiVersion: opentelemetry.io/v1beta1\nkind: OpenTelemetryCollector\nmetadata: { name: x }\nspec:\n  config:\n${collector()
          ['otel/collector.yaml'].toString()
          .replace(/^(?=.)/gm, '    ')}`,
      },
    ],
    fail: [
      {
        files: collector([
          '      exporters: [otlp]',
          '      exporters: [otlp/tempo]',
        ]),
        at: ['exporters: [otlp/tempo]'],
      },
      {
        files: collector(['      receivers: [otlp]', '      receivers: []']),
        at: ['traces:'],
      },
      {
        files: {
          'k8s/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n  relay: |\n${collector(
            ['memory_limiter, batch', 'memory_limiter, batches'],
          )
            ['otel/collector.yaml'].toString()
            .replace(/^(?=.)/gm, '    ')}`,
        },
        at: ['batches'],
      },
    ],
    none: [none, values],
  },
  'collector-components': {
    pass: [collector()],
    fail: [
      {
        files: collector(
          ['  otlp: { endpoint', '  logging: { endpoint'],
          ['exporters: [otlp]', 'exporters: [logging]'],
        ),
        at: ['  logging:'],
      },
    ],
    none: [none],
  },
  'collector-memory': {
    pass: [collector()],
    fail: [
      {
        files: collector(['memory_limiter, batch', 'batch, memory_limiter']),
        at: ['traces:'],
      },
    ],
    none: [none, values],
  },
  'collector-batch': {
    pass: [
      collector(),
      collector(
        [', batch]', ']'],
        ['  otlp: { endpoint', '  debug: { endpoint'],
        ['exporters: [otlp]', 'exporters: [debug]'],
      ),
    ],
    fail: [{ files: collector([', batch]', ']']), at: ['traces:'] }],
    none: [none, values],
  },
});
