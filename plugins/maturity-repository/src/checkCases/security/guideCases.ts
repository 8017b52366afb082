import { CheckCase } from '../types';
import { workflow } from './pipelines';

/** The guide's scripts and rules, in a repository whose pipeline runs them. */
const guide: CheckCase['files'] = {
  ...workflow(
    'run: ./scripts/scan.sh',
    'run: ./scripts/sign.sh',
    'run: ./scripts/local.sh',
  ),
  'scripts/scan.sh': `#!/bin/bash
trivy image --severity HIGH,CRITICAL myregistry/myapp:latest
clair-scanner --ip 192.168.1.100 myregistry/myapp:latest
anchore-cli image add myregistry/myapp:latest
anchore-cli image vuln myregistry/myapp:latest all
trivy image --format json --output myapp-security-report.json myregistry/myapp:latest
`,
  'scripts/sign.sh': `#!/bin/bash
cosign generate-key-pair
cosign sign --key cosign.key myregistry/myapp:latest
cosign verify --key cosign.pub myregistry/myapp:latest
docker trust key generate myapp-key
docker trust signer add --key myapp-key.pub myapp-signer myregistry/myapp:latest
docker trust sign myregistry/myapp:latest
`,
  'scripts/local.sh': `docker run --rm -v /var/run/docker.sock:/var/run/docker.sock \\
  aquasec/trivy image myregistry/myapp:latest
`,
  'k8s/policies.yaml': `apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: restricted-psp
spec:
  privileged: false
---
apiVersion: v1
kind: Namespace
metadata:
  name: production
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/audit: restricted
    pod-security.kubernetes.io/warn: restricted
`,
  'falco/rules.yaml': `- rule: Unauthorized process in container
  desc: Detect unauthorized processes in containers
  condition: >
    spawned_process and
    container and
    not proc.name in (nginx, apache, redis, postgres, mysql, node, python, java, go)
  output: >
    Unauthorized process in container (user=%user.name command=%proc.cmdline container_id=%container.id container_name=%container.name)
  priority: WARNING
  tags: [container, process]

- rule: Container running in privileged mode
  desc: Detect containers running in privileged mode
  condition: >
    container and
    container.privileged = true
  output: >
    Container running in privileged mode (container_id=%container.id container_name=%container.name)
  priority: CRITICAL
  tags: [container, privileged]
`,
};
const steps = '.github/workflows/ci.yml';

/** Where time went past what the guide shows. */
const outdated: Record<string, string[]> = {
  // The scan tells and stops nothing.
  'image-scan-gates': [`${steps}:6`],
  // clair-scanner, anchore-cli and docker trust are retired.
  'ci-maintained-tools': [`${steps}:6`],
  'image-scan-runtime-socket': [`${steps}:8`],
  'image-scanner-pinned': [`${steps}:8`],
  // The tag latest is signed.
  'image-signed-by-digest': [`${steps}:7`],
  // PodSecurityPolicy is no more.
  'api-versions-served': ['k8s/policies.yaml:1'],
  'namespace-pod-security-version': ['k8s/policies.yaml:13'],
  // Nine allowed programs, and no shell among them.
  'falco-rule-specific': ['falco/rules.yaml:3'],
  // Privileged containers are looked for at every event.
  'falco-rule-event-type': ['falco/rules.yaml:14'],
};

const right = [
  'image-scan-report',
  'signature-verification-strict',
  'image-signed',
  'namespace-pod-security',
  'namespace-pod-security-warns',
  'falco-rules-load',
  'falco-rule-complete',
  'falco-rule-tags',
  'no-private-keys',
];

/** What the checks say of the guide's own security. */
export const guideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'fail', at },
    }),
  ),
  ...right.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'pass' },
    }),
  ),
];
