import { directoryOf } from '../../../files/testing';
import { findTool } from '../tools';
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

const places = (files: readonly { file: string }[]) =>
  files.map(({ file }) => file);

describe('renderChart', () => {
  it('has a real helm to test with', async () => {
    expect(await findTool('helm')).toEqual({
      tool: expect.objectContaining({
        version: expect.stringMatching(/^[34]\.\d+\.\d+$/),
      }),
    });
  });

  it('gives each document with its template, hooks and CRDs included, notes not', async () => {
    const result = await renderApp(
      chartFiles('deploy/app', {
        'crds/all.yaml':
          'kind: CustomResourceDefinition\nmetadata:\n  name: a\n---\nkind: CustomResourceDefinition\nmetadata:\n  name: b\n',
        'templates/NOTES.txt': 'Welcome to {{ .Release.Name }}',
        'templates/_helpers.tpl': '{{ define "app.x" }}helped{{ end }}',
        'templates/web/config.yaml': `${configMap(
          'a',
          '{{ include "app.x" . }}',
        )}---\n${configMap('{{ .Release.Name }}', '{{ .Release.Namespace }}')}`,
        'templates/tests/connection.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata:\n  name: t\n  annotations:\n    helm.sh/hook: test\n',
        'templates/empty.yaml': '{{ if false }}\nkind: Nothing\n{{ end }}\n',
      }),
    );
    const files = renderedFiles(result);
    expect(places(files)).toEqual([
      'deploy/app/crds/all.yaml',
      'deploy/app/crds/all.yaml',
      'deploy/app/templates/web/config.yaml',
      'deploy/app/templates/web/config.yaml',
      'deploy/app/templates/tests/connection.yaml',
    ]);
    expect(files.map(({ text }) => text)).toEqual([
      'kind: CustomResourceDefinition\nmetadata:\n  name: a\n',
      'kind: CustomResourceDefinition\nmetadata:\n  name: b\n',
      configMap('a', 'helped'),
      configMap('app', 'shop'),
      expect.stringContaining('helm.sh/hook: test'),
    ]);
    expect(result).toMatchObject({ notes: [] });
  });

  it('renders the chart at the root, with values of several files and inline ones on top', async () => {
    const root = await directoryOf({
      'Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
      'values.yaml': 'a: default\nb: default\nc: default\nd: default\n',
      'templates/x.yaml': configMap(
        'x',
        '{{ .Values.a }} {{ .Values.b }} {{ .Values.c }} {{ .Values.d }}',
      ),
      'env/one.yaml': 'b: one\nc: one\nd: one\n',
      'env/two,c=3.yaml': 'c: two\nd: two\n',
    });
    const result = await renderChart({
      ...appRequest,
      root,
      chart: '',
      valueFiles: ['env/one.yaml', 'env/two,c=3.yaml'],
      values: { d: 'inline' },
    });
    expect(renderedFiles(result)).toEqual([
      {
        file: 'templates/x.yaml',
        text: configMap('x', 'default one two inline'),
      },
    ]);
  });

  it('names the templates of subcharts, by whatever name the chart knows them, and the archive of a packed one', async () => {
    const template = { 'templates/x.yaml': configMap('x', 'y') };
    const result = await renderApp({
      ...chartFiles('deploy/app', { 'values.yaml': 'tags: {off: false}\n' }, [
        'dependencies:',
        '- {name: db, alias: orders-db, version: 1.x.x}',
        '- {name: cache, version: 1.x.x}',
      ]),
      ...prefixed('deploy/app/charts/database', chartFiles('db', template)),
      ...prefixed(
        'deploy/app/charts/database/charts',
        chartFiles('inner', template),
      ),
      'deploy/app/charts/cache-1.0.0.tgz': tarball(
        chartFiles('cache', template),
      ),
    });
    expect(places(renderedFiles(result)).sort()).toEqual([
      'deploy/app/charts/cache-1.0.0.tgz',
      'deploy/app/charts/database/charts/inner/templates/x.yaml',
      'deploy/app/charts/database/templates/x.yaml',
    ]);
  });

  it('takes dependencies with file:// from the repository, says so, and names their own files', async () => {
    const result = await renderApp({
      ...chartFiles(
        'deploy/app',
        { 'templates/x.yaml': configMap('x', '{{ include "common.x" . }}') },
        [
          'dependencies:',
          '- {name: common, version: 1.0.0, repository: "file://../common"}',
        ],
      ),
      ...chartFiles(
        'deploy/common',
        {
          'templates/_c.tpl': '{{ define "common.x" }}shared{{ end }}',
          'templates/y.yaml': configMap('y', 'z'),
        },
        [
          'dependencies:',
          '- {name: base, version: 1.0.0, repository: "file://../../libs/base"}',
        ],
      ),
      ...chartFiles('libs/base', { 'templates/b.yaml': configMap('b', 'c') }),
    });
    expect(renderedFiles(result)).toEqual([
      { file: 'libs/base/templates/b.yaml', text: configMap('b', 'c') },
      { file: 'deploy/common/templates/y.yaml', text: configMap('y', 'z') },
      { file: 'deploy/app/templates/x.yaml', text: configMap('x', 'shared') },
    ]);
    expect(result).toMatchObject({
      notes: [
        { en: expect.stringContaining('base was taken from libs/base') },
        { zh: expect.stringContaining('依赖 common 取自 deploy/common') },
      ],
    });
  });

  it('says where one of the repository has another version, which helm would leave out silently', async () => {
    const result = await renderApp({
      ...chartFiles('deploy/app', {}, [
        'dependencies:',
        '- {name: common, version: 2.0.0, repository: "file://../common"}',
      ]),
      ...chartFiles('deploy/common', {}),
    });
    expect(problemOf(result)).toMatchObject({
      status: 'failed',
      message: { en: expect.stringContaining('in version 2.0.0') },
      file: 'deploy/app/Chart.yaml',
      line: 5,
    });
  });

  it('stops when aborted, and keeps nothing of it', async () => {
    const root = await directoryOf(
      chartFiles('deploy/app', { 'templates/x.yaml': configMap('x', 'y') }),
    );
    const request = { ...appRequest, root };
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(renderChart({ ...request, signal })).rejects.toThrow('enough');
    const controller = new AbortController();
    const running = renderChart({ ...request, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('later')), 15);
    await expect(running).rejects.toThrow('later');
    expect(renderedFiles(await renderChart(request))).toHaveLength(1);
  });

  it('says which dependencies are not vendored, in which line, and how to', async () => {
    const result = await renderApp(
      chartFiles('deploy/app', { 'templates/x.yaml': configMap('x', 'y') }, [
        'dependencies:',
        '- name: here',
        '  version: 1.0.0',
        '- name: postgresql',
        '  version: 16.x.x',
        '  repository: https://charts.example.com',
        '- name: redis',
        '  version: 20.x.x',
        '  repository: oci://registry.example.com/charts',
      ]),
    );
    expect(problemOf(result)).toEqual({
      status: 'failed',
      message: {
        en: expect.stringMatching(
          /here, postgresql, redis.*helm dependency build deploy\/app.*commit/,
        ),
        zh: expect.stringMatching(
          /here, postgresql, redis.*helm dependency build deploy\/app.*提交/,
        ),
      },
      file: 'deploy/app/Chart.yaml',
      line: 5,
    });
  });

  it('renders for the version and the APIs of the cluster that is told', async () => {
    const files = chartFiles('deploy/app', {
      'templates/x.yaml': configMap(
        'x',
        '"{{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.APIVersions.Has "example.com/v1" }}"',
      ),
    });
    const [known] = renderedFiles(await renderApp(files));
    expect(known.text).toContain('"v1.35.0 false"');
    const [told] = renderedFiles(
      await renderApp(files, {
        kubeVersion: '1.36',
        apiVersions: ['example.com/v1'],
      }),
    );
    expect(told.text).toContain('"v1.36.0 true"');
  });

  it('is not led astray by comments that look like helm’s', async () => {
    const result = await renderApp(
      chartFiles('deploy/app', {
        'templates/x.yaml': `${configMap(
          'x',
          'y',
        )}---\n# Source: app/values.yaml/../../../etc/passwd\n${configMap(
          'z',
          'y',
        )}`,
      }),
    );
    expect(new Set(places(renderedFiles(result)))).toEqual(
      new Set(['deploy/app/templates/x.yaml']),
    );
  });
});

function prefixed(
  directory: string,
  files: Record<string, string | Buffer>,
): Record<string, string | Buffer> {
  const isCharts = directory.endsWith('/charts');
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      `${directory}/${isCharts ? path : path.slice(path.indexOf('/') + 1)}`,
      content,
    ]),
  );
}
