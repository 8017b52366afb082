import { evidenceOf } from './__testUtils__/evaluate';

const only = async (text: string, others: Record<string, string> = {}) => {
  const evidence = await evidenceOf({ ...others, Dockerfile: text });
  return { ...evidence, dockerfile: evidence.dockerfiles[0] };
};

describe('stages and bases', () => {
  it('resolves ARG in FROM, follows stages, and takes references apart', async () => {
    const { dockerfile, baseImages } = await only(
      [
        'ARG REGISTRY=registry.example.com:5000',
        'ARG VARIANT=${MISSING:-alpine}',
        `FROM --platform=$BUILDPLATFORM \${REGISTRY}/team/base:1.2@sha256:${'c'.repeat(
          64,
        )} AS Base`,
        'from node:24-${VARIANT} as final',
        'FROM base',
        'COPY --from=FINAL /a /b',
      ].join('\n'),
    );
    expect(
      baseImages.map(({ registry, repository, tag, shipped, source }) => [
        registry,
        repository,
        tag,
        shipped,
        source.line,
      ]),
    ).toEqual([
      ['registry.example.com:5000', 'team/base', '1.2', true, 3],
      ['docker.io', 'library/node', '24-alpine', false, 4],
    ]);
    expect(dockerfile.final).toMatchObject({
      index: 2,
      baseStage: 'base',
      base: { repository: 'team/base' },
    });
    expect(
      dockerfile.stages.map(({ name, shipped, platform }) => [
        name,
        shipped,
        platform,
      ]),
    ).toEqual([
      ['base', true, 'linux/amd64'],
      ['final', false, ''],
      ['', true, ''],
    ]);
  });

  it.each([
    [{ 'renovate.json': '{}' }, true],
    [{ 'renovate.json': '{ "enabledManagers": ["dockerfile"] }' }, true],
    [{ 'renovate.json': '{ "enabledManagers": ["maven", "npm"] }' }, false],
    [{ 'renovate.json': '{ "enabled": false }' }, false],
    [{}, false],
  ])('says of bots what dependencyBots says: %j', async (files, covers) => {
    const { baseImages, dependencyBots } = await only('FROM a:1', files);
    expect(baseImages[0].updatedByBot).toBe(covers);
    expect(dependencyBots.some(bot => bot.coversDocker)).toBe(covers);
  });

  it('leaves out stages for development that the final one does not need', async () => {
    const { dockerfile, packageInstalls } = await only(
      [
        'FROM a:1 AS deps',
        'FROM deps AS test',
        'RUN apk add x',
        'FROM a:1 AS prod',
        'COPY --from=deps /a /b',
        'FROM prod AS dev',
        'RUN apt-get install y',
      ].join('\n'),
    );
    expect(dockerfile.final.name).toBe('prod');
    expect(packageInstalls).toEqual([]);
  });

  it('takes the stage that the pipeline names', async () => {
    const { dockerfile } = await only('FROM a:1 AS web\nFROM b:1 AS worker', {
      '.github/workflows/ci.yml':
        'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { context: ., target: web }\n',
    });
    expect(dockerfile.final.name).toBe('web');
  });
});

describe('the effective user', () => {
  it.each([
    [
      'FROM alpine:3.24',
      { set: false, fromBase: true, known: true, root: true },
    ],
    ['FROM scratch', { known: true, root: true, fromBase: true }],
    [
      'FROM gcr.io/distroless/static:nonroot',
      { root: false, numeric: true, known: true },
    ],
    ['FROM gcr.io/distroless/static-debian13', { root: true }],
    ['FROM cgr.dev/chainguard/node:latest', { root: false, known: true }],
    ['FROM cgr.dev/chainguard/wolfi-base', { root: true }],
    ['FROM nginxinc/nginx-unprivileged:1.30', { root: false, numeric: true }],
    ['FROM grafana/k6:2.2.0-with-browser', { root: false, numeric: true }],
    ['FROM bitnami/redis:8', { root: false }],
    [
      'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled',
      { root: false },
    ],
    ['FROM mcr.microsoft.com/dotnet/aspnet:10.0', { root: true }],
    [
      'FROM registry.access.redhat.com/ubi9/nodejs-22:1',
      { root: false, numeric: true },
    ],
    ['FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6', { root: true }],
    ['FROM registry.example.com/x:1', { known: false, root: false }],
    [
      'FROM alpine AS a\nUSER 1000:1000\nFROM a',
      {
        set: true,
        name: '1000',
        group: '1000',
        numeric: true,
        root: false,
        source: { file: 'Dockerfile', line: 2 },
      },
    ],
    [
      'FROM alpine\nUSER app\nUSER root',
      { root: true, source: { file: 'Dockerfile', line: 3 } },
    ],
    ['FROM alpine\nUSER 0:1000', { root: true }],
    [
      'FROM alpine\nARG UID=10001\nENV U=$UID\nUSER ${U}',
      { name: '10001', numeric: true, root: false },
    ],
    ['ARG UID=7\nFROM alpine\nARG UID\nUSER $UID', { name: '7' }],
    ['ARG UID=7\nFROM alpine\nUSER $UID', { known: false }],
    ['FROM alpine\nONBUILD USER 1000', { root: true, set: false }],
    ['FROM alpine\nRUN <<EOF\nUSER 1000\nEOF', { root: true, set: false }],
    ['FROM alpine\n# USER 1000', { root: true, set: false }],
  ])('%s', async (text, expected) => {
    const { dockerfile } = await only(text);
    expect(dockerfile.final.user).toMatchObject(expected);
  });
});

describe('support', () => {
  it.each([
    ['golang:1.25.3-alpine3.22', 'Go', '1.25', true],
    ['golang:1.26', 'Go', '1.26', false],
    ['golang:1', '', '', false],
    ['node:lts', '', '', false],
    ['node:24-buster', 'Debian', '10', true],
    ['python:3.14-slim-trixie', 'Python', '3.14', false],
    ['eclipse-temurin:17-jre-focal', 'Ubuntu', '20.04', true],
    ['openjdk:17', 'the openjdk image', '', true],
    ['debian:bookworm-slim', 'Debian', '12', false],
    ['ubuntu:24.04', 'Ubuntu', '24.04', false],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', '.NET', '8', true],
    ['mcr.microsoft.com/dotnet/sdk:10.0-alpine', '.NET', '10', false],
    ['gcr.io/distroless/base-debian11', 'Debian', '11', true],
    ['golang:1.99', '', '', false],
    ['registry.example.com/golang:1.19', '', '', false],
  ])('%s', async (image, product, cycle, ended) => {
    const { baseImages } = await only(`FROM ${image}`);
    expect(baseImages[0].support).toMatchObject({
      known: product !== '',
      product,
      cycle,
      ended,
    });
  });
});

describe('secrets', () => {
  it('names them and never holds a value', async () => {
    const value = 'hunter2-very-secret';
    const evidence = await only(
      [
        `ARG TOKEN=${value}`,
        'FROM alpine:3.24',
        `ENV API_KEY="${value}" SECRET_KEY=$OTHER`,
        `ENV GIT_URL=https://user:${value}@example.com/x`,
        `RUN curl -u admin:${value} https://x:${value}@example.com`,
        `LABEL password=${value}`,
        `CMD ["x", "--password=${value}"]`,
        'COPY deploy.key certs/ca.pem /etc/',
      ].join('\n'),
      { 'certs/ca.pem': '-----BEGIN CERTIFICATE-----' },
    );
    expect(
      evidence.dockerfileSecrets.map(({ kind, name, source }) => [
        kind,
        name,
        source.line,
      ]),
    ).toEqual([
      ['arg', 'TOKEN', 1],
      ['env', 'API_KEY', 3],
      ['env', 'GIT_URL', 4],
      ['run', 'RUN', 5],
      ['copy', 'deploy.key', 8],
    ]);
    expect(JSON.stringify(evidence)).not.toContain(value);
  });

  it.each([
    'ENV SECRET_KEY_BASE=dummy',
    'ENV TOKENIZERS_PARALLELISM=true MAX_TOKENS=100 PASSWORD_MIN_LENGTH=12',
    'ENV PGPASSFILE=/x DB_PASSWORD_FILE=/run/secrets/x PUBLIC_KEY=abc',
    'ENV AUTH_TOKEN= KEYCLOAK_URL=http://x',
    'ARG GITHUB_TOKEN',
    'ENV NEXT_PUBLIC_API_KEY=$NEXT_PUBLIC_API_KEY',
    'COPY .env.example .env.sample id_rsa.pub cert.pem /x/',
    'COPY .env.production /x/',
    'COPY release.key /x/',
    'RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) make',
  ])('does not take for one: %s', async line => {
    const { dockerfileSecrets } = await only(`FROM alpine:3.24\n${line}`, {
      '.env.production': 'VITE_API_URL=https://example.com\n',
      'release.key': '-----BEGIN PGP PUBLIC KEY BLOCK-----',
    });
    expect(dockerfileSecrets).toEqual([]);
  });
});

describe('what is no production Dockerfile', () => {
  it('is told by name, place, stage, or that it starts nothing', async () => {
    const service = 'FROM alpine:3.24\nCMD ["x"]';
    const evidence = await evidenceOf({
      Dockerfile: service,
      'Dockerfile.dev': service,
      '.devcontainer/Dockerfile': service,
      'ci/Dockerfile': service,
      'e2e.Dockerfile': service,
      'web/Dockerfile': 'FROM node:24 AS development\nCMD ["x"]',
      'codegen/Dockerfile': 'FROM golang:1.27\nRUN go install x',
      'device/Dockerfile.arm64': service,
      'Dockerfile.md': '# how to',
      'Dockerfile.dockerignore': 'x',
      'charts/Dockerfile': 'FROM {{ .Values.image }}',
      'gen/Dockerfile.j2': 'FROM {{ image }}',
    });
    expect(evidence.dockerfiles.map(({ path }) => path)).toEqual([
      'Dockerfile',
      'device/Dockerfile.arm64',
    ]);
    expect(
      evidence.developmentDockerfiles.map(({ path }) => path).sort(),
    ).toEqual([
      '.devcontainer/Dockerfile',
      'Dockerfile.dev',
      'ci/Dockerfile',
      'codegen/Dockerfile',
      'e2e.Dockerfile',
      'web/Dockerfile',
    ]);
    expect(
      evidence.imageBuilders.map(({ kind, source }) => [kind, source.file]),
    ).toEqual([['template', 'gen/Dockerfile.j2']]);
    expect(
      evidence.repository.problems.map(({ source }) => source.file),
    ).toEqual(['charts/Dockerfile']);
  });
});

describe('other ways to build an image', () => {
  it('are found with their lines', async () => {
    const { imageBuilders } = await evidenceOf({
      'pom.xml':
        '<project>\n<artifactId>jib-maven-plugin</artifactId>\n</project>',
      '.ko.yaml': 'defaultBaseImage: x',
      'project.toml': '[_]\nschema-version = "0.2"\n',
      'src/AppHost/AppHost.csproj': '<Project Sdk="Aspire.AppHost.Sdk/13.1.0">',
      'lib/build.gradle.kts': '// com.google.cloud.tools.jib\n',
    });
    expect(
      imageBuilders.map(({ kind, source }) => [kind, source.file, source.line]),
    ).toEqual([
      ['jib', 'pom.xml', 2],
      ['ko', '.ko.yaml', 0],
      ['buildpacks', 'project.toml', 1],
      ['dotnet', 'src/AppHost/AppHost.csproj', 1],
    ]);
  });
});

describe('what builds the program', () => {
  it.each([
    [['FROM golang:1.27 AS b', 'RUN make build'], 'Go'],
    [['FROM mcr.microsoft.com/dotnet/sdk:10.0 AS b', 'RUN make'], '.NET'],
    [
      ['FROM alpine:3.24 AS b', 'RUN mkdir b && cd b && cmake .. && make'],
      'C/C++',
    ],
    [
      ['FROM elixir:1.20 AS b', 'RUN mix deps.get', 'RUN mix release'],
      'Elixir',
    ],
    [['FROM python:3.14 AS b', 'RUN make deps'], ''],
    [['FROM golang:1.27 AS b', 'RUN make lint'], ''],
  ])('%j: %s', async (lines, language) => {
    const { dockerfile } = await only(
      [...lines, 'FROM scratch', 'COPY --from=b /x /x', 'CMD ["/x"]'].join(
        '\n',
      ),
    );
    expect(dockerfile.build).toMatchObject({
      compiles: language !== '',
      language,
    });
  });
});
