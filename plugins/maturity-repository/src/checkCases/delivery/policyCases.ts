import { CheckCase, Files } from '../types';
import { casesOf } from '../orchestration/tell';
import {
  application,
  delivered,
  kustomization,
  release,
  service,
} from './applications';
import { applicationSet, flux, listed, setSpec, tag } from './samples';

const enforced =
  '    managedNamespaceMetadata: { labels: { pod-security.kubernetes.io/enforce: restricted } }';
const created = '    syncOptions: [CreateNamespace=true] # options';
const namespace = (level: string): Files => ({
  'k8s/namespace.yaml': `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: ${level} } }\n`,
});

/** What the checks say of how applications are delivered: projects, namespaces, options. */
export const policyCases: CheckCase[] = casesOf({
  'gitops-project': {
    none: [service, flux(kustomization(tag))],
    pass: [delivered(), applicationSet(setSpec('shop', 'v1.4.0'), listed)],
    fail: [
      {
        files: delivered({ project: '  project: default' }),
        at: ['project: default'],
      },
      { files: delivered({ project: '' }), at: ['spec:'] },
      {
        files: applicationSet(
          setSpec('default', 'v1.4.0'),
          '[{ clusters: {} }]',
        ),
        at: ['# project'],
      },
    ],
    unknown: [
      applicationSet(setSpec("'{{.team}}'", 'v1.4.0'), '[{ clusters: {} }]'),
      applicationSet(
        `${setSpec('default', 'v1.4.0')}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
  },
  'gitops-server-side-apply': {
    none: [service, flux(kustomization(tag))],
    pass: [
      delivered(),
      applicationSet(
        `${setSpec('shop', 'v1').replace(
          '{ automated',
          '{ syncOptions: [ServerSideApply=true], automated',
        )}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
    fail: [
      { files: delivered({ options: '' }), at: ['  syncPolicy:'] },
      {
        files: delivered({
          options: '    syncOptions: [ServerSideApply=false] # options',
        }),
        at: ['# options'],
      },
    ],
    unknown: [
      applicationSet(
        `${setSpec('shop', 'v1')}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
  },
  'gitops-cascading-delete': {
    none: [
      service,
      flux(kustomization(tag)),
      delivered({
        labels: '  labels: { environment: staging }',
        finalizer: '  finalizers: [resources-finalizer.argocd.argoproj.io]',
      }),
      delivered({
        labels: '',
        finalizer: '  finalizers: [resources-finalizer.argocd.argoproj.io]',
      }),
    ],
    pass: [
      delivered(),
      delivered({ finalizer: '  finalizers: [example.org/other]' }),
      applicationSet(
        `${setSpec('shop', 'v1')}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
    fail: [
      {
        files: delivered({
          finalizer:
            '  finalizers: [resources-finalizer.argocd.argoproj.io/background]',
        }),
        at: ['finalizers:'],
      },
    ],
    unknown: [
      applicationSet(
        `${setSpec('shop', 'v1')}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ].map(files => ({
      'argocd/shop.yaml': files['argocd/shop.yaml'].replace(
        "{ name: 'shop-{{.env}}' }",
        "{ name: 'shop-{{.env}}', finalizers: [resources-finalizer.argocd.argoproj.io] }",
      ),
    })),
  },
  'gitops-namespace-policy': {
    none: [service, delivered()],
    pass: [
      delivered({ options: created, rest: enforced }),
      delivered({ options: created }, namespace('baseline')),
      applicationSet(
        `${setSpec('shop', 'v1').replace(
          '{ automated',
          '{ syncOptions: [CreateNamespace=true], managedNamespaceMetadata: { labels: { pod-security.kubernetes.io/enforce: baseline } }, automated',
        )}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
    fail: [
      { files: delivered({ options: created }), at: ['# options'] },
      {
        files: delivered({ options: created }, namespace('privileged')),
        at: ['# options'],
      },
      {
        files: delivered(
          { options: created, namespace: '    namespace: web' },
          namespace('restricted'),
        ),
        at: ['# options'],
      },
      {
        files: {
          'apps/shop.yaml': release({
            spec: '  install: { createNamespace: true }\n',
          }),
        },
        at: ['createNamespace'],
      },
    ],
    unknown: [
      applicationSet(
        `${setSpec('shop', 'v1').replace(
          '{ automated',
          '{ syncOptions: [CreateNamespace=true], automated',
        )}  templatePatch: 'spec: {}'\n`,
        listed,
      ),
    ],
  },
  'gitops-repository-separate': {
    none: [delivered({ path: '    path: argocd' }), service],
    pass: [
      delivered({}, service),
      {
        ...service,
        'argocd/shop.yaml': application({
          repository: '    repoURL: https://git.example.org/shop.git',
          path: '    path: k8s',
        }).replace(
          '  destination:',
          '  sources:\n    - { repoURL: https://git.example.org/shop.git, path: k8s }\n    - { repoURL: https://git.example.org/config.git, ref: values }\n  destination:',
        ),
      },
    ],
    fail: [
      {
        files: delivered({ path: '    path: k8s' }, service),
        at: ['# shop'],
      },
    ],
  },
});
