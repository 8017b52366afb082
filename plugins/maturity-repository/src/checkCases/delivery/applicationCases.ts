import { CheckCase, Files } from '../types';
import { casesOf } from '../orchestration/tell';
import {
  application,
  delivered,
  kustomization,
  release,
  service,
} from './applications';
import {
  applicationSet,
  flux,
  listed,
  patching,
  setSpec,
  tag,
} from './samples';

const push = (step: string, before = ''): Files => ({
  ...service,
  '.github/workflows/deploy.yaml': `on:
  push: { branches: [main] }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
${before}      - run: ${step}
`,
});
const applied = push('kubectl apply -f k8s # push');
/** A chart that can't be rendered and has an Application among its templates. */
const unrendered: Files = {
  'platform/apps/Chart.yaml':
    'apiVersion: v2\nname: apps\nversion: 1.0.0\ndependencies: [{ name: x, version: 1.0.0, repository: https://charts.example.org }]\n',
  'platform/apps/templates/app.yaml': application({}, '{{ .Values.name }}'),
};
const annotated = (name: string): Pick<CheckCase, 'entity'> => ({
  entity: { metadata: { annotations: { [name]: 'shop' } } },
});

/** What the checks say of who delivers the service, and how far by itself. */
export const applicationCases: CheckCase[] = casesOf({
  'gitops-application': {
    pass: [
      delivered(),
      { ...push('kubectl apply -f k8s'), ...delivered() },
      flux(kustomization(tag)),
      { files: service, ...annotated('argocd/app-name') },
      { files: service, ...annotated('argocd/app-selector') },
      { files: applied, ...annotated('argocd/app-name') },
      { files: applied, ...annotated('argocd/app-selector') },
    ],
    unknown: [
      service,
      unrendered,
      push('kubectl apply --dry-run=client -f k8s'),
      {
        ...service,
        '.github/workflows/deploy.yaml': String(
          applied['.github/workflows/deploy.yaml'],
        ).replace('push: { branches: [main] }', 'pull_request: {}'),
      },
      push('kubectl apply -f k8s', '      - uses: helm/kind-action@v1\n'),
    ],
    fail: [
      { files: applied, at: ['# push'] },
      {
        files: push('helm upgrade --install shop ./chart # push'),
        at: ['# push'],
      },
    ],
  },
  'gitops-automated': {
    none: [
      service,
      {
        files: delivered({ automated: '', prune: '', selfHeal: '' }),
        overlay: 'params: { manualEnvironments: [production] }\n',
      },
    ],
    pass: [
      delivered(),
      flux(kustomization(tag)),
      delivered({ prune: '', selfHeal: '', automated: '    automated: {}' }),
      { 'clusters/shop.yaml': patching, 'apps/shop.yaml': release({}) },
    ],
    fail: [
      {
        files: delivered({ automated: '', prune: '', selfHeal: '' }),
        at: ['  syncPolicy:'],
      },
      {
        files: delivered({
          automated: '    automated: # sync\n      enabled: false',
        }),
        at: ['# sync'],
      },
      {
        files: flux(kustomization(tag, '  suspend: true\n')),
        at: ['suspend'],
      },
    ],
    unknown: [
      {
        'clusters/shop.yaml': patching,
        'apps/shop.yaml': release({ spec: '  suspend: true\n' }),
      },
    ],
  },
  'gitops-prune': {
    none: [service, delivered({ automated: '', prune: '', selfHeal: '' })],
    pass: [
      delivered(),
      flux(kustomization(tag)),
      { 'clusters/shop.yaml': patching, 'apps/shop.yaml': release({}) },
    ],
    fail: [
      {
        files: delivered({ prune: '      prune: false' }),
        at: ['prune: false'],
      },
      { files: delivered({ prune: '' }), at: ['# sync'] },
      {
        files: flux(kustomization(tag, '  prune: false\n')),
        at: ['prune: false'],
      },
    ],
    unknown: [
      {
        ...applicationSet(
          `${setSpec('shop', 'v1')}  templatePatch: 'spec: {}'\n`.replace(
            'prune: true, ',
            '',
          ),
          listed,
        ),
      },
    ],
  },
  'gitops-self-heal': {
    none: [service, delivered({ automated: '', prune: '', selfHeal: '' })],
    pass: [
      delivered(),
      flux(kustomization(tag)),
      {
        'apps/shop.yaml': release({
          spec: '  driftDetection: { mode: enabled }\n',
        }),
      },
      {
        'clusters/shop.yaml': patching,
        'apps/shop.yaml': release({
          spec: '  driftDetection: { mode: enabled }\n',
        }),
      },
    ],
    fail: [
      {
        files: delivered({ selfHeal: '      selfHeal: false' }),
        at: ['selfHeal'],
      },
      { files: { 'apps/shop.yaml': release({}) }, at: ['# of the release'] },
      {
        files: {
          'apps/shop.yaml': release({
            spec: '  driftDetection: { mode: warn }\n',
          }),
        },
        at: ['mode: warn'],
      },
    ],
    unknown: [
      { 'clusters/shop.yaml': patching, 'apps/shop.yaml': release({}) },
    ],
  },
  'gitops-retry': {
    none: [service, delivered({ automated: '', prune: '', selfHeal: '' })],
    pass: [
      delivered(),
      delivered({ retry: '' }),
      flux(kustomization(tag)),
      {
        'apps/shop.yaml': release({
          spec: '  install: { remediation: { retries: 3 } }\n  upgrade: { strategy: { name: RetryOnFailure } }\n',
        }),
      },
      {
        'clusters/shop.yaml': patching,
        'apps/shop.yaml': release({
          spec: '  install: { remediation: { retries: -1 } }\n  upgrade: { remediation: { retries: 3 } }\n',
        }),
      },
    ],
    fail: [
      {
        files: delivered({ retry: '    retry: { limit: 0 }' }),
        at: ['limit: 0'],
      },
      { files: { 'apps/shop.yaml': release({}) }, at: ['# of the release'] },
      {
        files: {
          'apps/shop.yaml': release({
            spec: '  install: { remediation: { retries: 3 } }\n',
          }),
        },
        at: ['retries: 3'],
      },
    ],
    unknown: [
      { 'clusters/shop.yaml': patching, 'apps/shop.yaml': release({}) },
    ],
  },
});
