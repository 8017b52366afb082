import { LinedText } from '../../linedText';
import { commandsOf } from '../../shell';
import { recognise } from '.';

const kinds = (line: string) =>
  recognise(commandsOf(LinedText.of(line, 1)).commands[0].words).map(
    ({ kind, tool }) => `${kind} ${tool}`,
  );

describe('recognise', () => {
  it.each([
    ['docker build -t x .', ['build docker build']],
    [
      'sudo -E docker buildx build --push -t x:1 .',
      [
        'build docker buildx build',
        'push docker buildx build',
        'provenance docker buildx build',
      ],
    ],
    [
      'docker buildx bake --push',
      ['build docker buildx bake', 'push docker buildx bake'],
    ],
    ['docker --context remote image push x:1', ['push docker push']],
    [
      'docker compose -f ci/compose.yml up --build --wait -d',
      [
        'run docker compose up',
        'build docker compose up --build',
        'verify docker compose up --wait',
      ],
    ],
    [
      'docker-compose run --rm app npx jest',
      ['run docker-compose run', 'test jest'],
    ],
    ['docker build --check .', ['lint docker build --check']],
    [
      'docker build --target test .',
      ['build docker build', 'test docker build --target'],
    ],
    ['podman build .', ['build podman build']],
    ['buildah bud -f Containerfile', ['build buildah build']],
    [
      '/kaniko/executor --context dir://. --destination r.example.com/x:1',
      ['build kaniko', 'push kaniko'],
    ],
    ['/kaniko/executor --no-push', ['build kaniko']],
    ['ko build ./cmd/app', ['build ko', 'push ko', 'bom ko']],
    ['pack build x --publish', ['build pack', 'push pack', 'bom buildpacks']],
    ['skaffold build', ['build skaffold', 'push skaffold']],
    ['./gradlew jibDockerBuild', ['build jib']],
    ['mvn -B verify jib:build', ['test mvn', 'build jib', 'push jib']],
    ['./mvnw spring-boot:build-image', ['build buildpacks']],
    ['mvn package -DskipTests', []],
    ['./mvnw -B package', ['test mvn']],
    ['gradle build -x test', []],
    ['./gradlew :api:test', ['test gradle']],
    ['go test ./...', ['test go test']],
    ['go build ./...', []],
    ['poetry run pytest -q', ['test pytest']],
    ['uv run --frozen pytest', ['test pytest']],
    ['python -m coverage run -m pytest', ['test pytest']],
    ['python -m pip install pytest', []],
    ['npx --yes jest --ci', ['test jest']],
    ['timeout 10m cargo nextest run', ['test cargo nextest']],
    ['dotnet test src/App.Tests', ['test dotnet test']],
    ['bundle exec rspec', ['test rspec']],
    ['vendor/bin/phpunit', ['test phpunit']],
    [
      'skopeo copy docker-archive:x.tar docker://r.example.com/x:1',
      ['push skopeo'],
    ],
    ['trivy image --exit-code 1 x', ['scan trivy']],
    ['trivy config .', ['lint trivy config']],
    ['docker run --rm -v $PWD:/w aquasec/trivy:0.70.0 image x', ['scan trivy']],
    ['docker run --rm node:24 npm --version', ['run docker run']],
    ['grype x --fail-on high', ['scan grype']],
    ['docker trust sign x:1', ['sign docker trust']],
    ['cosign sign --yes x@sha256:0', ['sign cosign']],
    ['syft x -o spdx-json', ['bom syft']],
    [
      'helm upgrade --install x ./chart --wait',
      ['deploy helm upgrade', 'verify helm --wait'],
    ],
    ['helm install x ./chart --dry-run', []],
    ['kubectl -n prod apply -f k8s', ['deploy kubectl apply']],
    ['kubectl apply --dry-run=server -f k8s', []],
    ['kubectl set image deploy/x x=x:2', ['deploy kubectl set image']],
    ['oc replace -f k8s', ['deploy oc replace']],
    ['helmfile -e prod sync', ['deploy helmfile sync']],
    [
      "helmfile --environment production -l 'app!=db,tier!=crd' apply",
      ['deploy helmfile apply'],
    ],
    ['helmfile --environment production diff', []],
    [
      'skaffold run',
      [
        'build skaffold',
        'push skaffold',
        'verify skaffold run',
        'deploy skaffold run',
      ],
    ],
    ['trivy image --format spdx-json --exit-code 1 x', ['bom trivy']],
    [
      'trivy image --format cyclonedx --scanners vuln x',
      ['bom trivy', 'scan trivy'],
    ],
    ['kapp deploy -a x', ['deploy kapp deploy', 'verify kapp deploy']],
    ['kubectl get pods', []],
    [
      'kubectl -n prod rollout status deploy/x',
      ['verify kubectl rollout status'],
    ],
    ['argocd app wait x', ['verify argocd app wait']],
    [
      'curl -f http://localhost:8080/healthz',
      ['verify curl of a health endpoint'],
    ],
    ['hadolint Dockerfile', ['lint hadolint']],
    ['kind load docker-image x', ['run kind load']],
    ['echo docker build .', []],
    ['git push', []],
    ['', []],
  ])('%s', (line, expected) => {
    expect(line === '' ? [] : kinds(line)).toEqual(expected);
  });

  it.each([
    ['dotnet test --solution Shop.slnf --no-build --output detailed', ['.']],
    [
      'dotnet test --framework net10.0 src/Api.Tests/Api.Tests.csproj',
      ['src/Api.Tests'],
    ],
    ['dotnet test src/Api.Tests --no-build', ['src/Api.Tests']],
    ['dotnet test', undefined],
  ])('knows where %s runs tests', (line, targets) => {
    expect(recognise(line.split(' '))).toEqual([
      expect.objectContaining({ kind: 'test', targets }),
    ]);
  });

  it('says what a scan does with what it finds', () => {
    const gates = (line: string) => recognise(line.split(' '))[0].gates;
    expect(gates('trivy image --exit-code 1 x')).toBe('yes');
    expect(gates('trivy image x')).toBe('no');
    expect(gates('grype x')).toBe('no');
  });

  it('names the tools that are retired', () => {
    for (const line of [
      'docker scan x',
      'anchore-cli image add x',
      'clair-scanner x',
      'docker trust sign x',
    ]) {
      expect(recognise(line.split(' '))[0]).toMatchObject({ retired: true });
    }
  });

  it('has no trouble with names of Object', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(recognise([name, name])).toEqual([]);
    }
  });
});
