import { collected } from '../testing';
import { apiDefinitionsSection } from './apiDefinitions';
import { infrastructureSection } from './infrastructure';
import { loadTestsSection } from './loadTests';

const empty = (...paths: string[]) =>
  Object.fromEntries(paths.map(path => [path, '']));

describe('infrastructure as code', () => {
  it('is counted by tool, with its first file', async () => {
    expect(
      await collected(
        infrastructureSection,
        empty('infra/b.tf', 'infra/a.tf', 'Pulumi.yaml', 'deploy/playbook.yml'),
      ),
    ).toEqual([
      {
        kind: 'terraform',
        files: 2,
        source: { file: 'infra/a.tf', line: 0 },
      },
      { kind: 'pulumi', files: 1, source: { file: 'Pulumi.yaml', line: 0 } },
      {
        kind: 'ansible',
        files: 1,
        source: { file: 'deploy/playbook.yml', line: 0 },
      },
    ]);
  });

  it.each([
    'main.tofu',
    'live/terragrunt.hcl',
    'roles/web/tasks/main.yml',
    'cdk.json',
    'main.bicep',
    'samconfig.toml',
  ])('is %s', async path => {
    expect(await collected(infrastructureSection, empty(path))).toHaveLength(1);
  });

  it.each(['main.tfx', 'tasks/main.yml', 'docs/terraform.md'])(
    'is not %s',
    async path => {
      expect(await collected(infrastructureSection, empty(path))).toEqual([]);
    },
  );
});

describe('definitions of interfaces', () => {
  it.each([
    ['openapi', { 'api/openapi.yaml': 'openapi: 3.1.0\n' }],
    ['openapi', { 'docs/swagger.json': '{\n  "swagger": "2.0" }' }],
    ['openapi', { 'orders.openapi.yml': 'info: {}\nopenapi: 3.0.3\n' }],
    ['asyncapi', { 'asyncapi.yaml': 'asyncapi: 3.0.0\n' }],
    ['protobuf', { 'proto/a.proto': '' }],
    ['graphql', { 'src/schema.graphql': '' }],
    ['graphql', { 'src/a.graphqls': '' }],
    ['wsdl', { 'a.wsdl': '' }],
  ])('%s in %j', async (kind, files) => {
    const [path] = Object.keys(files);
    expect(await collected(apiDefinitionsSection, files)).toEqual([
      { kind, files: 1, source: { file: path, line: 0 } },
    ]);
  });

  it.each<Record<string, string | Buffer>>([
    { 'openapi-generator.yaml': 'generatorName: go\n' },
    { 'src/query.graphql': '' },
    { 'openapi.yaml': Buffer.from([0, 1, 2]) },
  ])('none in %j', async files => {
    expect(await collected(apiDefinitionsSection, files)).toEqual([]);
  });
});

describe('load tests', () => {
  it.each([
    ['jmeter', { 'perf/plan.jmx': '' }],
    ['locust', { 'locustfile.py': '' }],
    ['artillery', { 'artillery.yml': '' }],
    ['gatling', { 'src/test/scala/OrderSimulation.scala': '' }],
    ['k6', { 'test/k6/a.js': "import http from 'k6/http';" }],
    ['k6', { 'load/a.ts': "import { check } from 'k6';" }],
    ['k6', { 'stress-checkout.js': "const http = require('k6/http');" }],
  ])('%s in %j', async (kind, files) => {
    const [path] = Object.keys(files);
    expect(await collected(loadTestsSection, files)).toEqual([
      { kind, files: 1, source: { file: path, line: 0 } },
    ]);
  });

  it.each<Record<string, string>>([
    { 'load/a.js': "import x from './k6';" },
    { 'src/a.js': "import http from 'k6/http';" },
  ])('none in %j', async files => {
    expect(await collected(loadTestsSection, files)).toEqual([]);
  });
});
