import { manifests, object, unrendered } from '../orchestration/objects';
import { casesOf } from '../orchestration/tell';
import { CheckCase } from '../types';
import { besideElsewhere, elsewhere, workflow } from './pipelines';

const namespace = (...labels: string[]) =>
  manifests(
    object(
      'Namespace',
      `name: production, labels: {${labels
        .map(label => ` pod-security.kubernetes.io/${label}`)
        .join(',')} }`,
      '',
    ),
  );
const kyverno = (rules: string, spec = '') =>
  object(
    'ClusterPolicy',
    'name: images',
    `spec:\n${spec}  rules:\n${rules}`,
    'kyverno.io/v1',
  );
const verify =
  '    - name: signed\n      verifyImages: [{ imageReferences: ["*"] }]\n';
const validate = '    - name: labels\n      validate: { pattern: {} }\n';
const mutate = '    - name: labels\n      mutate: {}\n';
const enforce = '  validationFailureAction: Enforce\n';
const imagePolicy = (spec: string) =>
  object(
    'ClusterImagePolicy',
    'name: images',
    `spec:\n  images: [{ glob: "**" }]\n${spec}`,
    'policy.sigstore.dev/v1beta1',
  );
const verifier = object(
  'Verifier',
  'name: notation',
  'spec: { name: notation }\n',
  'config.ratify.deislabs.io/v1beta1',
);
const constraint = (action: string) =>
  object(
    'K8sRequiredLabels',
    'name: labels',
    `spec:\n${action}  match: {}\n`,
    'constraints.gatekeeper.sh/v1beta1',
  );
const builtIn = object(
  'ValidatingAdmissionPolicy',
  'name: replicas',
  'spec: { validations: [{ expression: "true" }] }\n',
  'admissionregistration.k8s.io/v1',
);
const binding = (actions: string) =>
  object(
    'ValidatingAdmissionPolicyBinding',
    'name: replicas',
    `spec: { policyName: replicas, validationActions: [${actions}] }\n`,
    'admissionregistration.k8s.io/v1',
  );
const newer = (kind: string, actions: string) =>
  object(
    kind,
    'name: newer',
    `spec:\n${actions}  validations: []\n`,
    'policies.kyverno.io/v1',
  );
const kubewarden = (mode: string, module: string) =>
  object(
    'ClusterAdmissionPolicy',
    'name: kw',
    `spec:\n${mode}  module: ${module}\n`,
    'policies.kubewarden.io/v1',
  );
const run = (script: string) => workflow(`run: ${script}`);
const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});

/** What the checks say of namespaces and of what is let into a cluster. */
export const policyCases: CheckCase[] = casesOf({
  'namespace-pod-security-version': {
    pass: [namespace('enforce: restricted', 'enforce-version: v1.36')],
    fail: [
      {
        files: namespace('enforce: restricted'),
        at: ['pod-security'],
      },
      { files: namespace('enforce: restricted', 'enforce-version: latest') },
      { files: namespace('enforce: baseline') },
    ],
    none: [namespace('warn: restricted'), namespace('enforce: privileged')],
  },
  'namespace-pod-security-warns': {
    pass: [namespace('warn: restricted', 'audit: restricted')],
    fail: [
      { files: namespace('warn: restricted'), at: ['pod-security'] },
      { files: namespace('audit: restricted'), at: ['pod-security'] },
      { files: namespace('warn: baseline', 'audit: restricted') },
    ],
    none: [manifests(object('ConfigMap', 'name: web, namespace: shop', ''))],
  },
  'image-policy-enforced': {
    pass: [
      manifests(kyverno(verify, enforce)),
      manifests(
        kyverno(
          '    - name: signed\n      verifyImages: [{ failureAction: Enforce }]\n',
        ),
      ),
      manifests(imagePolicy('')),
      manifests(imagePolicy('  mode: enforce\n')),
      manifests(newer('ImageValidatingPolicy', '')),
      manifests(
        newer('ImageValidatingPolicy', '  validationActions: [Deny]\n'),
      ),
      manifests(
        kubewarden(
          '',
          'registry://ghcr.io/kubewarden/verify-image-signatures:v1',
        ),
      ),
    ],
    fail: [
      {
        files: manifests(kyverno(verify, '  validationFailureAction: Audit\n')),
        at: ['Audit'],
      },
      {
        files: manifests(
          kyverno(
            '    - name: signed\n      verifyImages:\n        - failureAction: Audit\n',
            enforce,
          ),
        ),
        at: ['failureAction: Audit'],
      },
      { files: manifests(kyverno(verify)), at: ['spec:'] },
      {
        files: manifests(imagePolicy('  mode: warn\n')),
        at: ['mode: warn'],
      },
      {
        files: manifests(
          imagePolicy('  authorities:\n    - static: { action: pass }\n'),
        ),
        at: ['authorities'],
      },
      {
        files: manifests(
          newer('ImageValidatingPolicy', '  validationActions: [Audit]\n'),
        ),
        at: ['validationActions'],
      },
    ],
    unknown: [
      manifests(verifier),
      manifests(imagePolicy('  mode: "{{ mode }}"\n')),
    ],
    none: [manifests(kyverno(validate)), { 'README.md': '# Web\n' }],
  },
  'admission-policies-enforced': {
    pass: [
      manifests(kyverno(validate, enforce)),
      manifests(
        kyverno(
          '    - name: labels\n      validate: { failureAction: Enforce, pattern: {} }\n',
        ),
      ),
      manifests(constraint('')),
      manifests(builtIn, binding('Deny, Audit')),
      manifests(newer('ValidatingPolicy', '')),
      manifests(kubewarden('  mode: protect\n', 'registry://x/psp:v1')),
    ],
    fail: [
      {
        files: manifests(
          kyverno(validate, '  validationFailureAction: audit\n'),
        ),
        at: ['audit'],
      },
      {
        files: manifests(
          kyverno(
            `${validate}    - name: other\n      validate:\n        failureAction: Audit\n`,
            enforce,
          ),
        ),
        at: ['failureAction: Audit'],
      },
      {
        files: manifests(constraint('  enforcementAction: dryrun\n')),
        at: ['dryrun'],
      },
      {
        files: manifests(builtIn, binding('Audit')),
        at: ['kind: ValidatingAdmissionPolicy'],
      },
      {
        files: manifests(
          kubewarden('  mode: monitor\n', 'registry://x/psp:v1'),
        ),
        at: ['monitor'],
      },
    ],
    unknown: [
      manifests(builtIn),
      manifests(constraint('  enforcementAction: scoped\n')),
      { ...unrendered },
    ],
    none: [
      manifests(kyverno(mutate)),
      manifests(kyverno(verify)),
      manifests(
        object('PolicyException', 'name: x', '', 'kyverno.io/v2'),
        object('MutatingPolicy', 'name: x', '', 'policies.kyverno.io/v1'),
        object(
          'ConstraintTemplate',
          'name: x',
          '',
          'templates.gatekeeper.sh/v1',
        ),
        object('Store', 'name: x', '', 'config.ratify.deislabs.io/v1beta1'),
        object('TrustRoot', 'name: x', '', 'policy.sigstore.dev/v1alpha1'),
      ),
    ],
  },
  'policy-violations-stop-pipeline': {
    pass: [
      run('kube-linter lint k8s'),
      run('trivy config --exit-code 1 .'),
      besideElsewhere(run('kube-linter lint k8s')),
      { files: run('kube-linter lint k8s'), evidence: truncated },
      run('reviewdog && kubescape scan --compliance-threshold 80 k8s'),
    ],
    fail: [
      { files: run('hadolint Dockerfile') },
      { files: run('kubescape scan k8s'), at: ['kubescape'] },
      { files: run('checkov -d . --soft-fail'), at: ['checkov'] },
      { files: run('kube-linter lint k8s || true'), at: ['kube-linter'] },
      { files: run('make') },
      { files: workflow('uses: reviewdog/action-hadolint@v1') },
    ],
    unknown: [
      elsewhere,
      besideElsewhere(run('hadolint Dockerfile')),
      { files: run('make'), evidence: truncated },
      run('trivy config --exit-code "$CODE" .'),
    ],
  },
});
