import { repositoryOf } from '../../files/testing';
import { telemetryLibraries } from './libraries';

const of = async (file: string, text: string) =>
  (await telemetryLibraries(await repositoryOf({ [file]: text }))).map(
    ({ kind, name, source }) => `${kind} ${name}:${source.line}`,
  );

describe('telemetryLibraries', () => {
  it.each([
    [
      'package.json',
      '{ "dependencies": {\n"@opentelemetry/sdk-node": "1" } }',
      'opentelemetry @opentelemetry/sdk-node:2',
    ],
    [
      'package.json',
      '{ "dependencies": {\n"jaeger-client": "3" } }',
      'retired jaeger-client:2',
    ],
    [
      'package.json',
      '{ "dependencies": {\n"dd-trace": "5" } }',
      'vendor dd-trace:2',
    ],
    [
      'go.mod',
      'require go.opentelemetry.io/otel/sdk v1',
      'opentelemetry go.opentelemetry.io/otel/sdk:1',
    ],
    [
      'go.mod',
      'require github.com/opentracing/opentracing-go v1',
      'retired github.com/opentracing/opentracing-go:1',
    ],
    [
      'go.mod',
      'require go.opentelemetry.io/otel/exporters/jaeger v1',
      'retired go.opentelemetry.io/otel/exporters/jaeger:1',
    ],
    [
      'requirements.txt',
      'opentelemetry-sdk==1.30',
      'opentelemetry opentelemetry-sdk:1',
    ],
    ['requirements.txt', 'opentracing==2.4', 'retired opentracing:1'],
    ['requirements.txt', 'ddtrace==2', 'vendor ddtrace:1'],
    [
      'pom.xml',
      '<groupId>io.opentelemetry</groupId>',
      'opentelemetry io.opentelemetry:1',
    ],
    [
      'pom.xml',
      '<artifactId>micrometer-tracing-bridge-otel</artifactId>',
      'opentelemetry micrometer-tracing-bridge-otel:1',
    ],
    [
      'pom.xml',
      '<groupId>io.jaegertracing</groupId>',
      'retired io.jaegertracing:1',
    ],
    [
      'build.gradle',
      'implementation "io.opentelemetry:opentelemetry-api:1"',
      'opentelemetry io.opentelemetry:1',
    ],
    [
      'build.gradle.kts',
      'implementation("org.springframework.cloud:spring-cloud-starter-sleuth")',
      'retired spring-cloud-starter-sleuth:1',
    ],
    [
      'api.csproj',
      '<PackageReference Include="OpenTelemetry.Extensions.Hosting" />',
      'opentelemetry OpenTelemetry.Extensions.Hosting:1',
    ],
    [
      'Cargo.toml',
      'tracing-opentelemetry = "0.30"',
      'opentelemetry tracing-opentelemetry:1',
    ],
    ['Gemfile', "gem 'opentelemetry-sdk'", 'opentelemetry opentelemetry-sdk:1'],
    [
      'composer.json',
      '{"require": {\n"open-telemetry/sdk": "1"}}',
      'opentelemetry open-telemetry/sdk:2',
    ],
    ['mix.exs', '{:opentelemetry, "~> 1.5"}', 'opentelemetry opentelemetry:1'],
  ])('reads %s: %s', async (file, text, expected) => {
    expect(await of(file, text)).toEqual([expected]);
  });

  it.each([
    ['go.mod', 'require go.opentelemetry.io/otel v1 // indirect'],
    ['package.json', '{ "description": "no opentelemetry here" }'],
    ['requirements.txt', '# opentelemetry-sdk'],
    ['package.json', '{ "dependencies": { "express": "5" } }'],
    ['README.md', 'opentelemetry-sdk'],
  ])('finds nothing in %s: %s', async (file, text) => {
    expect(await of(file, text)).toEqual([]);
  });
});
