import { ciOf, places } from '../testing';
import { conditionBeforeMerge } from './rules';

const at = '.gitlab-ci.yml';

describe('GitLab CI', () => {
  it.each([
    ['image: $IMAGE', 1],
    [
      'image: { name: "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA", entrypoint: [""] }',
      1,
    ],
    ['image: $CI_REGISTRY_IMAGE:latest', 1],
    ['image: node:24\n  services: [{ name: $IMAGE, alias: app }]', 1],
    ['image: $CI_REGISTRY_IMAGE/builder:1', 0],
    ['image: $CI_DEPENDENCY_PROXY/node:24', 0],
    ['image: node:24', 0],
  ])('a job with %s runs the built image: %d', async (image, count) => {
    const ci = await ciOf({
      [at]: `variables:\n  IMAGE: $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\nbuild:\n  script: docker build -t $IMAGE .\ntest:\n  ${image}\n  script: npm test\n`,
    });
    expect(ci.runs.map(({ job, source }) => [job, source])).toEqual(
      Array(count).fill(['test', { file: at, line: expect.any(Number) }]),
    );
  });

  it('reads jobs with default scripts, extends, anchors and references, each with its line', async () => {
    const ci = await ciOf({
      [at]: `default:
  before_script:
    - docker login -u "$U" -p "$P" "$CI_REGISTRY"
.base: &base
  image: golang:1.26
.docker:
  script:
    - docker build -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .
    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"
test:
  <<: *base
  script:
    - go vet ./...
    - |
      cd .
      go test ./...
package:
  extends: .docker
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
again:
  script:
    - !reference [.docker, script]
  when: manual
`,
    });
    expect(ci.systems).toMatchObject([{ name: 'gitlab-ci', read: true }]);
    expect(ci.tests).toEqual([
      {
        tool: 'go test',
        job: 'test',
        via: '',
        beforeMerge: 'yes',
        automatic: true,
        mayFail: false,
        source: { file: at, line: 16 },
      },
    ]);
    expect(
      ci.builds.map(({ job, beforeMerge, automatic, source }) => [
        job,
        beforeMerge,
        automatic,
        source.line,
      ]),
    ).toEqual([
      ['package', 'no', true, 8],
      ['again', 'yes', false, 8],
    ]);
    expect(ci.pushes[0]).toMatchObject({
      images: ['${…}:${…}'],
      onlyLatest: false,
      source: { line: 9 },
    });
    expect(ci.hasExternal).toBe(false);
    expect(JSON.stringify(ci)).not.toContain('$P');
  });

  it('follows local includes and child pipelines; what lies elsewhere is external', async () => {
    const ci = await ciOf({
      [at]: `include:
  - local: /ci/test.yml
  - ci/*.more.yml
  - template: Security/Container-Scanning.gitlab-ci.yml
  - template: Jobs/SAST.gitlab-ci.yml
child:
  trigger:
    include: ci/child.yml
`,
      'ci/test.yml': 'unit:\n  script: pytest\n',
      'ci/a.more.yml': 'lint:\n  script: [hadolint Dockerfile]\n',
      'ci/child.yml': 'build:\n  script:\n    - buildah bud .\n',
    });
    expect(places(ci.tests)).toEqual(['pytest at ci/test.yml:2']);
    expect(places(ci.lints)).toEqual(['hadolint at ci/a.more.yml:2']);
    expect(places(ci.builds)).toEqual(['buildah build at ci/child.yml:3']);
    expect(ci.scans[0].tool).toBe('GitLab container scanning');
    expect(ci.hasExternal).toBe(false);

    const external = await ciOf({
      [at]: `include:
  - component: $CI_SERVER_FQDN/acme/build@1
  - project: acme/ci
    file: build.yml
  - remote: https://user:secret@ci.example.com/x.yml?token=1
`,
    });
    expect(
      external.externals.map(({ name, source }) => [name, source.line]),
    ).toEqual([
      ['$CI_SERVER_FQDN/acme/build@1', 2],
      ['acme/ci', 3],
      ['https://ci.example.com/x.yml', 5],
    ]);
    expect(external.hasExternal).toBe(true);
  });

  it('ends with includes and extends that go in a circle', async () => {
    const ci = await ciOf({
      [at]: 'include: a.yml\na:\n  extends: b\n  script: go test ./...\nb:\n  extends: a\n',
      'a.yml': 'include: .gitlab-ci.yml\n',
    });
    expect(ci.tests.length).toBeGreaterThan(0);
  });

  it.each([
    ['$CI_PIPELINE_SOURCE == "merge_request_event"', 'yes'],
    ['$CI_MERGE_REQUEST_IID', 'yes'],
    ['$CI_COMMIT_BRANCH == "main"', 'no'],
    ['$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH', 'yes'],
    ['$CI_COMMIT_TAG', 'no'],
    ['$CI_PIPELINE_SOURCE == "schedule"', 'no'],
    ['$CI_COMMIT_TAG || $CI_PIPELINE_SOURCE == "merge_request_event"', 'yes'],
    ['$RUN_TESTS == "true"', 'unknown'],
  ])('%s runs before a merge: %s', (condition, expected) => {
    expect(conditionBeforeMerge(condition)).toBe(expected);
  });

  it('reads only, except, allow_failure, and leaves out jobs for changes elsewhere', async () => {
    const ci = await ciOf(
      {
        [at]: `a:
  script: go test ./...
  only: [main]
b:
  script: gotestsum
  only: [merge_requests]
  allow_failure: true
c:
  script: ginkgo
  rules:
    - changes: [web/**/*]
d:
  script: docker build api
  rules:
    - changes: { paths: [api/**/*] }
`,
        'api/go.mod': 'module api',
        'web/x': '',
      },
      { subpath: 'api' },
    );
    expect(
      ci.tests.map(({ tool, beforeMerge, mayFail }) => [
        tool,
        beforeMerge,
        mayFail,
      ]),
    ).toEqual([
      ['go test', 'no', false],
      ['gotestsum', 'yes', true],
    ]);
    expect(ci.builds).toHaveLength(1);
  });
});
