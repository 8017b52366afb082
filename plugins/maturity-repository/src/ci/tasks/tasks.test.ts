import { ciOf, places } from '../testing';
import { justRecipe, parseJustfile } from './justfile';
import { parseMakefile, recipeOf } from './makefile';
import { namedAfterImages, namedAfterTests } from './model';

const workflow = (run: string) =>
  `on: pull_request\njobs:\n  ci:\n    steps:\n      - run: ${run}\n`;
const at = '.github/workflows/ci.yml';

describe('Makefile', () => {
  it('gives the recipe of a target after what it needs', () => {
    const file = parseMakefile(
      'IMAGE := app\nimage: compile\n\t@docker build -t $(IMAGE):$$(git rev-parse HEAD) .\ncompile:\n\t-go build\n',
    );
    expect(file.first).toBe('image');
    expect(recipeOf(file, 'image')).toEqual([
      { script: 'go build', mayFail: true },
      {
        script: 'docker build -t ${IMAGE}:$(git rev-parse HEAD) .',
        mayFail: false,
      },
    ]);
  });

  it('survives targets that need each other', () => {
    expect(recipeOf(parseMakefile('a: b\n\tx\nb: a\n\ty\n'), 'a')).toHaveLength(
      2,
    );
  });
});

describe('Justfile', () => {
  it('gives the recipe after what it needs', () => {
    const file = parseJustfile(
      "tag := '1'\nimage: test\n    docker build -t app:{{tag}} .\ntest:\n    @go test ./...\n",
    );
    expect(justRecipe(file, 'image').map(({ script }) => script)).toEqual([
      'go test ./...',
      'docker build -t app:${_} .',
    ]);
  });
});

describe('names', () => {
  it('tell what a task is for', () => {
    expect(
      [
        'test',
        'unit-test',
        'test:ci',
        'tests',
        'run-tests',
        'run-browser-tests-minimal',
        'acceptance_tests',
      ].every(namedAfterTests),
    ).toBe(true);
    expect(
      ['latest', 'test-image', 'attest', 'clean-tests', 'run-latest'].some(
        namedAfterTests,
      ),
    ).toBe(false);
    expect(
      ['docker-build', 'image', 'build-image', 'docker'].map(namedAfterImages),
    ).toEqual(['build', 'build', 'build', 'build']);
    expect(namedAfterImages('docker-push')).toBe('push');
    expect(namedAfterImages('imagine')).toBeUndefined();
  });
});

describe('tasks in a pipeline', () => {
  it('splits a variable of a Makefile that holds a command', async () => {
    const { runs } = await ciOf({
      [at]: workflow('make run-browser-tests'),
      Makefile:
        'COMPOSE ?= docker compose\nFILES = -f compose.yaml\nrun-browser-tests:\n\t$(COMPOSE) $(FILES) up -d\n\t./ask-the-page\n',
    });
    expect(places(runs)).toEqual([`docker compose up at ${at}:5`]);
  });

  it('takes a task for tests by its name where nothing in it says so', async () => {
    const { tests } = await ciOf({
      [at]: workflow('make run-browser-tests'),
      Makefile: 'run-browser-tests:\n\tdocker run --rm browser-tests\n',
    });
    expect(places(tests)).toEqual([`make run-browser-tests at ${at}:5`]);
  });

  it('follows make into the recipe, and make within it', async () => {
    const ci = await ciOf({
      [at]: workflow('make all'),
      Makefile:
        'all:\n\t$(MAKE) image\n\t$(MAKE) -C sub check\nimage:\n\tdocker build -t app .\n',
      'sub/Makefile': 'check:\n\tgo test ./...\n',
    });
    expect(places(ci.builds)).toEqual([`docker build at ${at}:5`]);
    expect(ci.builds[0].via).toBe('make all');
    expect(places(ci.tests)).toEqual([`go test at ${at}:5`]);
  });

  it('ends where make calls itself', async () => {
    const ci = await ciOf({
      [at]: workflow('make a'),
      Makefile: 'a:\n\tmake b\nb:\n\tmake a\n\tdocker build .\n',
    });
    expect(ci.builds).toHaveLength(1);
  });

  it('follows npm scripts, and knows the one that npm init writes', async () => {
    const scripts = (test: string) =>
      JSON.stringify({ scripts: { test, image: 'docker build -t app .' } });
    const real = await ciOf({
      [at]: workflow('npm test && npm run image'),
      'package.json': scripts('jest'),
    });
    expect(places(real.tests)).toEqual([`jest at ${at}:5`]);
    expect(real.builds[0].via).toBe('npm image');
    const placeholder = await ciOf({
      [at]: workflow('npm test'),
      'package.json': scripts('echo "Error: no test specified" && exit 1'),
    });
    expect(placeholder.tests).toEqual([]);
    const missing = await ciOf({
      [at]: workflow('npm test'),
      'package.json': '{}',
    });
    expect(missing.tests).toEqual([]);
  });

  it('takes a yarn command that is no script for a program', async () => {
    const ci = await ciOf({
      [at]: workflow('yarn jest --ci'),
      'package.json': '{"scripts":{}}',
    });
    expect(places(ci.tests)).toEqual([`jest at ${at}:5`]);
  });

  it('follows scripts of the repository, also below test', async () => {
    const ci = await ciOf({
      [at]: workflow('./test/data/e2e.sh'),
      'test/data/e2e.sh': '#!/bin/sh\ndocker build .\nhelm test app\n',
    });
    expect(ci.builds[0]).toMatchObject({
      tool: 'docker build',
      via: 'test/data/e2e.sh',
      source: { file: at, line: 5 },
    });
    expect(ci.verifications.map(({ tool }) => tool)).toContain('helm test');
  });

  it('reads Taskfiles and Justfiles', async () => {
    const task = await ciOf({
      [at]: workflow('task image'),
      'Taskfile.yml':
        'version: 3\ntasks:\n  image:\n    deps: [test]\n    cmds: [docker build .]\n  test:\n    cmds:\n      - cmd: go test ./...\n        ignore_error: true\n',
    });
    expect(task.builds).toHaveLength(1);
    expect(task.tests[0]).toMatchObject({ tool: 'go test', mayFail: true });
    const just = await ciOf({
      [at]: workflow('just image'),
      Justfile: 'image:\n    docker build .\n',
    });
    expect(just.builds[0].via).toBe('just image');
  });

  it('counts a task by its name where its recipe is not understood', async () => {
    const ci = await ciOf({
      [at]: workflow('make docker-build test'),
      Makefile: 'docker-build: $(ALL)\n',
    });
    expect(places(ci.builds)).toEqual([`make docker-build at ${at}:5`]);
    expect(places(ci.tests)).toEqual([`make test at ${at}:5`]);
  });
});

describe('nx', () => {
  const files = {
    [at]: workflow('npx nx affected --targets=container,test'),
    'nx.json': JSON.stringify({
      targetDefaults: {
        container: { executor: '@nx-tools/nx-container:build' },
      },
    }),
    'src/a/project.json': JSON.stringify({
      name: 'a',
      targets: { container: {}, test: { options: { command: './mvnw test' } } },
    }),
    'src/b/project.json': JSON.stringify({ name: 'b', targets: { lint: {} } }),
  };

  it('reads the targets of the entity from its project and the defaults', async () => {
    const a = await ciOf(files, { subpath: 'src/a' });
    expect(a.builds[0].tool).toBe('@nx-tools/nx-container:build');
    expect(a.tests[0]).toMatchObject({ tool: 'mvn', via: 'nx test' });
    const b = await ciOf(files, { subpath: 'src/b' });
    expect([b.builds, b.tests]).toEqual([[], []]);
  });
});
