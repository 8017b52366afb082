import { alpine, Case, dockerfile, go } from './samples';

/** What is installed, runs and is left out, by check. */
export const runCases: Record<string, Case> = {
  'dockerfile-package-hygiene': {
    passes: dockerfile(
      'FROM debian:13',
      'RUN apt-get update \\',
      ' && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*',
      'RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -yqq --no-install-recommends jq',
    ),
    fails: [
      dockerfile(
        'FROM debian:13',
        'RUN apt-get update',
        'RUN apt-get install curl',
        'RUN echo apt-get install x # apt-get install y',
        'RUN apt-get update \\',
        ' && apt-get install -y --no-install-recommends jq',
      ),
      'Dockerfile:2',
      'Dockerfile:3',
      'Dockerfile:6',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-timezone-data': {
    passes: alpine('RUN apk add --no-cache tzdata', 'ENV TZ=Asia/Shanghai'),
    fails: [alpine('ENV TZ=Asia/Shanghai'), 'Dockerfile:2'],
    notApplicable: alpine(),
  },
  'dockerfile-timezone-env': {
    passes: alpine(),
    fails: [alpine('', 'ENV A=1 \\', ' TZ=Asia/Shanghai'), 'Dockerfile:4'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-non-root': {
    passes: { Dockerfile: go },
    fails: [
      {
        Dockerfile: 'FROM alpine:3.24\nUSER 1000\nUSER 0:0',
        'other/Dockerfile': 'FROM node:24',
      },
      'Dockerfile:3',
      'other/Dockerfile:1',
    ],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-user-numeric': {
    passes: { Dockerfile: go },
    fails: [dockerfile('FROM alpine:3.24', 'USER app'), 'Dockerfile:2'],
    notApplicable: dockerfile('FROM alpine:3.24'),
  },
  'dockerfile-chown': {
    passes: alpine(
      'WORKDIR /app',
      'COPY --chown=1000 . .',
      'RUN chown -R 1000 /data',
    ),
    fails: [
      alpine('WORKDIR /app', 'COPY . .', 'RUN chown -R 1000:1000 .'),
      'Dockerfile:4',
    ],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-copy-from': {
    passes: { Dockerfile: go },
    fails: [
      dockerfile('FROM a:1 AS b', 'FROM c:1', 'COPY --from=b / /x'),
      'Dockerfile:3',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-add': {
    passes: alpine(
      'ADD rootfs.tar.gz /',
      'ADD --checksum=sha256:abc https://example.com/x /x',
    ),
    fails: [
      alpine('ADD a /a', 'ADD https://example.com/x /x'),
      'Dockerfile:2',
      'Dockerfile:3',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-expose': {
    passes: alpine('ARG P=8080', 'EXPOSE ${P} 8000-8010/tcp'),
    fails: [alpine('EXPOSE 8080', 'EXPOSE 22 70000'), 'Dockerfile:3'],
    notApplicable: alpine(),
  },
  'dockerfile-healthcheck': {
    passes: alpine('HEALTHCHECK CMD wget -qO- http://localhost || exit 1'),
    fails: [
      alpine(
        'HEALTHCHECK --interval=30s --retries=3 \\',
        '  CMD curl -f http://localhost || exit 1',
      ),
      'Dockerfile:2',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-cmd': {
    passes: dockerfile(
      'FROM alpine:3.24 AS base',
      'ENTRYPOINT ["x"]',
      'FROM base',
      'CMD ["y"]',
    ),
    fails: [dockerfile('FROM alpine:3.24', 'CMD node x.js'), 'Dockerfile:2'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-no-secrets': {
    passes: alpine(
      'ARG NPM_TOKEN',
      'ENV PASSWORD_FILE=/run/secrets/p TOKEN_TTL=3600 API_KEY=',
      'RUN --mount=type=secret,id=token npm ci',
    ),
    fails: [
      {
        ...alpine(
          'ARG NPM_TOKEN',
          'ENV DB_PASSWORD=hunter2 \\',
          '  NPM_TOKEN=${NPM_TOKEN}',
          'COPY .env id_rsa /app/',
        ),
      },
      'Dockerfile:3',
      'Dockerfile:4',
      'Dockerfile:5',
      'Dockerfile:5',
    ],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-no-sudo': {
    passes: alpine('RUN echo sudo'),
    fails: [alpine('RUN a && \\', '  sudo b'), 'Dockerfile:3'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-no-curl-pipe': {
    passes: alpine(
      'RUN curl -o x https://example.com && echo "abc x" | sha256sum -c - && sh x',
      'RUN curl https://example.com | tar xz',
    ),
    fails: [
      alpine('RUN curl https://example.com/install.sh | bash'),
      'Dockerfile:2',
    ],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-labels': {
    passes: alpine(
      'LABEL org.opencontainers.image.source=a org.opencontainers.image.revision=b \\',
      ' org.opencontainers.image.version=c org.opencontainers.image.licenses=d',
    ),
    fails: [alpine('LABEL maintainer=x'), 'Dockerfile:1'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-run-shell': {
    passes: alpine('RUN if true; then echo "a"; fi'),
    fails: [alpine('RUN echo "a'), 'Dockerfile:2'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-current-forms': {
    passes: alpine('ENV A=1'),
    fails: [alpine('MAINTAINER x', 'ENV A 1'), 'Dockerfile:2', 'Dockerfile:3'],
    notApplicable: { 'main.go': '' },
  },
  dockerignore: {
    passes: {
      ...alpine('COPY . /app'),
      '.dockerignore': '.git\nnode_modules\n**/.env*\n',
      'package.json': '{}',
      '.gitignore': '.env',
    },
    fails: [
      {
        ...alpine('COPY . /app', 'COPY dist /app/dist'),
        '.dockerignore': 'dist\n',
      },
      '.dockerignore:undefined',
    ],
    notApplicable: { 'main.go': '' },
  },
};
