import { symlinkSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { directoryOf } from '../../../files/testing';
import { configureRendering } from '../settings';
import { problemOf } from '../testing';
import { renderKustomization } from './renderKustomization';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

afterEach(() => configureRendering({}));

const build = async (
  kustomization: string,
  files: Record<string, string> = {},
) =>
  renderKustomization({
    root: await directoryOf({
      'd/kustomization.yaml': kustomization,
      'd/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n',
      ...files,
    }),
    directory: 'd',
  });

describe('what lies elsewhere', () => {
  it.each([
    'https://example.com/a.yaml',
    'HTTP://example.com/a.yaml',
    'github.com/owner/repository//deploy?ref=v1.0.0',
    'https://github.com/owner/repository//deploy?timeout=90s',
    'git@github.com:owner/repository.git',
    'ssh://git@example.com/owner/repository',
    'git::https://example.com/owner/repository',
    'file:///etc',
    'gitea.example.com/owner/repository//base',
    'https://dev.azure.com/o/p/_git/r',
  ])('is not fetched: %s', async resource => {
    const problem = problemOf(
      await build(`resources:\n- a.yaml\n- ${resource}\n`),
    );
    expect(problem).toEqual({
      status: 'refused',
      message: {
        en: expect.stringMatching(/nothing is fetched here\. Commit a copy/),
        zh: expect.stringMatching(/不会下载任何内容。请提交一份副本/),
      },
      file: 'd/kustomization.yaml',
      line: 3,
    });
    expect(problem.message.en).toContain(resource);
  });

  describe('on this machine', () => {
    let server: Server;
    let requests: number;

    beforeEach(async () => {
      requests = 0;
      server = createServer((_, response) => {
        requests++;
        response.end('apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n');
      });
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    });
    afterEach(() => new Promise(done => server.close(done)));

    it.each([
      'resources: [URL]',
      'bases: [URL]',
      'components: [URL]',
      'crds: [URL]',
      'configurations: [URL]',
      'openapi: {path: URL}',
      'patches: [{path: URL}]',
      'patchesStrategicMerge: [URL]',
      'patchesJson6902: [{path: URL, target: {kind: Service, name: a, version: v1}}]',
      'replacements: [{path: URL}]',
      'configMapGenerator: [{name: a, files: [URL]}]',
      'configMapGenerator: [{name: a, files: [x=URL]}]',
      'secretGenerator: [{name: a, envs: [URL]}]',
      'generators: [URL]',
      'transformers: [URL]',
      'validators: [URL]',
      'transformers: [t.yaml]',
      'resources: ["\\x68ttp:URL"]',
      'resources: [!!binary aHR0cDovL2xvY2FsaG9zdC8=]',
    ])('is not asked for either: %s', async text => {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/a.yaml`;
      const filled = text
        .replace('http:URL', url)
        .replace('"\\x68ttp:URL"', `"\\x68ttp://127.0.0.1:${port}/a.yaml"`)
        .replace('URL', url);
      const result = await build(
        filled.startsWith('resources')
          ? filled
          : `${filled}\nresources: [a.yaml]`,
        {
          'd/t.yaml': `apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: p}\npath: ${url}\n`,
        },
      );
      expect(problemOf(result).status).toMatch(/^(refused|failed)$/);
      expect(requests).toBe(0);
    });
  });
});

describe('paths', () => {
  it.each([
    ['resources: [../../other]', 1],
    ['resources:\n- ../../../../../../etc', 2],
    ['resources: [/etc]', 1],
    ['components: [../../x]', 1],
    ['patches:\n- path: ../../patch.yaml', 2],
    ['configMapGenerator:\n- name: a\n  files:\n  - x=../../secret.txt', 4],
    ['transformers: [../../t]', 1],
  ])('that lead out are refused: %s', async (text, line) => {
    expect(problemOf(await build(text))).toMatchObject({
      status: 'refused',
      message: { en: expect.stringContaining('leads out of the repository') },
      file: 'd/kustomization.yaml',
      line,
    });
  });

  it('that are absolute read nothing', async () => {
    const result = await build(
      'configMapGenerator: [{name: a, files: [/etc/passwd]}]',
    );
    expect(problemOf(result)).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['d/link.yaml', '../../secret.yaml', 'resources: [link.yaml]'],
    ['d/link', '/etc', 'resources: [link]'],
    ['d/link', '..', 'configMapGenerator: [{name: a, files: [link/a.yaml]}]'],
    ['d/kustomization.yml', '/etc/passwd', 'resources: [a.yaml]'],
  ])(
    'through the symbolic link %s → %s are refused',
    async (path, target, text) => {
      const root = await directoryOf({
        'd/kustomization.yaml': text,
        'd/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n',
      });
      symlinkSync(target, join(root, path));
      const result = await renderKustomization({ root, directory: 'd' });
      expect(problemOf(result)).toMatchObject({
        status: 'refused',
        message: { en: expect.stringContaining('symbolic link') },
      });
    },
  );

  it('of the kustomization itself stay below the root', async () => {
    const root = await directoryOf({ 'd/kustomization.yaml': '' });
    for (const directory of ['../d', '..', 'x/../../d']) {
      const result = await renderKustomization({
        root: join(root, 'd'),
        directory,
      });
      expect(problemOf(result).status).toBe('refused');
    }
  });
});

describe('programs', () => {
  const executed = (annotation: string) =>
    `apiVersion: example.com/v1\nkind: Run\nmetadata:\n  name: r\n  annotations:\n    config.kubernetes.io/function: |\n      ${annotation}\n`;

  it.each([
    ['a program', 'exec: {path: ./run.sh}'],
    ['a container', 'container: {image: example.com/run}'],
    ['a script', 'starlark: {path: run.star}'],
  ])('that are %s are not run', async (_, annotation) => {
    const files = {
      'd/f.yaml': executed(annotation),
      'd/run.sh': '#!/bin/sh\ntouch ran\n',
      'd/run.star': 'fail("ran")\n',
    };
    for (const field of ['generators', 'transformers', 'validators']) {
      const result = await build(
        `resources: [a.yaml]\n${field}: [f.yaml]\n`,
        files,
      );
      expect(problemOf(result)).toMatchObject({
        status: 'refused',
        message: { en: expect.stringContaining('switched off') },
        file: 'd/kustomization.yaml',
      });
    }
  });

  it.each([
    ['helmCharts:\n- name: x\n  repo: https://charts.example.com\n', 2],
    ['resources: [a.yaml]\nhelmChartInflationGenerator:\n- chartName: x\n', 3],
  ])('for charts are not run: %s', async (text, line) => {
    const result = problemOf(await build(text));
    expect(result).toMatchObject({
      status: 'refused',
      message: { en: expect.stringContaining('inflates Helm charts') },
      file: 'd/kustomization.yaml',
    });
    expect([line - 1, line]).toContain(result.line);
  });
});

describe('sizes', () => {
  it('of circles, many files and aliases are bounded', async () => {
    const circle = await build('resources: [../e]\n', {
      'e/kustomization.yaml': 'resources: [../d]\n',
    });
    expect(problemOf(circle)).toMatchObject({ status: 'failed' });

    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let n = 1; n < 9; n++) {
      const [here, before] = ['abcdefghij'[n], 'abcdefghij'[n - 1]];
      laughs.push(`${here}: &${here} [${`*${before},`.repeat(9)}]`);
    }
    const aliases = await build(`${laughs.join('\n')}\n`);
    expect(problemOf(aliases)).toMatchObject({ status: 'failed' });

    configureRendering({ limits: { files: 2 } });
    const many = await build('resources: [a.yaml, b.yaml]\n', {
      'd/b.yaml': '',
    });
    expect(problemOf(many)).toMatchObject({ status: 'limit' });
  });
});
