import { Files } from '../types';
import { kustomization } from './applications';

/** Objects of Flux, in the directory of a cluster. */
export const flux = (text: string): Files => ({ 'clusters/shop.yaml': text });
/** A git repository's tag. */
export const tag = '  ref: { tag: v1.4.0 }\n';
/** Flux patches every HelmRelease as it applies it. */
export const patching = kustomization(
  tag,
  `  prune: true
  patches:
    - target: { kind: HelmRelease }
      patch: |
        - op: add
          path: /spec/upgrade
          value: {}
`,
);
/** An ApplicationSet with these generators. */
export const applicationSet = (
  template: string,
  generators: string,
): Files => ({
  'argocd/shop.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shop }
spec: # of the set
  goTemplate: true
  generators: ${generators}
  template:
    metadata: { name: 'shop-{{.env}}' }
    spec:
${template}`,
});
/** Two environments. */
export const listed =
  '[{ list: { elements: [{ env: staging }, { env: production }] } }]';
/** The spec of its template. */
export const setSpec = (
  name: string,
  revision: string,
) => `      project: ${name} # project
      source:
        repoURL: https://git.example.org/shop-config.git
        path: overlays/{{.env}}
        targetRevision: ${revision} # revision
      destination: { server: https://kubernetes.default.svc, namespace: shop }
      syncPolicy: { automated: { prune: true, selfHeal: true } }
`;
