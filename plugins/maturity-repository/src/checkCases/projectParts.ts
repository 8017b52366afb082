import { casesOfProjects } from './tables';
import { projectCases } from './projectCases';
import { decisions, external, prometheus, run, uses } from './projectSamples';
import { CheckCase } from './types';

type Status = CheckCase['expected']['status'];

const of =
  (status: Status) =>
  (check: string, files: CheckCase['files'], overlay?: string): CheckCase => ({
    check,
    files: { '.keep': '', ...files },
    expected: { status },
    ...(overlay && { overlay }),
  });
const passes = of('pass');
const fails = of('fail');
const unknown = of('unknown');
const notApplicable = of('not-applicable');

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

/** Checks that can't tell where something is missing and not all files were looked at. */
const absence = [
  'container-builder',
  'development-environment',
  'image-runs',
  'ci-exists',
  'ci-build',
  'ci-test',
  'ci-push',
  'ci-verify',
  'ci-lint',
  'metrics-declared',
  'dashboards-declared',
  'alerts-declared',
  'operations-doc',
  'architecture-doc',
];

/** What was found stands, however much was not looked at; what was not found may lie there. */
const truncatedCases: CheckCase[] = absence.flatMap(check => [
  ...casesOfProjects({ [check]: projectCases[check] })
    .filter(({ expected }) => expected.status === 'pass')
    .map(each => ({ ...each, evidence: truncated })),
  { ...unknown(check, {}), evidence: truncated },
]);

/** A test that only a person starts. */
const manual = {
  '.gitlab-ci.yml':
    'test:\n  script: go test ./...\n  when: manual\n  rules: [{ if: $CI_PIPELINE_SOURCE == "merge_request_event", when: manual }]\n',
};

/** Tests that don't hold up a merge, where the pipeline hands over to another: that one may. */
const externalCases: CheckCase[] = [
  { ...run('go test ./... || true'), ...external },
  { ...run('go test ./...', '{ push: { tags: [v1] } }'), ...external },
  { ...manual, ...external },
].map(files => unknown('ci-test', files));

const image = (reference: string) => ({
  'k8s/x.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: x, image: ${reference} }] }\n`,
});
const registries = (path: string) => `params:\n  registries: [${path}]\n`;
const registryAlone =
  (registry: string): CheckCase['evidence'] =>
  ({ images }) => ({
    images: images.map(each => ({ ...each, registry, repository: '' })),
  });

const alert = (annotations: string) => ({
  'rules.yml': `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: x\n        labels: { severity: page }\n        annotations: ${annotations}\n`,
});
const alertmanagers = 'alerting: { alertmanagers: [{ static_configs: [] }] }';
const interval = 'global: { scrape_interval: 15s }';

/** Each of these holds one part of a condition: without that part, they would come out otherwise. */
export const projectParts: CheckCase[] = [
  ...truncatedCases,
  ...externalCases,
  fails(
    'image-registry-allowed',
    image('ghcr.io/other/x:1'),
    registries('ghcr.io/acme'),
  ),
  {
    ...passes(
      'image-registry-allowed',
      image('ghcr.io/acme/x:1'),
      registries('ghcr.io/acme'),
    ),
    evidence: registryAlone('ghcr.io'),
  },
  {
    ...fails(
      'image-registry-allowed',
      image('ghcr.io/acme/x:1'),
      registries('ghcr.io/acme'),
    ),
    evidence: registryAlone('quay.io'),
  },
  fails('ci-test', manual),
  passes('ci-dangerous-workflow', {
    '.github/workflows/ci.yml':
      'on: { pull_request_target: { types: [labeled] } }\njobs:\n  ci:\n    environment: review\n    steps:\n      - uses: actions/checkout@v5\n        with: { ref: "${{ github.event.pull_request.head.sha }}" }\n',
  }),
  notApplicable(
    'ci-actions-pinned',
    uses('slsa-framework/slsa-github-generator/x@v2.1.0'),
  ),
  fails(
    'prometheus-configured',
    prometheus(
      `global: { scrape_interval: 0s }\nrule_files: [x]\n${alertmanagers}`,
    ),
  ),
  fails('prometheus-configured', prometheus(`rule_files: [x]\n${interval}`)),
  fails('prometheus-configured', prometheus(`${interval}\n${alertmanagers}`)),
  fails('alerts-declared', alert('{}')),
  fails('techdocs', {
    'catalog-info.yaml':
      'kind: Component\nmetadata: { name: x, annotations: { backstage.io/techdocs-ref: "dir:." } }\n',
  }),
  fails(
    'decisions-valid',
    decisions(
      'attestations:\n  - { check: logs-agreed, by: x, at: soon, reason: r }\n',
    ),
  ),
  passes(
    'decisions-valid',
    decisions(
      'attestations:\n  - { check: logs-agreed, by: x, at: 2026-11-01, reason: r }\n',
    ),
  ),
];
