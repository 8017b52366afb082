import { alpine, Case, dockerfile, go } from './samples';

/** How images are built, by check. */
export const buildCases: Record<string, Case> = {
  'dockerfile-exists': {
    passes: { Containerfile: go },
    fails: [{ 'main.go': '', 'Dockerfile.dev': go }, 'undefined'],
  },
  'dockerfile-syntax': {
    passes: { Dockerfile: go },
    fails: [
      dockerfile(
        'FROM a AS b',
        'RUNN x',
        'COPY --from=3 a /b',
        'COPY --from=b a /b',
      ),
      'Dockerfile:2',
      'Dockerfile:3',
      'Dockerfile:4',
    ],
    notApplicable: { 'main.go': '' },
  },
  'base-image-selected': {
    passes: dockerfile('FROM python:3.14-slim'),
    fails: [
      dockerfile('FROM scratch AS x', 'FROM python:3.14'),
      'Dockerfile:2',
    ],
  },
  'base-image-tag': {
    passes: dockerfile(
      'ARG V=3.24',
      'FROM alpine:${V}',
      `COPY --from=busybox@sha256:${'b'.repeat(64)} /a /b`,
    ),
    fails: [
      dockerfile(
        'ARG V=latest',
        'FROM golang AS b',
        'FROM alpine:$V',
        'COPY --from=b /a /b',
        'COPY --from=nginx:latest /c /d',
        'COPY --from=nginx:stable-alpine /e /f',
      ),
      'Dockerfile:2',
      'Dockerfile:3',
      'Dockerfile:5',
      'Dockerfile:6',
    ],
    notApplicable: dockerfile('FROM scratch'),
  },
  'base-image-digest': {
    passes: {
      ...dockerfile('FROM alpine:3.24'),
      '.github/dependabot.yml': 'updates:\n  - package-ecosystem: "docker"\n',
    },
    fails: [dockerfile('FROM alpine:3.24'), 'Dockerfile:1'],
    notApplicable: dockerfile('FROM scratch'),
  },
  'base-image-supported': {
    passes: dockerfile('FROM node:24-alpine3.24'),
    fails: [
      dockerfile('FROM golang:1.19-alpine AS b', 'FROM node:24-bullseye'),
      'Dockerfile:1',
      'Dockerfile:2',
    ],
    notApplicable: dockerfile('FROM registry.example.com/base:1'),
  },
  'multi-stage': {
    passes: { Dockerfile: go },
    fails: [
      dockerfile(
        'FROM node:24',
        'RUN npm ci',
        'RUN npm run build',
        'CMD ["node"]',
      ),
      'Dockerfile:1',
    ],
    notApplicable: dockerfile(
      'FROM python:3.14-slim',
      'RUN pip install -r requirements.txt',
    ),
  },
  'dockerfile-no-build-tools': {
    passes: alpine(
      'RUN apk add --no-cache --virtual .b gcc && make && apk del .b',
      'RUN apk add --no-cache curl',
    ),
    fails: [
      alpine('RUN true && \\', '  apk add --no-cache build-base'),
      'Dockerfile:3',
    ],
    notApplicable: dockerfile(
      'FROM debian:13 AS b',
      'RUN apt-get update && apt-get install -y gcc',
      'FROM scratch',
    ),
  },
  'dockerfile-workdir': {
    passes: alpine('WORKDIR /app', 'COPY a b', 'RUN make && cd x && make'),
    fails: [alpine('COPY a b/'), 'Dockerfile:2'],
    notApplicable: { 'main.go': '' },
  },
  'dockerfile-layer-cache': {
    passes: { Dockerfile: go, 'go.sum': '' },
    fails: [
      dockerfile(
        'FROM node:24',
        'WORKDIR /app',
        'COPY . .',
        'RUN npm ci && npm run build',
      ),
      'Dockerfile:4',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-lockfile-install': {
    passes: { Dockerfile: go, 'go.sum': '' },
    fails: [
      {
        ...dockerfile(
          'FROM node:24',
          'RUN npm install',
          'RUN pip install flask',
          'RUN npm i -g pnpm@10',
          'RUN pip install -r requirements.txt',
        ),
        'requirements.txt': 'flask>=2\n',
      },
      'Dockerfile:2',
      'Dockerfile:3',
      'Dockerfile:5',
    ],
    notApplicable: alpine(),
  },
  'dockerfile-build-flags': {
    passes: { Dockerfile: go },
    fails: [
      dockerfile(
        'FROM golang:1.27 AS b',
        'RUN CGO_ENABLED=0 go build -a -installsuffix cgo .',
        'RUN go build -o x .',
        'FROM scratch',
        'COPY --from=b /x /x',
      ),
      'Dockerfile:2',
      'Dockerfile:3',
    ],
    notApplicable: alpine(),
  },
};
