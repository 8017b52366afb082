import { autoscaled } from '../orchestration/autoscalerCases';
import { object } from '../orchestration/objects';
import { changed, nothing, shop } from '../orchestration/shop';
import { casesOf } from '../orchestration/tell';
import { external } from '../projectSamples';
import { CheckCase, Files } from '../types';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

const steps = {
  test: 'go test ./...',
  build: 'docker build -t ghcr.io/acme/api:1 .',
  scan: 'trivy image --exit-code 1 ghcr.io/acme/api:1',
  sign: 'cosign sign --yes ghcr.io/acme/api@$DIGEST',
  sources: 'trivy fs .',
  clair: 'clair-scanner ghcr.io/acme/api:1',
  trust: 'docker trust sign ghcr.io/acme/api:1',
  push: 'docker buildx build --push -t ghcr.io/acme/api:1 .',
  blob: 'cosign sign-blob --yes api.tar.gz',
  attest:
    'cosign attest --yes --type slsaprovenance --predicate p.json ghcr.io/acme/api@$DIGEST',
  verify: 'kubectl rollout status deployment/api',
};
type Step = keyof typeof steps;

/** A pipeline with these steps. */
const pipeline = (names: readonly Step[], on = 'push'): Files => ({
  '.github/workflows/ci.yml': `on: ${on}\njobs:\n  ci:\n    steps:\n${names
    .map(name => `      - run: ${steps[name]}\n`)
    .join('')}`,
});
const image: readonly Step[] = ['build', 'scan', 'sign'];
const without = (step: Step, all: readonly Step[]) =>
  pipeline(all.filter(name => name !== step));
const dockerfile = { Dockerfile: 'FROM scratch\nCMD ["/a"]\n' };

/** What stands in sets that could not be read. */
const unreadSets =
  (evidence: string): CheckCase['evidence'] =>
  () => ({
    incomplete: [
      {
        evidence,
        error: false,
        reason: { en: 'Not rendered', zh: '未渲染' },
        source: { file: 'deploy/Chart.yaml', line: 0 },
      },
    ],
  });
const byHand = {
  '.github/workflows/image.yml': pipeline(['build'], 'workflow_dispatch')[
    '.github/workflows/ci.yml'
  ],
};

/** What is attested is a file, not the image. */
const archived: Files = {
  '.github/workflows/ci.yml': `${
    pipeline(['build', 'scan'])['.github/workflows/ci.yml']
  }      - { uses: actions/attest-build-provenance@v3, with: { subject-path: api.tar.gz } }\n`,
};

const policy = object(
  'NetworkPolicy',
  'name: api, namespace: shop',
  'spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress, Egress] }\n',
  'networking.k8s.io/v1',
);
const isolated = { 'k8s/policy.yaml': policy };
const argo = {
  'deploy/argocd.yaml': object(
    'Application',
    'name: api, namespace: argocd',
    'spec: { project: shop, source: { repoURL: https://git.acme.example/shop/deploy, targetRevision: v1, path: api }, destination: { namespace: shop } }\n',
    'argoproj.io/v1alpha1',
  ),
};

const target = {
  'k8s/monitor.yaml': object(
    'ServiceMonitor',
    'name: api',
    'spec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: http }] }\n',
    'monitoring.coreos.com/v1',
  ),
};
const alert = {
  'ops/rules.yml':
    'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n',
};
const dashboard = { 'ops/dashboards/api.json': '{"panels":[{}],"title":"x"}' };
const monitored = { ...target, ...alert, ...dashboard };

const delivered: readonly Step[] = ['test', 'build', 'verify'];
/** What the checks say that sum up how far the service has come. */
export const levelCases: CheckCase[] = casesOf({
  'containerisation-level': {
    pass: [
      pipeline(image),
      { files: pipeline(image), evidence: truncated },
      { ...pipeline(image), ...external },
      pipeline(['build', 'scan', 'attest']),
      { ...pipeline(['build', 'scan', 'attest']), ...external },
    ],
    fail: [
      {
        files: { ...dockerfile, ...without('build', image) },
        at: ['FROM scratch'],
      },
      { files: { ...dockerfile, ...without('scan', image) } },
      { files: without('sign', image) },
      { files: pipeline(['build', 'sources', 'sign']) },
      { files: pipeline(['build', 'scan', 'blob']) },
      { files: pipeline(['build', 'clair', 'sign']) },
      { files: pipeline(['build', 'scan', 'trust']) },
      { files: pipeline(['push', 'scan']) },
      { files: archived },
      { files: { ...dockerfile, ...shop } },
      { files: { ...pipeline(['build']), ...shop } },
      { files: {} },
    ],
    unknown: [
      external,
      shop,
      argo,
      { ...shop, ...pipeline(['scan', 'sign']) },
      { ...pipeline(['build', 'sources', 'sign']), ...external },
      { ...pipeline(['build', 'scan', 'blob']), ...external },
      { ...pipeline(['build', 'clair', 'sign']), ...external },
      { ...pipeline(['build', 'scan', 'trust']), ...external },
      { ...pipeline(['push', 'scan']), ...external },
      { ...archived, ...external },
      { files: dockerfile, evidence: truncated },
      { ...without('scan', image), ...external },
      { ...without('sign', image), ...external },
      { ...pipeline(['scan', 'sign']), ...external },
    ],
  },
  'orchestration-level': {
    pass: [
      { ...autoscaled, ...isolated },
      { files: { ...shop, ...isolated }, archetype: 'batch-job' },
      { files: { ...shop, ...isolated }, archetype: 'stateful' },
    ],
    fail: [
      { files: autoscaled, at: ['kind: Deployment'] },
      { files: { ...shop, ...isolated } },
      { files: shop, archetype: 'batch-job' },
      { files: autoscaled, evidence: unreadSets('charts') },
    ],
    unknown: [
      { files: autoscaled, evidence: unreadSets('networkPolicies') },
      {
        files: { ...shop, ...isolated },
        evidence: unreadSets('networkPolicies'),
      },
    ],
    none: [nothing, {}],
  },
  'monitoring-level': {
    pass: [monitored, { files: monitored, evidence: truncated }],
    fail: [
      { files: { ...target, ...alert } },
      { files: { ...target, ...dashboard } },
      { files: { ...alert, ...dashboard } },
      {
        files: { ...target, ...alert },
        evidence: unreadSets('networkPolicies'),
      },
    ],
    unknown: [
      {},
      { files: { ...target, ...alert }, evidence: unreadSets('monitors') },
      { files: { ...target, ...alert }, evidence: truncated },
      { files: { ...target, ...dashboard }, evidence: truncated },
      { files: { ...alert, ...dashboard }, evidence: truncated },
    ],
  },
  'security-level': {
    pass: [
      { ...shop, ...isolated, ...pipeline(['scan']) },
      { ...shop, ...isolated, ...pipeline(['scan']), ...external },
    ],
    fail: [
      { files: { ...shop, ...pipeline(['scan']) }, at: ['kind: Deployment'] },
      { files: { ...shop, ...isolated, ...dockerfile } },
      { files: { ...shop, ...isolated, ...pipeline(['build']) } },
      { files: { ...shop, ...isolated, ...pipeline(['build', 'sources']) } },
      { files: { ...shop, ...isolated, ...pipeline(['build', 'clair']) } },
      {
        files: { ...shop, ...pipeline(['scan']) },
        evidence: unreadSets('charts'),
      },
      {
        files: {
          ...changed(['      serviceAccountName: api\n', '']),
          ...isolated,
          ...pipeline(['scan']),
        },
        evidence: unreadSets('networkPolicies'),
      },
      {
        files: {
          ...changed(['allowPrivilegeEscalation: false', 'privileged: false']),
          ...isolated,
          ...pipeline(['scan']),
        },
      },
      {
        files: {
          ...changed([
            'allowPrivilegeEscalation: false',
            'allowPrivilegeEscalation: true',
          ]),
          ...isolated,
          ...pipeline(['scan']),
        },
      },
      {
        files: {
          ...changed(['      serviceAccountName: api\n', '']),
          ...isolated,
          ...pipeline(['scan']),
        },
      },
      { files: { ...shop, ...pipeline(['scan']), ...external } },
    ],
    unknown: [
      { ...shop, ...isolated, ...external },
      { ...shop, ...isolated, ...dockerfile, ...external },
      { ...shop, ...isolated, ...pipeline(['build', 'sources']), ...external },
      { ...shop, ...isolated, ...pipeline(['build', 'clair']), ...external },
      { ...shop, ...isolated },
      { ...shop, ...isolated, ...pipeline(['sources']) },
      {
        files: { ...shop, ...pipeline(['scan']) },
        evidence: unreadSets('networkPolicies'),
      },
    ],
    none: [nothing, {}],
  },
  'delivery-level': {
    pass: [
      { ...shop, ...pipeline(delivered) },
      { ...pipeline(['test', 'build']), ...argo },
      pipeline(delivered),
      { ...pipeline(['test', 'build']), ...argo, ...external },
      { files: { ...shop, ...pipeline(delivered) }, evidence: truncated },
      { ...shop, ...pipeline(delivered), ...external },
    ],
    fail: [
      { files: { ...shop, ...without('test', delivered) }, at: ['on: push'] },
      { files: { ...shop, ...dockerfile, ...without('build', delivered) } },
      { files: { ...shop, ...byHand, ...without('build', delivered) } },
      { files: { ...shop, ...without('verify', delivered) } },
      {
        files: { ...shop, ...pipeline(delivered, 'workflow_dispatch') },
      },
    ],
    unknown: [
      {},
      { ...shop, ...without('build', delivered) },
      pipeline(['build', 'verify']),
      pipeline(['test', 'verify']),
      pipeline(['test', 'build']),
      { ...shop, ...pipeline(['test', 'build']), ...external },
      { files: { ...shop, ...pipeline(['build']) }, evidence: truncated },
    ],
  },
});
