import { LinedText } from '../../linedText';
import { commandsOf } from '../../shell';
import { recognise } from '.';

const deeds = (line: string, variables: Record<string, string> = {}) =>
  recognise(
    commandsOf(LinedText.of(line, 1)).commands.at(-1)!.words,
    name => variables[name],
  );
const all = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const severe = ['HIGH', 'CRITICAL'];

describe('scanners', () => {
  it.each([
    ['trivy image x', 'image', 'no', all],
    ['trivy image --severity HIGH,CRITICAL x', 'image', 'no', severe],
    ['trivy image -s HIGH,CRITICAL --exit-code 1 x', 'image', 'yes', severe],
    ['trivy image --exit-code=0 x', 'image', 'no', all],
    ['trivy image --exit-code "$CODE" x', 'image', 'unknown', all],
    ['trivy image --severity "$LEVELS" x', 'image', 'no', undefined],
    ['trivy --cache-dir .c image --input x.tar', 'image', 'no', all],
    ['trivy fs --exit-code 1 .', 'filesystem', 'yes', all],
    ['trivy sbom x.json', 'bom', 'no', all],
    ['trivy k8s cluster', 'cluster', 'no', all],
    ['grype x', 'image', 'no', all],
    ['grype x --fail-on high', 'image', 'yes', severe],
    ['grype x -f critical', 'image', 'yes', ['CRITICAL']],
    ['grype dir:. -f high', 'filesystem', 'yes', severe],
    ['grype . -f high', 'filesystem', 'yes', severe],
    ['grype sbom:x.json --fail-on high', 'bom', 'yes', severe],
    ['snyk container test x', 'image', 'yes', all.slice(1)],
    ['snyk container test x --severity-threshold=high', 'image', 'yes', severe],
    ['snyk container monitor x', 'image', 'no', all.slice(1)],
    ['snyk test', 'filesystem', 'yes', all.slice(1)],
    ['osv-scanner scan image x', 'image', 'yes', all],
    ['osv-scanner -r .', 'filesystem', 'yes', all],
    ['clairctl report x', 'image', 'no', all],
    ['clair-scanner --ip 192.168.1.100 x', 'image', 'yes', undefined],
    ['docker scout cves x', 'image', 'no', all],
    [
      'docker scout cves --exit-code --only-severity critical,high x',
      'image',
      'yes',
      ['CRITICAL', 'HIGH'],
    ],
    ['docker scan x', 'image', 'yes', undefined],
    ['wizcli docker scan --image x', 'image', 'unknown', undefined],
    ['jf docker scan x', 'image', 'unknown', undefined],
    ['aws ecr wait image-scan-complete', 'image', 'unknown', undefined],
  ])('%s looks at: %s, stops: %s, at %j', (line, target, gates, severities) => {
    const [deed] = deeds(line).filter(({ kind }) => kind === 'scan');
    expect([deed.scan?.target, deed.gates, deed.scan?.severities]).toEqual([
      target,
      gates,
      severities,
    ]);
  });

  it.each([
    ['trivy image --input x.tar', 'x.tar'],
    ['trivy -q image --format json x:1', 'x:1'],
    ['grype registry:ghcr.io/acme/x:1 -o json', 'ghcr.io/acme/x:1'],
    ['docker scout cves registry://x:1', 'x:1'],
    ['snyk container test x:1 --file=Dockerfile', 'x:1'],
    ['anchore-cli image vuln acme/x:latest all', 'acme/x:latest'],
  ])('%s scans %s', (line, subject) => {
    expect(deeds(line)[0].scan?.subject).toBe(subject);
  });

  it.each([
    ['trivy image x', false],
    ['trivy image -o x.json x', true],
    ['trivy image --format sarif x', true],
    ['grype x -o json', true],
    ['grype x -o table', false],
    ['snyk container test x --sarif-file-output=x.sarif', true],
    ['docker scout cves x --output x.txt', true],
  ])('%s leaves a report: %s', (line, report) => {
    expect(deeds(line).at(-1)?.scan?.report).toBe(report);
  });

  it('takes from the environment what the command leaves open', () => {
    const [deed] = deeds('trivy image x', {
      TRIVY_EXIT_CODE: '1',
      TRIVY_SEVERITY: 'CRITICAL',
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_IGNORE_UNFIXED: 'true',
      TRIVY_IGNOREFILE: 'ci/ignore',
    });
    expect(deed).toMatchObject({
      gates: 'yes',
      scan: {
        severities: ['CRITICAL'],
        skipsUpdate: true,
        fixedOnly: true,
        ignoreFile: 'ci/ignore',
      },
    });
    expect(deeds('grype x', { GRYPE_FAIL_ON_SEVERITY: 'high' })).toMatchObject([
      { gates: 'yes', scan: { severities: severe } },
    ]);
  });

  it.each([
    ['docker run -v /var/run/docker.sock:/var/run/docker.sock', true],
    ['docker run --mount type=bind,src=/run/podman/podman.sock,dst=/x', true],
    ['podman run --rm -v "$PWD":/src', false],
  ])('%s has the socket: %s', (start, socket) => {
    expect(deeds(`${start} aquasec/trivy:0.70.0 image x`)).toMatchObject([
      {
        kind: 'scan',
        scan: { socket, scannerImage: 'aquasec/trivy:0.70.0' },
      },
    ]);
  });

  it.each([
    'trivy --version',
    'trivy image --download-db-only',
    'grype db update',
    'docker scout login',
  ])('%s scans nothing', line => {
    expect(deeds(line)).toEqual([]);
  });
});

describe('signers', () => {
  it.each([
    ['cosign sign --key cosign.key acme/x:latest', 'no', 'file'],
    ['cosign sign acme/x', 'no', 'keyless'],
    ['cosign sign --yes acme/x@sha256:0', 'yes', 'keyless'],
    ['cosign sign --yes acme/x@${DIGEST}', 'yes', 'keyless'],
    ['cosign sign acme/x@$(crane digest acme/x:1)', 'yes', 'keyless'],
    ['cosign sign "$REGISTRY/x:$TAG"', 'no', 'keyless'],
    ['cosign sign $IMAGE:latest', 'no', 'keyless'],
    ['cosign sign registry:5000/x', 'no', 'keyless'],
    [
      'cosign sign --key env://COSIGN_PRIVATE_KEY $images',
      'unknown',
      'environment',
    ],
    ['cosign sign --key awskms:///alias/x $IMAGE_DIGEST', 'yes', 'managed'],
    ['cosign sign --key "$KEY" x@sha256:0 y:1', 'no', 'unknown'],
    ['cosign sign --yes', 'unknown', 'keyless'],
    ['xargs -I {} cosign sign --yes {}@${DIGEST}', 'yes', 'keyless'],
    ['notation sign --key acme acme/x:1', 'no', 'managed'],
  ])('%s by digest: %s, key: %s', (line, byDigest, key) => {
    expect(deeds(line)).toMatchObject([
      { kind: 'sign', signing: { target: 'image', byDigest, key } },
    ]);
  });

  it.each([
    ['cosign sign-blob --yes x', ['sign file']],
    ['cosign attest --type spdxjson --predicate x.json y', ['bom ']],
    [
      'cosign attest --type slsaprovenance --predicate p y',
      ['provenance image'],
    ],
    ['cosign attest-blob --predicate p y', ['provenance file']],
    ['cosign attach sbom --sbom x y', ['bom ']],
    ['cosign generate-key-pair', []],
    ['cosign tree x', []],
    ['cosign sign localhost:5000/x', []],
  ])('%s', (line, expected) => {
    expect(
      deeds(line).map(
        ({ kind, signing }) => `${kind} ${signing?.target ?? ''}`,
      ),
    ).toEqual(expected);
  });

  it.each([
    ['cosign verify --key cosign.pub x', 'image', 'key'],
    ['cosign verify x', 'image', 'anyone'],
    [
      'cosign verify --certificate-identity a@example.com --certificate-oidc-issuer https://example.com x',
      'image',
      'identity',
    ],
    [
      "cosign verify --certificate-identity-regexp '.*' --certificate-oidc-issuer-regexp '.*' x",
      'image',
      'anyone',
    ],
    [
      'cosign verify --certificate-identity-regexp=.* --certificate-github-workflow-repository=acme/x x',
      'image',
      'identity',
    ],
    [
      'cosign verify-attestation --policy p.cue --type spdx x',
      'image',
      'unknown',
    ],
    ['cosign verify-blob --bundle b --key k.pub x', 'file', 'key'],
    ['notation verify x', 'image', 'unknown'],
    ['gh attestation verify oci://x --owner acme', 'image', 'identity'],
    ['gh attestation verify x.tgz --owner acme', 'file', 'identity'],
    ['slsa-verifier verify-image x --source-uri y', 'image', 'identity'],
  ])('%s verifies: %s, trusts: %s', (line, target, trusts) => {
    expect(deeds(line)).toMatchObject([
      { kind: 'check-signature', trust: { target, trusts } },
    ]);
  });

  it.each([
    ['docker push x', '1', ['docker push', 'DOCKER_CONTENT_TRUST=1']],
    ['docker push x', '0', ['docker push']],
    ['docker build .', '1', ['docker build']],
  ])('%s with content trust %s', (line, DOCKER_CONTENT_TRUST, tools) => {
    expect(
      deeds(line, { DOCKER_CONTENT_TRUST }).map(({ tool }) => tool),
    ).toEqual(tools);
  });
});

describe('what a build attaches', () => {
  it.each([
    ['docker buildx build --push -t x .', ['provenance']],
    ['docker buildx build --push --provenance=false -t x .', []],
    ['docker buildx build --push --attest type=provenance,disabled=true .', []],
    ['docker buildx build --push --sbom=true .', ['bom', 'provenance']],
    ['docker buildx build --sbom true .', ['bom']],
    [
      'docker buildx build --attest type=sbom --attest type=provenance,mode=max .',
      ['bom', 'provenance'],
    ],
    ['docker build --provenance=mode=max .', ['provenance']],
    ['docker build .', []],
    ['ko build --sbom=none ./cmd', []],
    ['ko build ./cmd', ['bom']],
  ])('%s: %j', (line, expected) => {
    expect(
      deeds(line)
        .map(({ kind }) => kind)
        .filter(kind => kind === 'bom' || kind === 'provenance'),
    ).toEqual(expected);
  });
});

describe('linters', () => {
  it.each([
    ['kubescape scan .', true, 'no'],
    ['kubescape scan framework nsa --compliance-threshold 80 .', true, 'yes'],
    ['checkov -d .', true, 'yes'],
    ['checkov -d . --soft-fail', true, 'no'],
    ['kube-linter lint k8s', true, 'yes'],
    ['polaris audit --audit-path k8s', true, 'no'],
    ['polaris audit --audit-path k8s --set-exit-code-on-danger', true, 'yes'],
    ['conftest test k8s', true, 'yes'],
    ['conftest test --no-fail k8s', true, 'no'],
    ['trivy config .', true, 'no'],
    ['trivy config --exit-code 1 .', true, 'yes'],
    ['kyverno apply policies -r k8s', true, 'yes'],
    ['kics scan -p . --ignore-on-exit results', true, 'no'],
    ['kics scan -p .', true, 'yes'],
    ['dockle x', true, 'no'],
    ['dockle --exit-code 1 x', true, 'yes'],
    ['hadolint Dockerfile', false, 'yes'],
    ['helm lint chart', false, 'yes'],
    ['kubeconform k8s', false, 'yes'],
  ])('%s asks for policy: %s, stops: %s', (line, policy, gates) => {
    expect(deeds(line)).toMatchObject([{ kind: 'lint', gates, policy }]);
  });
});
