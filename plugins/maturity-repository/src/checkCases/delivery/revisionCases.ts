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

const base = (resource: string): Files => ({
  'deploy/production/kustomization.yaml': `resources:\n  - ${resource} # base\n`,
});

/** What the checks say of revisions and environments. */
export const revisionCases: CheckCase[] = casesOf({
  'gitops-revision': {
    none: [service, delivered({ labels: '  labels: { env: staging }' })],
    pass: [
      delivered(),
      delivered({ revision: '    targetRevision: 3f2a1b9c0d' }),
      delivered({ revision: '    targetRevision: release-1.4' }),
      delivered({ revision: '    targetRevision: 1.x' }),
      // A repository of configuration only, and one of code whose configuration lies elsewhere, on a branch of releases
      delivered({ revision: '    targetRevision: release/1' }, service),
      delivered({ path: '    path: k8s' }, service),
      delivered({
        path: '    path: argocd',
        revision: '    targetRevision: main',
      }),
      {
        ...service,
        'apps/shop.yaml': release({
          source: `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: acme, namespace: shop }
spec: { url: https://charts.example.org }
`,
        }),
      },
      flux(kustomization(tag)),
      flux(kustomization('  ref: { commit: 3f2a1b9c0d }\n')),
      {
        'clusters/shop.yaml': patching,
        'apps/shop.yaml': release({}),
      },
      {
        'argocd/shop.yaml': application().replace(
          '  destination:',
          '  sources:\n    - { repoURL: https://git.example.org/shop.git, path: apps, targetRevision: v1.4.0 }\n    - { repoURL: https://git.example.org/config.git, ref: values, targetRevision: HEAD }\n  destination:',
        ),
      },
    ],
    fail: [
      {
        files: delivered({ revision: '    targetRevision: HEAD # revision' }),
        at: ['# revision'],
      },
      { files: delivered({ revision: '' }), at: ['  source:'] },
      {
        files: delivered(
          {
            path: '    path: k8s',
            revision: '    targetRevision: main # revision',
          },
          service,
        ),
        at: ['# revision'],
      },
      { files: flux(kustomization('')), at: ['# of the source'] },
      {
        files: { 'apps/shop.yaml': release({ version: '*' }) },
        at: ['# version'],
      },
    ],
    unknown: [
      delivered({ labels: '', revision: '    targetRevision: HEAD' }),
      delivered({ revision: "    targetRevision: '{{.revision}}'" }),
      delivered({ revision: '    targetRevision: main' }),
      delivered({ revision: '    targetRevision: main' }, service),
      // The source is in another repository
      { 'clusters/production/shop.yaml': kustomization(tag).split('---')[0] },
      {
        'clusters/shop.yaml': patching,
        'apps/shop.yaml': release({ version: '*' }),
      },
    ],
  },
  'kustomize-remote-pinned': {
    none: [service, base('../base')],
    pass: [
      base('https://github.com/acme/base//deploy?ref=v1.4.0'),
      base('https://github.com/acme/base//deploy?ref=3f2a1b9c0d'),
      base('https://raw.githubusercontent.com/acme/base/v1.4.0/deploy.yaml'),
      base(
        'https://github.com/acme/base/releases/download/v1.4.0/install.yaml',
      ),
      base('https://files.example.org/base/1.4.0/install.yaml'),
    ],
    fail: [
      { files: base('https://github.com/acme/base//deploy'), at: ['# base'] },
      {
        files: base('https://github.com/acme/base//deploy?ref=main'),
        at: ['# base'],
      },
      {
        files: base(
          'https://raw.githubusercontent.com/acme/base/main/deploy.yaml',
        ),
        at: ['# base'],
      },
      {
        files: base(
          'https://github.com/acme/base/releases/latest/download/install.yaml',
        ),
        at: ['# base'],
      },
    ],
    unknown: [base('https://files.example.org/install.yaml')],
  },
  'environments-several': {
    pass: [
      applicationSet(setSpec('shop', 'v1'), listed),
      {
        ...delivered(),
        'k8s/staging/service.yaml': service['k8s/deploy.yaml'],
      },
      {
        ...delivered(
          {},
          { 'argocd/web.yaml': application({ labels: '' }, 'web') },
        ),
        'k8s/staging/service.yaml': service['k8s/deploy.yaml'],
      },
    ],
    fail: [{ files: delivered(), at: ['# shop'] }],
    unknown: [
      service,
      { 'k8s/production/service.yaml': service['k8s/deploy.yaml'] },
      delivered({}, { 'argocd/web.yaml': application({ labels: '' }, 'web') }),
    ],
  },
});
