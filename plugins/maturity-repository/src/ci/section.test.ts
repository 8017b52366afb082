import { ciOf } from './testing';

const push = (script: string) => ({
  '.github/workflows/x.yml': `on: push\njobs:\n  p:\n    steps:\n      - run: ${script}\n`,
});

describe('what is pushed', () => {
  it.each([
    ['docker push app', true, true],
    ['docker push app:latest', true, true],
    ['docker push app:1.2', true, false],
    ['docker push r:5000/app', true, true],
    ['docker push app:$TAG', false, false],
    ['docker push $IMAGE', false, false],
    ['docker push -a app', false, false],
    ['docker push app@sha256:0', true, false],
  ])(
    '%s: tags known %s, only latest %s',
    async (script, tagsKnown, onlyLatest) => {
      const [found] = (await ciOf(push(script))).pushes;
      expect(found).toMatchObject({ tagsKnown, onlyLatest });
    },
  );
});

describe('on another machine', () => {
  it('follows what ssh runs there', async () => {
    const ci = await ciOf(
      push(
        'ssh -o StrictHostKeyChecking=no -p 22 a@b "docker pull acme/app:1 && docker run -d acme/app:1"',
      ),
    );
    expect(ci.runs).toEqual([]);
    const built = await ciOf(
      push(
        'docker build -t acme/app . && ssh a@b "docker run -d acme/app:$TAG" "|| true"',
      ),
    );
    expect(built.runs).toMatchObject([{ tool: 'docker run' }]);
    expect((await ciOf(push('ssh a@b'))).runs).toEqual([]);
  });
});

describe('where tests run', () => {
  const files = {
    'Shop.slnf': '{}',
    'src/api/Api.csproj': '',
    'src/api/Program.cs': '',
    'tests/Bill/Bill.csproj': '',
  };
  it.each([
    ['dotnet test --solution Shop.slnf', 1],
    ['dotnet test --solution Shop.slnf --output detailed', 1],
    ['dotnet test --project tests/Bill/Bill.csproj', 0],
    ['make -f Makefile test', 1],
  ])('%s: %d of the entity', async (script, count) => {
    const { tests } = await ciOf(
      {
        ...files,
        ...push(script),
        Makefile: 'test:\n\tdotnet test Shop.slnf\n',
      },
      { subpath: 'src/api' },
    );
    expect(tests).toHaveLength(count);
  });
});

describe('which image is started', () => {
  it.each([
    ['docker build -t acme/app . && docker run -d acme/app:latest', 1],
    ['docker build -t acme/app . && docker run -d "$IMAGE"', 1],
    ['docker build -t acme/app . && docker run -d postgres:18', 0],
    ['docker run -d postgres:18', 0],
  ])('%s: %d', async (script, count) => {
    expect((await ciOf(push(script))).runs).toHaveLength(count);
  });
});

describe('smoke tests', () => {
  it.each([
    ['./smoke.sh', 1],
    ['npx smokeshow upload coverage', 0],
  ])('%s: %d', async (script, count) => {
    const { verifications } = await ciOf({
      ...push(script),
      'smoke.sh': 'true',
    });
    expect(verifications).toHaveLength(count);
  });

  it('are not what publishes a report of coverage', async () => {
    const { verifications } = await ciOf({
      '.github/workflows/x.yml':
        'on: push\njobs:\n  smokeshow:\n    steps:\n      - run: echo\n        name: Upload with smokeshow\n',
    });
    expect(verifications).toEqual([]);
  });
});

describe('systems', () => {
  it.each([
    ['azure-pipelines.yml', 'azure-pipelines'],
    ['.tekton/push.yaml', 'tekton'],
    ['.circleci/config.yml', 'circleci'],
    ['bitbucket-pipelines.yml', 'bitbucket-pipelines'],
    ['.drone.yml', 'drone'],
    ['.buildkite/pipeline.yml', 'buildkite'],
    ['cloudbuild.yaml', 'cloud-build'],
    ['cloudbuild.json', 'cloud-build'],
    ['buildspec.yml', 'codebuild'],
  ])('%s is recognised and not read', async (file, name) => {
    const ci = await ciOf({ [file]: 'steps: []\n' });
    expect(ci.systems).toEqual([
      { name, read: false, source: { file, line: 0 } },
    ]);
    expect(ci.hasExternal).toBe(true);
  });

  it('finds none where there is none', async () => {
    const ci = await ciOf({ 'README.md': '' });
    expect([ci.systems, ci.pipelines, ci.hasExternal]).toEqual([[], [], false]);
  });

  it('leaves out the Jenkinsfile of another entity', async () => {
    const files = {
      'a/Jenkinsfile': "node { sh 'docker build .' }",
      'b/x': '',
    };
    expect((await ciOf(files, { subpath: 'a' })).systems).toHaveLength(1);
    expect((await ciOf(files, { subpath: 'b' })).systems).toEqual([]);
  });
});

describe('hostile pipelines', () => {
  const at = '.github/workflows/x.yml';

  it.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map(
          (c, i) =>
            `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`,
        )
        .join('\n')}\non: push\n`,
    ],
    [
      'deep nesting',
      `on: push\njobs: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
    ],
    ['a binary file', Buffer.from([0, 1, 2, 255, 254, 0])],
    ['a truncated file', 'on: push\njobs:\n  a: "'],
    ['a list where a map belongs', 'on: [push]\njobs: [1, 2]\n'],
    [
      'numbers where texts belong',
      'on: 1\njobs: { 1: { steps: [{ run: 2, uses: [x], with: 3, if: {} }], strategy: 4, env: 5 } }\n',
    ],
    [
      'names of Object',
      'on: { __proto__: 1, constructor: 2 }\njobs: { __proto__: { steps: [{ uses: constructor }] }, toString: { steps: [{ run: "$__proto__ ${constructor}" }] } }\n',
    ],
    ['nothing', ''],
  ])('survives %s, and still reads the other file', async (_, content) => {
    const ci = await ciOf({
      [at]: content,
      '.github/workflows/y.yml':
        'on: push\njobs: { t: { steps: [{ run: go test ./... }] } }\n',
      '.gitlab-ci.yml': content,
      Jenkinsfile: content,
      Makefile: content,
      'package.json': content,
    });
    expect(ci.tests).toHaveLength(1);
  });

  it('is bounded in steps, matrices and scripts', async () => {
    const many = Array.from(
      { length: 2_000 },
      (__, i) => `      - run: make t${i % 50}\n`,
    ).join('');
    const matrix = Array.from(
      { length: 40 },
      (__, i) =>
        `k${i}: [${Array.from({ length: 100 }, (___, j) => j).join(',')}]`,
    ).join(', ');
    const start = performance.now();
    const ci = await ciOf({
      [at]: `on: push\njobs:\n  a:\n    strategy: { matrix: { ${matrix} } }\n    steps:\n      - run: cd "\${{ matrix.k0 }}/\${{ matrix.k1 }}/\${{ matrix.k2 }}" && go test\n${many}`,
      Makefile: `${Array.from(
        { length: 50 },
        (__, i) =>
          `t${i}: ${Array.from({ length: 50 }, (___, j) => `t${j}`).join(
            ' ',
          )}\n\tmake ${Array.from({ length: 50 }, (___, j) => `t${j}`).join(
            ' ',
          )}\n`,
      ).join('')}`,
    });
    expect(ci.hasExternal).toBe(true);
    expect(ci.repository.problems[0].message.en).toContain('more tasks');
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});
