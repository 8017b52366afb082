import { Language } from './languages';

const base = [
  '.editorconfig',
  '.gitattributes',
  'CODEOWNERS',
  'Makefile',
  'README.md',
  'SECURITY.md',
  'catalog-info.yaml',
  'compose.yaml',
  'docs/architecture.md',
  'docs/index.md',
  'docs/runbook.md',
  'mkdocs.yml',
];

const byLanguage: Record<Language, string[]> = {
  node: [
    '.devcontainer/devcontainer.json',
    '.dockerignore',
    '.gitignore',
    '.node-version',
    'Dockerfile',
    'package-lock.json',
    'package.json',
    'src/config.ts',
    'src/health.ts',
    'src/logging.ts',
    'src/main.ts',
    'src/metrics.ts',
    'src/routes.ts',
    'src/server.ts',
    'test/config.test.ts',
    'test/health.test.ts',
    'test/logging.test.ts',
    'test/main.test.ts',
    'test/metrics.test.ts',
    'test/server.test.ts',
    'tsconfig.build.json',
    'tsconfig.json',
  ],
};

const chart = [
  'deploy/chart/.helmignore',
  'deploy/chart/Chart.yaml',
  'deploy/chart/README.md',
  'deploy/chart/files/dashboard.json',
  'deploy/chart/templates/NOTES.txt',
  'deploy/chart/templates/_helpers.tpl',
  'deploy/chart/templates/configmap.yaml',
  'deploy/chart/templates/dashboard.yaml',
  'deploy/chart/templates/deployment.yaml',
  'deploy/chart/templates/hpa.yaml',
  'deploy/chart/templates/httproute.yaml',
  'deploy/chart/templates/networkpolicy.yaml',
  'deploy/chart/templates/pdb.yaml',
  'deploy/chart/templates/prometheusrule.yaml',
  'deploy/chart/templates/service.yaml',
  'deploy/chart/templates/serviceaccount.yaml',
  'deploy/chart/templates/servicemonitor.yaml',
  'deploy/chart/templates/tests/smoke.yaml',
  'deploy/chart/values-dev.yaml',
  'deploy/chart/values-prod.yaml',
  'deploy/chart/values.schema.json',
  'deploy/chart/values.yaml',
];

const argocd = [
  'deploy/argocd/app-dev.yaml',
  'deploy/argocd/app-prod.yaml',
  'deploy/argocd/project.yaml',
];

const github = [
  '.github/dependabot.yml',
  '.github/propose-image.sh',
  '.github/pull_request_template.md',
  '.github/workflows/ci.yaml',
  '.github/workflows/promote.yaml',
];

/** What the skeletons write for a language; a test compares it with what they really write. */
export function plannedFiles(language: Language): string[] {
  return [
    ...base,
    ...byLanguage[language],
    ...chart,
    ...argocd,
    ...github,
  ].sort();
}
