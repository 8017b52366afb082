import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
import {
  action,
  besideElsewhere,
  elsewhere,
  unread,
  workflow,
  workflowWithout,
} from './pipelines';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});
const run = (script: string) => workflow(`run: ${script}`);
const build = (inputs: string) =>
  workflow(action('docker/build-push-action@v6', inputs));
const pushed = build('push: true, tags: acme/web:1');
const attest = (inputs: string) =>
  workflow(action('actions/attest-build-provenance@v3', inputs));
const released = (config: string) => ({
  ...workflow(
    action('goreleaser/goreleaser-action@v6', 'args: release --clean'),
  ),
  '.goreleaser.yaml': config,
});
const dockers = 'dockers: [{ image_templates: ["acme/web:{{ .Version }}"] }]\n';
const none = workflowWithout('push', 'run: make');
const digest = `acme/web@sha256:${'a'.repeat(64)}`;
const identity =
  '--certificate-identity https://example.com/ci --certificate-oidc-issuer https://example.com';

/** What the checks say of signatures, bills of materials and provenance. */
export const signingCases: CheckCase[] = casesOf({
  'image-bom': {
    pass: [
      run('syft acme/web:1 -o spdx-json'),
      build('push: true, sbom: true'),
      build("push: true, attests: 'type=sbom'"),
      workflow(action('anchore/sbom-action@v0', 'image: acme/web')),
      run('trivy image --format cyclonedx acme/web:1'),
      run('ko build ./cmd/web'),
      run('docker buildx build --sbom=true --push -t acme/web:1 .'),
      released(`${dockers}sboms: [{ artifacts: archive }]\n`),
      {
        ...workflow(action('docker/bake-action@v6', 'push: true')),
        'docker-bake.hcl':
          'target "web" {\n  attest = ["type=sbom", "type=provenance,mode=max"]\n}\n',
      },
      {
        ...run('mvn verify'),
        'pom.xml':
          '<project><artifactId>cyclonedx-maven-plugin</artifactId></project>\n',
      },
      besideElsewhere(run('syft acme/web:1')),
      workflowWithout('push', 'run: syft acme/web:1'),
      { files: run('syft acme/web:1'), evidence: truncated },
    ],
    fail: [
      { files: pushed, at: ['build-push-action'] },
      { files: build('push: true, sbom: false') },
      {
        files: {
          ...workflow(action('docker/bake-action@v6', 'push: true')),
          'docker-bake.hcl': '# attest = ["type=sbom"]\ntarget "web" {}\n',
        },
      },
    ],
    unknown: [
      besideElsewhere(pushed),
      elsewhere,
      unread,
      none,
      { files: pushed, evidence: truncated },
    ],
  },
  'image-provenance': {
    pass: [
      pushed,
      run('docker buildx build --push -t acme/web:1 .'),
      attest(
        'subject-name: acme/web, subject-digest: "${{ steps.b.outputs.digest }}"',
      ),
      run(`cosign attest --type slsaprovenance --predicate p.json ${digest}`),
      besideElsewhere(pushed),
      { files: pushed, evidence: truncated },
    ],
    fail: [
      { files: build('push: true, provenance: false'), at: ['provenance'] },
      { files: build('push: false') },
      { files: attest('subject-path: dist/web.tgz') },
    ],
    unknown: [
      elsewhere,
      none,
      besideElsewhere(build('push: false')),
      { files: build('push: false'), evidence: truncated },
    ],
  },
  'image-signed': {
    pass: [
      run(`cosign sign --yes ${digest}`),
      run('cosign sign --key cosign.key acme/web:latest'),
      run('notation sign acme/web:1'),
      workflowWithout('push', `run: cosign sign --yes ${digest}`),
      workflowWithout(
        'push',
        action('actions/attest-build-provenance@v3', 'push-to-registry: true'),
      ),
      attest(
        'subject-name: acme/web, subject-digest: "${{ steps.b.outputs.digest }}"',
      ),
      workflow(
        action(
          'notaryproject/notation-action/sign@v1',
          'target_artifact_reference: acme/web@sha256:0',
        ),
      ),
      released(`${dockers}docker_signs: [{ artifacts: all }]\n`),
      besideElsewhere(run(`cosign sign --yes ${digest}`)),
      { files: run(`cosign sign --yes ${digest}`), evidence: truncated },
      { files: attest('push-to-registry: true'), evidence: truncated },
    ],
    fail: [
      { files: pushed, at: [] },
      {
        files: workflow(
          'run: cosign sign-blob x',
          'run: docker trust sign acme/web:1',
        ),
        at: ['docker trust'],
      },
      { files: run('cosign sign-blob --yes web.tgz'), at: ['sign-blob'] },
      { files: attest('subject-path: dist/web.tgz') },
      {
        files: workflow(
          "{ run: docker push acme/web:1, env: { DOCKER_CONTENT_TRUST: '1' } }",
        ),
        at: ['DOCKER_CONTENT_TRUST'],
      },
      { files: run('cosign sign localhost:5000/web:1') },
      { files: released(`${dockers}docker_signs: [{ cmd: cosign }]\n`) },
      { files: released(`${dockers}signs: [{ artifacts: checksum }]\n`) },
    ],
    unknown: [
      elsewhere,
      unread,
      none,
      { files: pushed, evidence: truncated },
      besideElsewhere(run('cosign sign-blob --yes web.tgz')),
      besideElsewhere(run('docker trust sign acme/web:1')),
      besideElsewhere(attest('subject-path: dist/web.tgz')),
    ],
  },
  'image-signed-by-digest': {
    pass: [
      run(`cosign sign --yes ${digest}`),
      run('cosign sign --yes "acme/web@${{ steps.build.outputs.digest }}"'),
      run('echo "$TAGS" | xargs -I {} cosign sign --yes {}@${DIGEST}'),
      released(`${dockers}docker_signs: [{ artifacts: all }]\n`),
    ],
    fail: [
      {
        files: run('cosign sign --key cosign.key acme/web:latest'),
        at: ['acme/web:latest'],
      },
      { files: run('cosign sign --yes acme/web') },
      {
        files: released(
          `${dockers}docker_signs: [{ artifacts: manifests, args: [sign, "\${artifact}"] }]\n`,
        ),
      },
      { files: run('cosign sign --yes "$REGISTRY/web:$TAG"') },
    ],
    unknown: [run('cosign sign --yes ${IMAGES}')],
    none: [
      run('cosign sign-blob --yes web.tgz'),
      run('docker trust sign acme/web:1'),
    ],
  },
  'signature-verification-strict': {
    pass: [
      run(`cosign verify ${identity} ${digest}`),
      run('cosign verify --key cosign.pub acme/web:1'),
      run('gh attestation verify oci://acme/web:1 --owner acme'),
    ],
    fail: [
      {
        files: run(
          "cosign verify --certificate-identity-regexp '.*' --certificate-oidc-issuer-regexp '.*' acme/web:1",
        ),
        at: ['cosign verify'],
      },
    ],
    unknown: [run('notation verify acme/web:1')],
    none: [run('cosign verify-blob --key k.pub x'), run('make')],
  },
  'action-updates': {
    pass: [
      {
        ...pushed,
        '.github/dependabot.yml':
          'version: 2\nupdates: [{ package-ecosystem: github-actions, directory: / }]\n',
      },
      { ...pushed, 'renovate.json': '{}' },
    ],
    fail: [
      { files: pushed, at: [] },
      {
        files: {
          ...pushed,
          '.github/dependabot.yml':
            'version: 2\nupdates:\n  - { package-ecosystem: docker, directory: / }\n',
        },
        at: ['docker, directory'],
      },
    ],
    none: [run('make')],
  },
});
