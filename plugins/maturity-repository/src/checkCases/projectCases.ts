import {
  workflow,
  run,
  uses,
  external,
  jenkins,
  pod,
  prometheus,
  complete,
  rule,
  registries,
  decisions,
  waiver,
} from './projectSamples';
import { Files } from './types';

/** Repositories for which a check passes, fails, can't tell, and has nothing to look at. */
export interface ProjectCase {
  pass: Files | Files[];
  fail: Files | Files[];
  /** `file:line` of the first finding of the first that fails. */
  at?: string;
  unknown?: Files | Files[];
  /** Where the check does not apply, besides libraries. */
  none?: Files | Files[];
  overlay?: string;
}

/** The checks of the project around the image, by check. */
export const projectCases: Record<string, ProjectCase> = {
  'container-builder': {
    pass: [run('docker build .'), { 'compose.yaml': 'services: {}' }],
    fail: { Makefile: 'run:\n\tx\n' },
    unknown: external,
  },
  'image-registry-allowed': {
    overlay: registries,
    pass: [
      run('docker push ghcr.io/acme/app:1'),
      {
        ...run('docker push $REGISTRY/app:1'),
        'compose.yaml': 'services: { db: { image: postgres } }',
        'k8s/x.yaml':
          'apiVersion: v1\nkind: Pod\nspec: { containers: [{ image: ghcr.io/acme/x }] }\n',
      },
    ],
    fail: { 'values.yaml': 'image:\n  repository: quay.io/acme/app\n' },
    at: 'values.yaml:2',
    none: { 'compose.yaml': 'services: { db: { image: postgres } }' },
  },
  'development-environment': {
    pass: [{ Tiltfile: '' }, { Makefile: 'dev:\n\tx\n' }],
    fail: [{ mvnw: '' }, { Makefile: 'build:\n\tx\n' }],
  },
  'dependencies-locked': {
    pass: { 'package.json': '{"dependencies":{"a":"1"}}', 'yarn.lock': '' },
    fail: { 'package.json': '{"dependencies":{"a":"1"}}' },
    none: { 'pom.xml': '<project/>' },
  },
  'image-runs': {
    pass: run('docker build -t x . && docker run -d x'),
    fail: run('docker build -t x .'),
    unknown: external,
  },
  'ci-exists': {
    pass: [run('true'), { '.circleci/config.yml': '' }, jenkins],
    fail: { 'README.md': '' },
  },
  'ci-build': {
    pass: [
      uses('docker/build-push-action@v6'),
      run('make image'),
      { Jenkinsfile: "node { docker.build('x') }" },
    ],
    fail: [run('go build'), {}],
    unknown: external,
  },
  'ci-test': {
    pass: [run('go test ./...'), jenkins, run('go test ./...', 'push')],
    fail: [
      run('go build'),
      run('go test ./...', '{ push: { branches: [main] } }'),
      run('go test ./... || true'),
      run('go test ./...', 'workflow_dispatch'),
      {
        Jenkinsfile:
          "pipeline { stages { stage('T') { when { branch 'main' }\n steps { sh 'go test' } } } }",
      },
    ],
    unknown: external,
  },
  'ci-push': {
    pass: [
      run('docker push x:1'),
      run('docker push x:$SHA'),
      run('docker push x && docker push x:1'),
    ],
    fail: [run('docker push x:latest'), run('docker build .')],
    at: '.github/workflows/ci.yml:5',
    unknown: external,
  },
  'ci-verify': {
    pass: [
      run('kubectl rollout status deploy/x'),
      { 'chart/templates/t.yaml': 'annotations:\n  "helm.sh/hook": test\n' },
    ],
    fail: run('kubectl apply -f k8s'),
    unknown: external,
  },
  'ci-lint': {
    pass: [
      run('hadolint Dockerfile'),
      uses('aquasecurity/trivy-action@x', '{ scan-type: config }'),
    ],
    fail: run('golangci-lint run'),
    unknown: external,
  },
  'ci-dangerous-workflow': {
    pass: [
      run('echo ${{ github.event.pull_request.title }}'),
      uses('actions/checkout@v5'),
    ],
    fail: [
      run('echo ${{ github.event.issue.title }}', 'issues'),
      workflow(
        '      - uses: actions/checkout@v5\n        with: { ref: "${{ github.head_ref }}" }\n',
        'pull_request_target',
      ),
    ],
    at: '.github/workflows/ci.yml:5',
    none: jenkins,
  },
  'ci-script-injection': {
    pass: {
      '.github/workflows/ci.yml':
        'on: pull_request\njobs:\n  ci:\n    environment: review\n    steps:\n      - run: echo ${{ github.head_ref }}\n',
    },
    fail: run('echo ${{ github.head_ref }}'),
    at: '.github/workflows/ci.yml:5',
    none: run('echo'),
  },
  'ci-actions-pinned': {
    pass: [
      uses(`acme/x@${'0'.repeat(40)}`),
      uses(`docker://x@sha256:${'0'.repeat(64)}`),
    ],
    fail: [uses('acme/x@v1'), uses('docker://x:1'), uses('acme/x')],
    at: '.github/workflows/ci.yml:5',
    none: uses('actions/checkout@v5'),
  },
  'ci-token-permissions': {
    pass: [
      run('x', 'push', 'permissions: {}\n'),
      {
        '.github/workflows/ci.yml':
          'on: push\njobs: { a: { permissions: { contents: write }, steps: [] } }\n',
      },
    ],
    fail: [run('x'), run('x', 'push', 'permissions: write-all\n')],
    none: jenkins,
  },
  'ci-maintained-tools': {
    pass: run('trivy image x'),
    fail: [run('docker trust sign x'), run('anchore-cli image add x')],
    at: '.github/workflows/ci.yml:5',
    none: run('x'),
  },
  'dependency-updates': {
    pass: { 'renovate.json': '{}' },
    fail: [
      {},
      {
        '.github/dependabot.yml':
          'updates: [{ package-ecosystem: npm, directory: / }]\n',
      },
    ],
  },
  'metrics-declared': {
    pass: { 'k8s/m.yaml': 'kind: ServiceMonitor\n' },
    fail: pod('tmp'),
  },
  'prometheus-configured': {
    pass: prometheus(complete),
    fail: [prometheus(''), prometheus(complete.replace('15s', '5m'))],
    none: {},
  },
  'prometheus-labelmap': {
    pass: prometheus(''),
    fail: {
      'prometheus.yml':
        'scrape_configs:\n  - relabel_configs:\n      - action: labelmap\n        regex: __meta_kubernetes_pod_label_(.+)\n',
    },
    at: 'prometheus.yml:3',
    none: {},
  },
  'dashboards-declared': {
    pass: { 'grafana/x.json': '{"title":"X","panels":[{}]}' },
    fail: {},
  },
  'alerts-declared': {
    pass: rule('{ severity: page }'),
    fail: [rule('{}'), {}],
    at: 'rules.yml:4',
  },
  'logs-to-stdout': {
    pass: pod('tmp'),
    fail: pod('logs'),
    at: 'k8s/app.yaml:10',
    none: {},
  },
  'operations-doc': {
    pass: [{ 'docs/runbook.md': 'x' }, { 'README.md': '## 部署\n' }],
    fail: [{ 'README.md': '# x\n' }, {}],
  },
  readme: {
    pass: { 'README.md': 'word '.repeat(50) },
    fail: [{ 'README.md': '# x' }, {}],
  },
  'architecture-doc': {
    pass: [{ 'docs/adr/1.md': 'x' }, { 'README.md': '## Architecture\n' }],
    fail: {},
  },
  techdocs: {
    pass: {
      'mkdocs.yml': 'site_name: x',
      'catalog-info.yaml':
        'kind: Component\nmetadata: { name: x, annotations: { backstage.io/techdocs-ref: "dir:." } }\n',
    },
    fail: [{ 'mkdocs.yml': 'site_name: x' }, {}],
  },
  'owner-declared': {
    pass: [
      { CODEOWNERS: '* @a' },
      {
        'catalog-info.yaml':
          'kind: Component\nmetadata: { name: x }\nspec: { owner: a }\n',
      },
    ],
    fail: [{ CODEOWNERS: '/other @a' }, {}],
  },
  'decisions-valid': {
    pass: decisions(waiver('dockerfile-healthcheck', '2026-11-22')),
    fail: [
      decisions(`# none yet\n${waiver('dockerfile-no-secrets', '2027-01-01')}`),
      decisions(waiver('dockerfile-healthcheck', '2026-11-21')),
      decisions(waiver('dockerfile-healtcheck', '2027-01-01')),
      decisions(waiver('dockerfile-healthcheck', 'soon')),
      decisions(
        'attestations:\n  - { check: readme, by: x, at: 2026-11-22, reason: r }\n',
      ),
    ],
    at: 'maturity.yaml:3',
    none: [{}, decisions('waivers: []\n')],
  },
};
