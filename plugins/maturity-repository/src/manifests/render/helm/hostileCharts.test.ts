import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { directoryOf } from '../../../files/testing';
import {
  appRequest,
  chartFiles,
  configMap,
  problemOf,
  renderApp,
  renderedFiles,
  tarball,
} from '../testing';
import { renderChart } from './renderChart';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const secret = 'not for the chart';

/** A repository beside a file that no chart may see; links as [path, target]. */
async function linked(
  files: Record<string, string>,
  links: Array<[path: string, target: string]>,
): Promise<string> {
  const root = await directoryOf({
    'secret.txt': secret,
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`repository/${path}`, text]),
    ),
  });
  for (const [path, target] of links) {
    symlinkSync(target, join(root, 'repository', path));
  }
  return join(root, 'repository');
}

describe('symbolic links', () => {
  const template = {
    'templates/x.yaml': configMap('x', '{{ .Files.Get "data.txt" | quote }}'),
  };

  it.each([
    ['a template', 'deploy/app/templates/y.yaml', '/etc/passwd'],
    ['what .Files.Get reads', 'deploy/app/data.txt', '../../../secret.txt'],
    ['the values', 'deploy/app/values.yaml', '../../../secret.txt'],
    ['a directory of templates', 'deploy/app/templates/dir', '/etc'],
    ['a subchart', 'deploy/app/charts', '../../..'],
  ])('as %s are refused and named', async (_, path, target) => {
    const root = await linked(chartFilesText('deploy/app', template), [
      [path, target],
    ]);
    expect(problemOf(await renderChart({ ...appRequest, root }))).toEqual({
      status: 'refused',
      message: {
        en: expect.stringContaining(`${path} is, or lies behind, a symbolic`),
        zh: expect.stringContaining(`${path} 是符号链接`),
      },
      file: path,
    });
  });

  it('as the chart or its values file are refused', async () => {
    const root = await linked(chartFilesText('real/app', template), [
      ['deploy', 'real'],
      ['real/values.yaml', '../../secret.txt'],
    ]);
    const chart = await renderChart({ ...appRequest, root });
    expect(problemOf(chart)).toMatchObject({ status: 'refused' });
    const values = await renderChart({
      ...appRequest,
      root,
      chart: 'real/app',
      valueFiles: ['real/values.yaml'],
    });
    expect(problemOf(values)).toMatchObject({
      status: 'refused',
      file: 'real/values.yaml',
    });
  });

  it.each([
    ['words for people', 'README.md'],
    ['the values of chart-testing', 'ci/production-values.yaml'],
  ])('among %s are left out', async (_, path) => {
    const files = { ...template, 'ci/other-values.yaml': '{}\n' };
    const root = await linked(chartFilesText('deploy/app', files), [
      [`deploy/app/${path}`, '../../../secret.txt'],
    ]);
    const [{ text }] = renderedFiles(
      await renderChart({ ...appRequest, root }),
    );
    expect(text).toBe(configMap('x', '""'));
  });
});

describe('paths that lead out', () => {
  it.each([
    ['the chart', { chart: '../../etc' }],
    ['a values file', { valueFiles: ['../../../etc/passwd'] }],
  ])('of %s are refused', async (_, request) => {
    const result = await renderApp(chartFiles('deploy/app', {}), request);
    expect(problemOf(result)).toMatchObject({
      status: 'refused',
      message: { en: expect.stringContaining('leads out of the repository') },
    });
  });

  it.each(['file://../../..', 'file:///etc'])(
    'of a dependency from %s are refused with the line',
    async repository => {
      const result = await renderApp(
        chartFiles('deploy/app', {}, [
          'dependencies:',
          '- version: 1.0.0',
          `  repository: ${repository}`,
          '  name: all',
        ]),
      );
      expect(problemOf(result)).toMatchObject({
        status: 'refused',
        file: 'deploy/app/Chart.yaml',
        line: 7,
      });
    },
  );

  it('do nothing as the name of a dependency or of a chart', async () => {
    const result = await renderApp({
      ...chartFiles('deploy/app', {}, [
        'dependencies:',
        '- {name: "../../../../escaped", version: 1.0.0, repository: "file://../other"}',
      ]),
      ...chartFiles('deploy/other', {
        'templates/x.yaml': configMap('a', 'b'),
      }),
    });
    expect(problemOf(result)).toMatchObject({ status: 'failed' });
  });

  it('end when dependencies go in a circle', async () => {
    const dependency = (name: string) => [
      'dependencies:',
      `- {name: ${name}, version: 1.0.0, repository: "file://../${name}"}`,
    ];
    const result = await renderApp({
      ...chartFiles('deploy/app', {}, dependency('other')),
      ...chartFiles('deploy/other', {}, dependency('app')),
    });
    expect(problemOf(result)).toMatchObject({
      status: 'failed',
      file: 'deploy/other/Chart.yaml',
      line: 5,
    });
  });
});

describe('schemas of values', () => {
  let server: Server;
  let requests: number;
  let url: string;

  beforeEach(async () => {
    requests = 0;
    server = createServer((_, response) => {
      requests++;
      response.end('{"type": "string"}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  it('fetch no URL, read no file and decide nothing, in subcharts neither', async () => {
    const root = await directoryOf({ 'secret.json': '{"type": "string"}' });
    for (const $ref of [url, `file://${root}/secret.json`]) {
      const schema = JSON.stringify({ $ref });
      const files = { 'values.schema.json': schema };
      const result = await renderApp({
        ...chartFiles('deploy/app', {
          ...files,
          'templates/x.yaml': configMap('x', 'y'),
          'charts/sub-1.0.0.tgz': tarball(chartFiles('sub', files)),
        }),
      });
      expect(renderedFiles(result)).toHaveLength(1);
    }
    expect(requests).toBe(0);
  });

  it('are fetched by nothing else either', async () => {
    const host = new URL(url).host;
    const result = await renderApp(
      chartFiles('deploy/app', {
        'templates/x.yaml': configMap(
          'x',
          `'{{ getHostByName "localhost" }}{{ lookup "v1" "Secret" "" "" | toJson }}'`,
        ),
        'values.yaml': `a: http://${host}\n`,
      }),
    );
    expect(renderedFiles(result)[0].text).toBe(configMap('x', "'{}'"));
    const values = await renderApp(chartFiles('deploy/app', {}), {
      valueFiles: [url],
    });
    expect(problemOf(values)).toMatchObject({ status: 'failed' });
    expect(requests).toBe(0);
  });
});

describe('names and texts that mean more than they say', () => {
  it('are only names', async () => {
    const name = '--post-renderer=x\nb, c';
    const result = await renderApp(
      {
        ...chartFiles('deploy/app', {
          [`templates/${name}.yaml`]: configMap('x', '{{ .Values.y }}'),
          '.helmignore': '!\n[\n**\n../..\n\\\n/templates/gone.yaml\n',
          'templates/gone.yaml': '{{ fail "is ignored" }}',
        }),
        [`-f/${name}`]: 'y: z\n',
      },
      { valueFiles: [`-f/${name}`] },
    );
    // The pattern ** of .helmignore is an error to helm, and no reason to render without it.
    expect(problemOf(result)).toMatchObject({ status: 'failed' });
  });

  it.each(['-x', '--help', '', 'UPPER', 'a\nb', 'x'.repeat(60)])(
    'release %j is refused by helm, and taken for no option',
    async releaseName => {
      const result = await renderApp(chartFiles('deploy/app', {}), {
        releaseName,
      });
      expect(problemOf(result).status).toBe('failed');
    },
  );

  it('a namespace is no option', async () => {
    const files = {
      'templates/x.yaml': configMap('x', '{{ .Release.Namespace }}'),
    };
    const [{ text }] = renderedFiles(
      await renderApp(chartFiles('deploy/app', files), { namespace: '--help' }),
    );
    expect(text).toBe(configMap('x', '--help'));
  });

  it('a template with a name of several lines is rendered', async () => {
    const files = { 'templates/a\nb, -c.yaml': configMap('x', 'y') };
    const [{ text }] = renderedFiles(
      await renderApp(chartFiles('deploy/app', files)),
    );
    expect(text).toContain(configMap('x', 'y'));
  });

  it('what is no regular file is left out', async () => {
    const root = await directoryOf(chartFiles('deploy/app', {}));
    mkdirSync(join(root, 'deploy/app/templates/dir.yaml'), { recursive: true });
    writeFileSync(join(root, 'deploy/app/templates/binary.yaml'), '\0\xff\xfe');
    const result = await renderChart({ ...appRequest, root });
    expect(problemOf(result)).toMatchObject({ status: 'failed' });
  });
});

function chartFilesText(
  directory: string,
  files: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(chartFiles(directory, files)).map(([path, content]) => [
      path,
      String(content),
    ]),
  );
}
