// The delivery side of the example repository: Dockerfiles, pipelines, chart and manifests.
import { services, Files } from './exampleServices';

const dockerfiles = {
  node: (name: string) => `# syntax=docker/dockerfile:1
ARG NODE_VERSION=24.4.1
FROM node:\${NODE_VERSION}-bookworm-slim AS dependencies
WORKDIR /app
COPY services/${name}/package.json services/${name}/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM dependencies AS build
RUN npm ci
COPY services/${name}/tsconfig.json ./
COPY services/${name}/src ./src
RUN npm run build && npm prune --omit=dev

FROM gcr.io/distroless/nodejs24-debian12:nonroot
LABEL org.opencontainers.image.source="https://git.example.com/shop/orders"
WORKDIR /app
ENV NODE_ENV=production PORT=8080
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER 65532:65532
EXPOSE 8080 8081
ENTRYPOINT ["/nodejs/bin/node", "dist/main.js"]
`,
  go: (name: string) => `FROM golang:1.25-alpine AS build
WORKDIR /src
COPY services/${name}/go.mod services/${name}/go.sum ./
RUN go mod download
COPY services/${name} .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w -X main.version=\${VERSION}" -o /out/${name} ./cmd/${name}

FROM alpine:3.22
RUN apk add --no-cache ca-certificates tzdata \\
 && adduser -D -u 10001 app
COPY --from=build /out/${name} /usr/local/bin/${name}
USER app
EXPOSE 8080
HEALTHCHECK --interval=10s CMD wget -qO- http://localhost:8080/healthz || exit 1
CMD ["/usr/local/bin/${name}"]
`,
  python: (name: string) => `FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv
RUN apt-get update && apt-get install -y curl build-essential
COPY services/${name} /srv
RUN pip install -r requirements.txt
EXPOSE 8000
CMD gunicorn --bind 0.0.0.0:8000 app.main:app
`,
  tools: (_: string) => `FROM debian:bookworm-slim
RUN apt-get update \\
 && apt-get install -y --no-install-recommends git jq make \\
 && rm -rf /var/lib/apt/lists/*
`,
};

/** Dockerfiles and what belongs to them. */
export function containers(): Files {
  return [
    ...services.flatMap(
      ({ name, language }): Files => [
        [`services/${name}/Dockerfile`, dockerfiles[language](name)],
        [
          `services/${name}/.dockerignore`,
          '.git\nnode_modules\n**/*.test.*\n.env*\ndocs\n',
        ],
      ],
    ),
    ['build/tools/Dockerfile', dockerfiles.tools('tools')],
    ['compose.yaml', compose()],
  ];
}

function compose(): string {
  const blocks = services.map(
    ({ name, port }) => `  ${name}:
    build: { context: ., dockerfile: services/${name}/Dockerfile }
    ports: ['${port}:${port}']
    environment:
      DATABASE_URL: postgres://shop@database:5432/${name}
    depends_on: [database]
`,
  );
  return `services:
${blocks.join('')}  database:
    image: postgres:17.5
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/database }
`;
}

const testCommands = {
  node: ['npm ci', 'npm run lint', 'npm test -- --coverage'],
  go: ['go vet ./...', 'go test -race -coverprofile=cover.out ./...'],
  python: ['pip install -r requirements.txt', 'python -m pytest -q'],
};

/** GitHub workflows: one a service, and what runs beside them. */
export function pipelines(): Files {
  return [
    ...services.map(({ name, language }): [string, string] => [
      `.github/workflows/${name}.yaml`,
      workflow(name, language),
    ]),
    [
      '.github/workflows/nightly.yaml',
      `name: nightly
on:
  schedule: [{ cron: '17 3 * * *' }]
permissions: { contents: read }
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: aquasecurity/trivy-action@0.32.0
        with: { scan-type: fs, exit-code: '1', severity: 'CRITICAL,HIGH' }
`,
    ],
    [
      '.github/dependabot.yml',
      `version: 2
updates:
  - { package-ecosystem: docker, directory: /services/orders, schedule: { interval: weekly } }
  - { package-ecosystem: github-actions, directory: /, schedule: { interval: weekly } }
`,
    ],
    [
      '.github/CODEOWNERS',
      '* @shop/platform\n/services/orders/ @shop/orders\n',
    ],
    ['Makefile', makefile()],
  ];
}

function workflow(name: string, language: keyof typeof testCommands): string {
  const sha = 'b4ffde65f46336ab88eb53be808477a3936bae11';
  return `name: ${name}
on:
  push: { branches: [main], paths: ['services/${name}/**'] }
  pull_request: { paths: ['services/${name}/**'] }
permissions: { contents: read }
env:
  IMAGE: ghcr.io/heronway/${name}
jobs:
  test:
    runs-on: ubuntu-24.04
    defaults: { run: { working-directory: services/${name} } }
    strategy: { matrix: { os: [ubuntu-24.04, ubuntu-24.04-arm] } }
    steps:
      - uses: actions/checkout@${sha} # v4
${testCommands[language].map(command => `      - run: ${command}\n`).join('')}
  image:
    needs: test
    runs-on: ubuntu-24.04
    permissions: { contents: read, packages: write, id-token: write }
    steps:
      - uses: actions/checkout@${sha} # v4
      - uses: docker/setup-buildx-action@v3
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - id: build
        uses: docker/build-push-action@v6
        with:
          context: .
          file: services/${name}/Dockerfile
          push: \${{ github.ref == 'refs/heads/main' }}
          tags: \${{ env.IMAGE }}:\${{ github.sha }}
          cache-from: type=gha
          cache-to: type=gha,mode=max
          provenance: true
          sbom: true
      - name: Scan
        uses: aquasecurity/trivy-action@0.32.0
        with:
          image-ref: \${{ env.IMAGE }}:\${{ github.sha }}
          exit-code: '1'
          severity: CRITICAL
      - name: Sign
        if: github.ref == 'refs/heads/main'
        run: |
          cosign sign --yes "$IMAGE@\${{ steps.build.outputs.digest }}"
          cosign verify "$IMAGE@\${{ steps.build.outputs.digest }}" \\
            --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
            --certificate-identity-regexp '^https://github.com/heronway/'
`;
}

function makefile(): string {
  const targets = services.map(
    ({ name }) => `image-${name}: test
\tdocker build -f services/${name}/Dockerfile -t $(REGISTRY)/${name}:$(VERSION) .

push-${name}: image-${name}
\tdocker push $(REGISTRY)/${name}:$(VERSION)
`,
  );
  return `REGISTRY ?= ghcr.io/heronway
VERSION ?= $(shell git describe --always)

test:
\tcd services/orders && npm test

${targets.join('\n')}`;
}

/** A chart and plain manifests, with an alert and a scrape config. */
export function deployment(): Files {
  return services.flatMap(
    ({ name, port }): Files => [
      [
        `deploy/${name}/Chart.yaml`,
        `apiVersion: v2\nname: ${name}\nversion: 1.4.2\n`,
      ],
      [
        `deploy/${name}/values.yaml`,
        `replicas: 3\nimage:\n  repository: ghcr.io/heronway/${name}\n  tag: 1.4.2\nresources:\n  requests: { cpu: 100m, memory: 128Mi }\n  limits: { memory: 256Mi }\n`,
      ],
      [`deploy/${name}/templates/deployment.yaml`, chartDeployment(name, port)],
      [
        `deploy/${name}/templates/service.yaml`,
        `apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ include "${name}.name" . }}\nspec:\n  selector: { app: ${name} }\n  ports: [{ name: http, port: 80, targetPort: ${port} }]\n`,
      ],
      [
        `deploy/${name}/templates/_helpers.tpl`,
        `{{- define "${name}.name" -}}\n{{ .Release.Name | trunc 63 }}\n{{- end -}}\n`,
      ],
      [`k8s/${name}/deployment.yaml`, plainDeployment(name, port)],
      [
        `k8s/${name}/service.yaml`,
        `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec:\n  selector: { app: ${name} }\n  ports: [{ port: 80, targetPort: ${port} }]\n`,
      ],
      [
        `k8s/${name}/servicemonitor.yaml`,
        `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: ${name} }\nspec:\n  selector: { matchLabels: { app: ${name} } }\n  endpoints: [{ port: http, path: /metrics, interval: 30s }]\n`,
      ],
      [`k8s/${name}/alerts.yaml`, alerts(name)],
    ],
  );
}

function plainDeployment(name: string, port: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: { app: ${name} }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      securityContext: { runAsNonRoot: true }
      containers:
        - name: ${name}
          image: ghcr.io/heronway/${name}:1.4.2
          ports: [{ containerPort: ${port} }]
          readinessProbe: { httpGet: { path: /readyz, port: ${port} } }
          livenessProbe: { httpGet: { path: /livez, port: ${port} } }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
`;
}

function chartDeployment(name: string, port: number): string {
  return plainDeployment(name, port)
    .replace('replicas: 2', 'replicas: {{ .Values.replicas }}')
    .replace(
      /image: .*/,
      'image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"',
    );
}

function alerts(name: string): string {
  const rules = ['Errors', 'Latency', 'Absent', 'Restarts'].map(
    rule => `        - alert: ${name}${rule}
          expr: sum(rate(http_requests_total{job="${name}",code=~"5.."}[5m])) > 1
          for: 10m
          labels: { severity: page }
          annotations: { runbook_url: 'https://docs.example.com/${name}#${rule}' }
`,
  );
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: ${name} }
spec:
  groups:
    - name: ${name}
      rules:
${rules.join('')}`;
}
