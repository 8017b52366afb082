import {
  Checklist,
  compileChecklist,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type {
  Archetype,
  CheckResult,
} from '@container-maturity/backstage-plugin-maturity-common';
import { collectRepository, repositoryEvidenceSchema } from '.';
import { directoryOf } from './files/testing';

type Files = Record<string, string>;

const workflow = (steps: string, on = 'pull_request', rest = '') => ({
  '.github/workflows/ci.yml': `on: ${on}\n${rest}jobs:\n  ci:\n    steps:\n${steps}`,
});
const run = (script: string, on?: string, rest?: string) =>
  workflow(`      - run: ${script}\n`, on, rest);
const uses = (name: string, inputs = '{}') =>
  workflow(`      - uses: ${name}\n        with: ${inputs}\n`);
const external = {
  '.github/workflows/x.yml':
    'on: push\njobs:\n  x:\n    uses: acme/ci/.github/workflows/x.yml@v1\n',
};
const jenkins = { Jenkinsfile: "node { sh 'go test ./...' }" };
const pod = (volume: string) => ({
  'k8s/app.yaml': `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: ghcr.io/acme/app:1\n      volumes:\n        - name: ${volume}\n          emptyDir: {}\n`,
});
const prometheus = (rest: string) => ({
  'prometheus.yml': `${rest}\nscrape_configs: [{ job_name: x, relabel_configs: [{ action: labelmap, regex: "__meta_kubernetes_pod_label_(app)" }] }]\n`,
});
const complete =
  'global: { scrape_interval: 15s }\nrule_files: [x.yml]\nalerting: { alertmanagers: [{ static_configs: [] }] }';
const rule = (labels: string) => ({
  'rules.yml': `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: x\n        labels: ${labels}\n        annotations: { summary: s }\n`,
});
const registries = `params:\n  registries: [ghcr.io/acme/]\n`;

interface Case {
  pass: Files | Files[];
  fail: Files | Files[];
  /** `file:line` of the first finding. */
  at?: string;
  unknown?: Files;
  /** Where the check does not apply, besides libraries. */
  none?: Files;
  overlay?: string;
}

const cases: Record<string, Case> = {
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
};

/** Checks that a person or another collector answers. */
const elsewhere = [
  'developers-have-builder',
  'image-exists',
  'image-non-root',
  'image-size',
  'image-layers',
  'image-format',
  'image-age',
  'prometheus-available',
  'metrics-target-up',
  'dashboards-reviewed',
  'alerts-loaded',
  'logs-collected',
  'logs-agreed',
  'operations-doc-reviewed',
];

const required = [
  'image-registry-allowed',
  'image-exists',
  'image-non-root',
  'ci-exists',
  'ci-build',
  'ci-test',
  'ci-dangerous-workflow',
  'metrics-target-up',
  'operations-doc',
];

const compiledChecklists = new Map<string, Promise<Checklist>>();

function checklist(overlay = ''): Promise<Checklist> {
  const known = compiledChecklists.get(overlay) ?? compile(overlay);
  compiledChecklists.set(overlay, known);
  return known;
}

async function compile(overlay: string): Promise<Checklist> {
  const shipped = await readChecklistFiles(shippedChecklist());
  const files = overlay
    ? [
        {
          path: 'own.yaml',
          text: `id: own\nversion: 1.0.0\nextends: container-adoption@1\n${overlay}`,
        },
      ]
    : shipped;
  const compiled = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
    base: () => shipped,
  });
  expect(compiled.errors).toEqual([]);
  return compiled.checklist!;
}

async function resultsOf(
  files: Files,
  overlay?: string,
  archetype: Archetype = 'service',
): Promise<Map<string, CheckResult>> {
  const document = await collectRepository({
    root: await directoryOf({ '.keep': '', ...files }),
  });
  const results = evaluate(await checklist(overlay), {
    entity: { kind: 'Component', metadata: { name: 'x' } },
    archetype: { value: archetype, from: 'annotation' },
    evidence: { repository: { status: 'collected', document } },
    now: new Date('2026-11-22T00:00:00Z'),
  });
  return new Map(results.map(result => [result.check, result]));
}

async function status(check: string, files: Files, overlay?: string) {
  return (await resultsOf(files, overlay)).get(check);
}

const list = <T>(value: T | T[]): T[] =>
  Array.isArray(value) ? value : [value];

describe('phase 1 without Dockerfiles', () => {
  it('has a case for every check', async () => {
    const files = await readChecklistFiles(shippedChecklist());
    const ids = files
      .filter(({ path }) =>
        /phase-1-(environment|image|pipeline|monitoring|documents)\.yaml$/.test(
          path,
        ),
      )
      .flatMap(({ text }) =>
        [...text.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id),
      );
    expect(ids.sort()).toEqual([...Object.keys(cases), ...elsewhere].sort());
  });

  describe.each(Object.entries(cases))(
    '%s',
    (check, { pass, fail, at, unknown, none, overlay }) => {
      it('passes', async () => {
        for (const files of list(pass)) {
          expect(await status(check, files, overlay)).toMatchObject({
            status: 'pass',
            measured: true,
          });
        }
      });

      it('fails', async () => {
        for (const files of list(fail)) {
          const result = await status(check, files, overlay);
          expect(result).toMatchObject({ status: 'fail', measured: true });
          expect(result!.findings[0].message.zh).toMatch(/[\u4e00-\u9fff]/);
        }
        const result = await status(check, list(fail)[0], overlay);
        const { file, line } = result!.findings[0].source ?? {};
        expect(at === undefined ? undefined : `${file}:${line}`).toBe(at);
      });

      it('does not apply to a library', async () => {
        expect(
          (await resultsOf({}, overlay, 'library')).get(check),
        ).toMatchObject({ status: 'not-applicable' });
      });

      if (none) {
        it('does not apply where there is nothing to look at', async () => {
          expect(await status(check, none, overlay)).toMatchObject({
            status: 'not-applicable',
          });
        });
      }
      if (unknown) {
        it('is unknown where the pipeline lies elsewhere', async () => {
          expect(await status(check, unknown, overlay)).toMatchObject({
            status: 'unknown',
            measured: true,
          });
        });
      }
    },
  );

  it.each(elsewhere)('%s is not measured here', async check => {
    expect(await status(check, {})).toMatchObject({
      status: 'unknown',
      measured: false,
    });
  });

  it('does not ask for registries unless the installation names them', async () => {
    expect(
      await status('image-registry-allowed', {
        'values.yaml': 'image: { repository: quay.io/a/b }\n',
      }),
    ).toMatchObject({ status: 'not-applicable' });
  });

  it('requires what the guide names as deliverables, and nothing more', async () => {
    const results = await resultsOf({});
    const mine = [...Object.keys(cases), ...elsewhere];
    expect(mine.filter(id => results.get(id)?.required).sort()).toEqual(
      [...required].sort(),
    );
  });

  it('throws nowhere, with everything absent and with everything there', async () => {
    const everything = Object.assign(
      {},
      ...Object.values(cases).flatMap(({ pass, fail }) => [
        ...list(fail),
        ...list(pass),
      ]),
    );
    for (const files of [{}, everything]) {
      const results = await resultsOf(files);
      expect(
        [...results.values()]
          .filter(result => result.status === 'error')
          .map(({ check, reason }) => [check, reason?.en]),
      ).toEqual([]);
    }
  });
});
