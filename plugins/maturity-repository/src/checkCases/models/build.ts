import { Files } from '../types';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const commit = (letter: string) => letter.repeat(40);

const checkout = `      - uses: actions/checkout@${commit('a')} # v5\n`;

/** A pipeline that tests, builds, scans, signs and verifies. */
const pipeline = `name: ci
on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: '0 4 * * *'
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
${checkout}      - uses: actions/setup-go@${commit('b')} # v6
      - run: go test -race ./...
      - uses: hadolint/hadolint-action@${commit('c')} # v3
      - run: kube-linter lint k8s
      - run: kubescape scan k8s --severity-threshold high
  image:
    needs: test
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      packages: write
      id-token: write
      attestations: write
    steps:
${checkout}      - uses: docker/setup-buildx-action@${commit('d')} # v3
      - id: build
        uses: docker/build-push-action@${commit('e')} # v6
        with:
          push: true
          sbom: true
          provenance: mode=max
          tags: ghcr.io/acme/api:1.4.0
      - run: docker run --rm ghcr.io/acme/api:1.4.0 --version
      - uses: aquasecurity/trivy-action@${commit('f')} # v0.35.0
        with:
          image-ref: ghcr.io/acme/api@\${{ steps.build.outputs.digest }}
          severity: HIGH,CRITICAL
          exit-code: '1'
          format: sarif
          output: trivy.sarif
      - run: cosign sign --yes ghcr.io/acme/api@\${{ steps.build.outputs.digest }}
  deploy:
    if: github.ref == 'refs/heads/main'
    needs: image
    runs-on: ubuntu-24.04
    steps:
      - run: argocd app wait api --health --timeout 300
`;

/** How the image of every model is made. */
export const build: Files = {
  'go.mod':
    'module api\n\ngo 1.26\n\nrequire go.opentelemetry.io/otel/sdk v1.38.0\n',
  'go.sum': '',
  'main.go': 'package main\n',
  Makefile: 'run:\n\tgo run .\n',
  Dockerfile: `FROM golang:1.26-alpine@${digest('1')} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY main.go ./
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/api .

FROM gcr.io/distroless/static-debian13:nonroot@${digest('2')}
LABEL org.opencontainers.image.source="https://git.acme.example/shop/api" \\
      org.opencontainers.image.revision="1" \\
      org.opencontainers.image.version="1.4.0" \\
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
COPY --from=build /out/api /app/api
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/app/api"]
`,
  '.dockerignore': '.git\n.env*\nk8s\ndocs\n',
  '.github/workflows/ci.yml': pipeline,
  'renovate.json': '{ "extends": ["config:recommended"] }\n',
  CODEOWNERS: '* @acme/shop\n/k8s/ @acme/platform\n/.github/ @acme/security\n',
};
