import { alpine, dockerfile, go } from './dockerfile/samples';
import { CheckCase } from './types';

type Files = CheckCase['files'];
type Status = CheckCase['expected']['status'];

const unreadable = { 'other/Dockerfile': Buffer.from([70, 82, 0, 1]) };

const of =
  (status: Status) =>
  (check: string, files: Files, overlay?: string): CheckCase => ({
    check,
    files,
    expected: { status },
    ...(overlay && { overlay }),
  });
const passes = of('pass');
const fails = of('fail');
const notApplicable = of('not-applicable');

/** A package installed in the final stage with one thing left out. */
const apt = (command: string) =>
  dockerfile('FROM debian:13', `RUN ${command}`, 'CMD ["x"]');
const clean = '&& rm -rf /var/lib/apt/lists/*';

/** An image that is built without any Dockerfile. */
const ko = {
  'go.mod': 'module x\n',
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  x:\n    steps:\n      - uses: ko-build/setup-ko@v0.9\n      - run: ko build ./cmd/x\n',
};
const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

/** Each of these holds one part of a condition: without that part, they would come out otherwise. */
export const dockerfileParts: CheckCase[] = [
  passes('dockerfile-exists', ko),
  { ...passes('dockerfile-exists', ko), evidence: truncated },
  { ...passes('dockerfile-exists', { Dockerfile: go }), evidence: truncated },
  passes(
    'base-image-selected',
    dockerfile('FROM registry.acme.example/base/java:21', 'CMD ["x"]'),
    'params:\n  allowedBaseImages: [registry.acme.example/base]\n',
  ),
  passes(
    'base-image-digest',
    dockerfile(`FROM alpine:3.24@sha256:${'a'.repeat(64)}`),
  ),
  fails('multi-stage', dockerfile('FROM golang:1.27', 'CMD ["x"]')),
  fails(
    'multi-stage',
    dockerfile(
      'FROM golang:1.27 AS builder',
      'RUN go build -o /x .',
      'FROM alpine:3.24',
      'COPY x /x',
    ),
  ),
  notApplicable(
    'dockerfile-no-build-tools',
    dockerfile('FROM debian:13', 'RUN apt-get update', 'CMD ["x"]'),
  ),
  fails('dockerfile-workdir', alpine('WORKDIR app')),
  passes(
    'dockerfile-build-flags',
    dockerfile(
      'FROM golang:1.27 AS b',
      'RUN go build -o /x .',
      'FROM debian:13-slim',
      'COPY --from=b /x /x',
    ),
  ),
  fails('dockerfile-package-hygiene', apt(`apt-get update ${clean}`)),
  fails(
    'dockerfile-package-hygiene',
    apt(
      `apt-get update && apt-get install --no-install-recommends curl ${clean}`,
    ),
  ),
  fails(
    'dockerfile-package-hygiene',
    apt(`apt-get install -y --no-install-recommends curl ${clean}`),
  ),
  fails(
    'dockerfile-package-hygiene',
    apt(`apt-get update && apt-get install -y curl ${clean}`),
  ),
  fails(
    'dockerfile-package-hygiene',
    apt('apt-get update && apt-get install -y --no-install-recommends curl'),
  ),
  passes(
    'dockerfile-package-hygiene',
    dockerfile(
      'FROM debian:13 AS b',
      'RUN apt-get update && apt-get install -y curl',
      'FROM scratch',
      'COPY --from=b /usr/bin/curl /curl',
    ),
  ),
  passes('dockerfile-timezone-env', alpine('ENV TZ=UTC')),
  fails('dockerfile-chown', {
    ...alpine('WORKDIR /app', 'COPY . .', 'RUN chown -R 1000 .'),
    ...unreadable,
  }),
  passes('dockerfile-chown', alpine('RUN curl https://example.com/x | sh')),
  passes(
    'dockerfile-chown',
    dockerfile(
      'FROM alpine:3.24 AS b',
      'WORKDIR /app',
      'COPY . .',
      'RUN chown -R 1000 .',
      'FROM scratch',
      'COPY --from=b /app/x /x',
    ),
  ),
  {
    check: 'dockerfile-chown',
    files: {
      ...alpine('RUN curl https://example.com/x | sh'),
      ...unreadable,
    },
    expected: { status: 'unknown' },
  },
  {
    check: 'dockerfile-chown',
    files: {
      ...dockerfile(
        'FROM alpine:3.24 AS b',
        'WORKDIR /app',
        'COPY . .',
        'RUN chown -R 1000 .',
        'FROM scratch',
        'COPY --from=b /app/x /x',
      ),
      ...unreadable,
    },
    expected: { status: 'unknown' },
  },
  fails('dockerfile-expose', alpine('EXPOSE 22')),
  fails('dockerfile-expose', alpine('EXPOSE 70000')),
  notApplicable('dockerfile-healthcheck', alpine('HEALTHCHECK NONE')),
  fails(
    'dockerfile-healthcheck',
    alpine('HEALTHCHECK CMD ["/x"]', 'HEALTHCHECK CMD ["/y"]'),
  ),
  passes(
    'dockerfile-cmd',
    dockerfile('FROM nginx:1.29', 'COPY index.html /usr/share/nginx/html/'),
  ),
  fails('dockerfile-cmd', dockerfile('FROM scratch', 'COPY x /x')),
  fails(
    'dockerfile-cmd',
    dockerfile('FROM alpine:3.24', 'CMD ["x"]', 'CMD ["y"]'),
  ),
  fails('dockerfile-no-secrets', {
    ...alpine('ENV DB_PASSWORD=hunter2'),
    ...unreadable,
  }),
  fails('dockerfile-no-sudo', { ...alpine('RUN sudo x'), ...unreadable }),
  fails('dockerfile-no-curl-pipe', {
    ...alpine('RUN curl https://example.com/x | sh'),
    ...unreadable,
  }),
  fails('dockerfile-run-shell', { ...alpine('RUN echo "a'), ...unreadable }),
  passes('dockerfile-labels', {
    Dockerfile: go,
    '.github/workflows/ci.yml':
      'on: push\njobs:\n  x:\n    steps:\n      - { id: meta, uses: docker/metadata-action@v5 }\n      - uses: docker/build-push-action@v6\n        with: { labels: "${{ steps.meta.outputs.labels }}" }\n',
  }),
  fails('dockerignore', {
    ...alpine('COPY . /app'),
    '.dockerignore': 'node_modules\n',
  }),
  fails('dockerignore', {
    ...alpine('COPY . /app', 'COPY dist /app/dist'),
    '.dockerignore': '.git\nnode_modules\n**/.env*\ndist\n',
    'dist/x': '',
  }),
];
