import { dependencyBotsSection } from './dependencyBots';
import { developmentSection } from './development';
import { imagesSection } from './images';
import { collected } from './testing';

describe('development environment', () => {
  it.each([
    ['.devcontainer/devcontainer.json', '{}', 'devcontainer'],
    ['compose.yaml', 'services: {}', 'compose'],
    ['docker-compose.dev.yml', 'services: {}', 'compose'],
    ['Tiltfile', '', 'tilt'],
    ['skaffold.yaml', '', 'skaffold'],
    ['flake.nix', '', 'nix'],
    ['mvnw', '', 'wrapper'],
    ['AppHost.csproj', '<Project Sdk="Aspire.AppHost.Sdk/13.1.0" />', 'aspire'],
  ])('%s', async (file, content, kind) => {
    expect(await collected(developmentSection, { [file]: content })).toEqual([
      {
        kind,
        name: '',
        source: { file, line: kind === 'aspire' ? 1 : 0 },
      },
    ]);
  });

  it('finds the tasks and scripts that run the service, with their lines', async () => {
    const found = await collected(developmentSection, {
      Makefile:
        'build:\n\tgo build\nrun:\n\tgo run .\nimage:\n\tdocker build .\n',
      'package.json':
        '{\n  "scripts": {\n    "dev": "vite",\n    "lint": "eslint"\n  }\n}\n',
      Justfile: 'dev:\n    x\n',
      'Taskfile.yml': 'tasks:\n  up:\n    cmds: [x]\n',
    });
    expect(
      found.map(
        ({ kind, name, source }) =>
          `${kind} ${name} ${source.file}:${source.line}`,
      ),
    ).toEqual([
      'task dev Justfile:1',
      'task run Makefile:3',
      'image image Makefile:5',
      'task up Taskfile.yml:2',
      'script dev package.json:3',
    ]);
  });
});

describe('dependency bots', () => {
  it('reads Dependabot for the entity', async () => {
    const file = '.github/dependabot.yml';
    const text =
      'version: 2\nupdates:\n  - { package-ecosystem: docker, directory: /src/web }\n  - { package-ecosystem: github-actions, directory: / }\n';
    const files = { [file]: text, 'src/web/x': '', 'src/cart/x': '' };
    expect(
      await collected(dependencyBotsSection, files, { subpath: 'src/web' }),
    ).toEqual([
      {
        name: 'dependabot',
        ecosystems: ['docker'],
        coversDocker: true,
        coversActions: true,
        source: { file, line: 3 },
      },
    ]);
    expect(
      await collected(dependencyBotsSection, files, { subpath: 'src/cart' }),
    ).toMatchObject([{ coversDocker: false, coversActions: true }]);
  });

  it('reads Renovate in JSON5', async () => {
    const read = (text: string) =>
      collected(dependencyBotsSection, { 'renovate.json5': text });
    expect(
      await read("{ extends: ['config:recommended'] } // all"),
    ).toMatchObject([{ name: 'renovate', coversDocker: true }]);
    expect(await read("{ enabledManagers: ['npm'] }")).toMatchObject([
      { ecosystems: ['npm'], coversDocker: false },
    ]);
    expect(
      await read("{ enabledManagers: ['regex'], fileMatch: ['Dockerfile'] }"),
    ).toMatchObject([{ coversDocker: true }]);
    expect(await read('{ "enabled": false }')).toEqual([]);
  });
});

describe('images', () => {
  it('finds them in compose files, manifests, Helm values and pushes', async () => {
    const found = await collected(imagesSection, {
      'compose.yml':
        'services:\n  db:\n    image: postgres:18\n  app:\n    build: .\n',
      'k8s/app.yaml': `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: app
          image: r.example.com:5000/acme/app@sha256:${'a'.repeat(64)}
`,
      'chart/values.yaml':
        'image:\n  registry: ghcr.io\n  repository: acme/app\n  tag: "1.2"\nsidecar:\n  image: quay.io/x/y:1\n',
      'chart/templates/d.yaml': 'kind: Deployment\nspec: {{ x }}\n',
      '.github/workflows/x.yml':
        'on: push\njobs: { p: { steps: [{ run: "docker push ghcr.io/acme/app:$TAG && docker push $X/app" }] } }\n',
    });
    expect(
      found.map(
        ({
          kind,
          registry,
          repository,
          tag,
          digest,
          registryKnown,
          source,
        }) => [
          kind,
          registry,
          repository,
          tag || digest.slice(0, 8),
          registryKnown,
          `${source.file}:${source.line}`,
        ],
      ),
    ).toEqual([
      ['ci-push', 'ghcr.io', '', '', true, '.github/workflows/x.yml:2'],
      ['ci-push', '', '', '', false, '.github/workflows/x.yml:2'],
      [
        'helm-values',
        'ghcr.io',
        'acme/app',
        '1.2',
        true,
        'chart/values.yaml:3',
      ],
      ['helm-values', 'quay.io', 'x/y', '1', true, 'chart/values.yaml:6'],
      ['compose', 'docker.io', 'library/postgres', '18', true, 'compose.yml:3'],
      [
        'manifest',
        'r.example.com:5000',
        'acme/app',
        'sha256:a',
        true,
        'k8s/app.yaml:8',
      ],
    ]);
  });
});
