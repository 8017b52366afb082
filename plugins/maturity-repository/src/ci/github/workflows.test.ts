import { ciOf, places } from '../testing';

const at = '.github/workflows/ci.yml';
const sha = 'a'.repeat(40);

const service = `name: CI
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
env:
  IMAGE: ghcr.io/acme/app
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - name: Unit tests
        run: |
          npm ci
          npm test
  image:
    needs: test
    if: github.ref == 'refs/heads/main'
    steps:
      - uses: docker/login-action@v3
      - uses: docker/build-push-action@${sha} # v6
        with:
          context: .
          push: true
          tags: \${{ env.IMAGE }}:\${{ github.sha }}
`;

describe('GitHub Actions', () => {
  it('reads triggers, steps and actions with their lines', async () => {
    const ci = await ciOf({ [at]: service });
    expect(ci.systems).toEqual([
      { name: 'github-actions', read: true, source: { file: at, line: 0 } },
    ]);
    expect(ci.pipelines).toEqual([
      {
        system: 'github-actions',
        name: 'CI',
        triggers: ['pull_request', 'push'],
        beforeMerge: 'yes',
        permissions: 'read',
        source: { file: at, line: 6 },
      },
    ]);
    expect(ci.tests).toEqual([
      {
        tool: 'npm test',
        job: 'test',
        via: '',
        beforeMerge: 'yes',
        automatic: true,
        mayFail: false,
        source: { file: at, line: 18 },
      },
    ]);
    expect(ci.builds[0]).toMatchObject({
      tool: 'docker/build-push-action',
      job: 'image',
      beforeMerge: 'no',
      pushes: true,
      source: { line: 24 },
    });
    expect(ci.pushes[0]).toMatchObject({
      images: ['ghcr.io/acme/app:${…}'],
      tags: ['${…}'],
      tagsKnown: false,
      onlyLatest: false,
    });
    expect(
      ci.actions.map(({ uses, pinned, firstParty, source }) => [
        uses,
        pinned,
        firstParty,
        source.line,
      ]),
    ).toEqual([
      ['actions/checkout', false, true, 14],
      ['docker/login-action', false, false, 23],
      ['docker/build-push-action', true, false, 24],
    ]);
    expect(ci.hasExternal).toBe(false);
  });

  it.each([
    ['push', 'yes'],
    ['[push, pull_request]', 'yes'],
    ['{ push: { branches: [main] } }', 'no'],
    ['{ push: { branches: ["**"] } }', 'yes'],
    ['{ push: { tags: ["v*"] } }', 'no'],
    ['{ pull_request: { types: [closed] } }', 'no'],
    ['merge_group', 'yes'],
    ['schedule', 'no'],
  ])('on: %s runs before a merge: %s', async (on, expected) => {
    const ci = await ciOf({
      [at]: `on: ${on}\njobs: { t: { steps: [{ run: go test ./... }] } }\n`,
    });
    expect(ci.tests[0].beforeMerge).toBe(expected);
  });

  it.each([
    ['permissions: read-all', 'read'],
    ['permissions: {}', 'read'],
    ['permissions: { id-token: write, contents: read }', 'read'],
    ['permissions: write-all', 'write'],
    ['permissions: { packages: write }', 'write'],
    ['name: none', 'undeclared'],
  ])('%s means %s', async (row, expected) => {
    const ci = await ciOf({
      [at]: `on: push\n${row}\njobs: { t: { steps: [] } }\n`,
    });
    expect(ci.pipelines[0].permissions).toBe(expected);
  });

  it.each([
    ["github.ref == 'refs/heads/main'", 'no'],
    ["github.event_name != 'pull_request'", 'no'],
    [
      "github.ref == 'refs/heads/main' || startsWith(github.ref, 'refs/tags/')",
      'no',
    ],
    ['github.ref_name == github.event.repository.default_branch', 'no'],
    ["github.ref_type == 'tag'", 'no'],
    [
      "github.event_name == 'pull_request' || github.ref == 'refs/heads/main'",
      'yes',
    ],
    ["!(github.ref == 'refs/heads/main')", 'yes'],
    ["startsWith(github.ref, 'refs/heads/')", 'yes'],
    ['env.PUSH', 'yes'],
  ])('push: ${{ %s }} before a merge: %s', async (condition, expected) => {
    const ci = await ciOf({
      [at]: `on: [push, pull_request]\njobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: \${{ ${condition} }}\n          tags: acme/app:1\n`,
    });
    expect(ci.pushes.map(({ beforeMerge }) => beforeMerge)).toEqual([expected]);
    expect(ci.builds.map(({ beforeMerge }) => beforeMerge)).toEqual(['yes']);
  });

  it('knows what may fail, what is switched off and what a person starts', async () => {
    const ci = await ciOf({
      [at]: `on: workflow_dispatch
jobs:
  a:
    continue-on-error: true
    steps:
      - run: go test ./...
      - if: failure()
        run: docker build .
  b:
    if: false
    steps:
      - run: docker push x
`,
    });
    expect(ci.tests[0]).toMatchObject({ mayFail: true, automatic: false });
    expect([ci.builds, ci.pushes]).toEqual([[], []]);
  });

  it('follows reusable workflows and composite actions of the repository with their inputs', async () => {
    const ci = await ciOf({
      [at]: 'on: pull_request\njobs:\n  call:\n    uses: ./.github/workflows/build.yml\n    with: { directory: app }\n',
      '.github/workflows/build.yml': `on:
  workflow_call:
    inputs: { directory: { type: string } }
jobs:
  build:
    steps:
      - uses: ./.github/actions/image
        with: { where: "\${{ inputs.directory }}" }
`,
      '.github/actions/image/action.yml': `inputs: { where: { required: true } }
runs:
  using: composite
  steps:
    - run: docker build "\${{ inputs.where }}"
      shell: bash
`,
      'app/Dockerfile': 'FROM scratch',
      'other/Dockerfile': 'FROM scratch',
    });
    expect(places(ci.builds)).toEqual([
      'docker build at .github/actions/image/action.yml:5',
    ]);
    expect(ci.builds[0].beforeMerge).toBe('yes');
    expect(ci.pipelines).toHaveLength(1);
  });

  it('calls a workflow of another repository external', async () => {
    const ci = await ciOf({
      [at]: 'on: push\njobs:\n  x:\n    uses: acme/shared/.github/workflows/build.yml@v1\n',
    });
    expect(ci.hasExternal).toBe(true);
    expect(ci.externals).toEqual([
      {
        name: 'acme/shared/.github/workflows/build.yml',
        source: { file: at, line: 4 },
      },
    ]);
    expect(ci.actions[0]).toMatchObject({ kind: 'workflow', pinned: false });
  });

  it('ends where workflows or actions call each other in a circle', async () => {
    const ci = await ciOf({
      [at]: 'on: push\njobs:\n  a: { uses: ./.github/workflows/a.yml }\n',
      '.github/workflows/a.yml':
        'on: workflow_call\njobs:\n  b: { uses: ./.github/workflows/b.yml }\n',
      '.github/workflows/b.yml':
        'on: workflow_call\njobs:\n  a: { uses: ./.github/workflows/a.yml }\n  t: { steps: [{ uses: ./act }] }\n',
      'act/action.yml':
        'runs: { using: composite, steps: [{ uses: ./act }, { run: go test }] }\n',
    });
    expect(ci.tests).toHaveLength(1);
  });

  it('sees Testcontainers and tests in a Dockerfile that is built', async () => {
    const ci = await ciOf({
      [at]: 'on: pull_request\njobs: { b: { steps: [{ run: docker build . }] } }\n',
      Dockerfile:
        'FROM maven AS b\nRUN --mount=type=cache,target=/root/.m2 \\\n  mvn -B package\n',
      'pom.xml':
        '<project>\n  <artifactId>testcontainers</artifactId>\n</project>',
    });
    expect(ci.tests[0]).toMatchObject({
      tool: 'mvn',
      via: 'Dockerfile',
      beforeMerge: 'yes',
      source: { file: at, line: 2 },
    });
    expect(places(ci.runs)).toEqual(['Testcontainers at pom.xml:2']);
  });
});

describe('in a monorepo', () => {
  const files = {
    'src/cart/main.go': 'package main',
    'src/cart/go.mod': 'module cart',
    'src/web/index.js': '',
    'src/web/package.json': '{"scripts":{"test":"jest"}}',
  };

  it('leaves out workflows for other paths, and keeps those for this one', async () => {
    const of = (paths: string) => ({
      ...files,
      [at]: `on:\n  pull_request:\n    paths: [${paths}]\n  workflow_dispatch:\njobs: { t: { steps: [{ run: docker build . }] } }\n`,
    });
    expect(
      (await ciOf(of("'src/web/**'"), { subpath: 'src/cart' })).systems,
    ).toEqual([]);
    expect(
      (await ciOf(of("'src/**', '!src/cart/**'"), { subpath: 'src/cart' }))
        .systems,
    ).toEqual([]);
    expect(
      (await ciOf(of("'src/cart/**'"), { subpath: 'src/cart' })).builds,
    ).toHaveLength(1);
    expect((await ciOf(of("'src/web/**'"))).builds).toHaveLength(1);
  });

  it('goes by the directory that a step works in, over a matrix too', async () => {
    const workflow = `on: pull_request
jobs:
  test:
    strategy: { matrix: { service: [web, other] } }
    defaults: { run: { working-directory: "src/\${{ matrix.service }}" } }
    steps:
      - run: npm test
  image:
    strategy: { matrix: { include: [{ name: cart }, { name: web }] } }
    steps:
      - uses: docker/build-push-action@v6
        with: { context: "src/\${{ matrix.name }}" }
  all:
    steps:
      - run: cd "\${{ needs.x.outputs.y }}" && make lint && kubeconform .
`;
    const cart = await ciOf(
      { ...files, [at]: workflow },
      { subpath: 'src/cart' },
    );
    expect(cart.tests).toEqual([]);
    expect(cart.builds).toHaveLength(1);
    expect(cart.lints).toHaveLength(1);
    const web = await ciOf(
      { ...files, [at]: workflow },
      { subpath: 'src/web' },
    );
    expect(places(web.tests)).toEqual([`jest at ${at}:7`]);
    expect(web.builds).toHaveLength(1);
  });

  it('goes by what a command names, and by the language of its tool', async () => {
    const workflow = `on: push
jobs:
  t:
    steps:
      - run: dotnet test src/web/
      - run: go test ./...
      - run: docker build -f src/web/Dockerfile .
`;
    const both = {
      ...files,
      'src/web/Dockerfile': 'FROM scratch',
      [at]: workflow,
    };
    const cart = await ciOf(both, { subpath: 'src/cart' });
    expect(places(cart.tests)).toEqual([`go test at ${at}:6`]);
    expect(cart.builds).toEqual([]);
    const web = await ciOf(both, { subpath: 'src/web' });
    expect(web.tests).toEqual([]);
    expect(web.builds).toHaveLength(1);
  });
});
