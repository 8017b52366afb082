import { chartFiles, configMap, problemOf, renderApp } from '../testing';
import { gatherChart } from './gatherChart';
import { failureOf } from './failure';
import { directoryOf } from '../../../files/testing';
import { defaultLimits } from '../settings';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

const app = (files: Record<string, string>, lines: string[] = []) =>
  renderApp(chartFiles('deploy/app', files, lines));

describe('why a chart does not render', () => {
  it.each([
    [
      'a field of nothing',
      { 'templates/a.yaml': 'a: b\nx: {{ .Values.image.tag }}\n' },
      { file: 'deploy/app/templates/a.yaml', line: 2 },
      'nil pointer',
    ],
    [
      'the helper in which it goes wrong, not the template that calls it',
      {
        'templates/a.yaml': 'a: {{ include "h" . }}\n',
        'templates/_h.tpl': '\n{{ define "h" }}\n{{ .Values.a.b }}{{ end }}',
      },
      { file: 'deploy/app/templates/_h.tpl', line: 3 },
      'nil pointer',
    ],
    [
      'a required value',
      { 'templates/a.yaml': 'a: b\n\nx: {{ required "tag?" .Values.tag }}\n' },
      { file: 'deploy/app/templates/a.yaml', line: 3 },
      'tag?',
    ],
    [
      'a chart that fails itself',
      { 'templates/a.yaml': '{{ fail "choose one" }}' },
      { file: 'deploy/app/templates/a.yaml', line: 1 },
      'choose one',
    ],
    [
      'a template that is none',
      { 'templates/a.yaml': 'a: b\nx: {{ if }}\n' },
      { file: 'deploy/app/templates/a.yaml', line: 2 },
      'missing value for if',
    ],
    [
      'YAML that comes out wrong, in the line of the template',
      {
        'templates/a.yaml':
          '{{ if true }}\n\n\n{{ end }}\nkind: X\nmetadata:\n  name: a\n bad: d\nx: y\n',
      },
      { file: 'deploy/app/templates/a.yaml', line: 8 },
      'YAML parse error',
    ],
    [
      'YAML that comes out wrong where the template writes a value, in the line above it',
      {
        'values.yaml': 'a: "b: c: d"\n',
        'templates/a.yaml': '# first\nkind: X\nx: {{ .Values.a }}\n',
      },
      { file: 'deploy/app/templates/a.yaml', line: 2 },
      'YAML parse error',
    ],
    [
      'default values that are no YAML',
      { 'values.yaml': 'a: b\n c: d\n' },
      { file: 'deploy/app/values.yaml', line: 2 },
      'mapping values',
    ],
  ])('%s', async (_, files, place, words) => {
    const { status, message, file, line } = problemOf(await app(files));
    expect({ status, file, line }).toEqual({ status: 'failed', ...place });
    expect(message.en).toContain(words);
    expect(message.zh).toContain(words);
    expect(message.en).not.toMatch(/maturity-render|Use --debug/);
  });

  it('names the repository’s values file, not its copy', async () => {
    const files = chartFiles('deploy/app', {});
    const result = await renderApp(
      { ...files, 'env/production.yaml': 'a: [\n' },
      { valueFiles: ['env/production.yaml'] },
    );
    expect(problemOf(result)).toMatchObject({
      status: 'failed',
      message: { en: expect.stringContaining('parse env/production.yaml') },
      file: 'env/production.yaml',
    });
  });

  it('says that a values file, a chart or a version is missing', async () => {
    const missing = await renderApp(chartFiles('deploy/app', {}), {
      valueFiles: ['env/gone.yaml'],
    });
    expect(problemOf(missing)).toMatchObject({
      status: 'failed',
      file: 'env/gone.yaml',
    });
    const gone = await renderApp({ 'deploy/other/Chart.yaml': '' });
    expect(problemOf(gone)).toMatchObject({
      status: 'failed',
      message: { en: 'There is no Chart.yaml in deploy/app' },
    });
    const unversioned = await renderApp({
      'deploy/app/Chart.yaml': 'apiVersion: v2\nname: app\n',
    });
    expect(problemOf(unversioned)).toMatchObject({
      status: 'failed',
      message: { en: expect.stringContaining('version is required') },
      file: 'deploy/app/Chart.yaml',
    });
  });

  it('says that a library renders nothing, and what a cluster is too old for', async () => {
    const library = await app({}, ['type: library']);
    expect(problemOf(library).message.en).toMatch(
      /library chart renders nothing/,
    );
    const old = await app({}, ['kubeVersion: ">=1.99.0"']);
    expect(problemOf(old).message.en).toContain('>=1.99.0');
  });

  it('names the archive of a packed chart, whose lines nobody can open', async () => {
    const root = await directoryOf({
      ...chartFiles('app', {}),
      'app/charts/db-1.2.3.tgz': 'x',
    });
    const request = { root, chart: 'app', valueFiles: [] };
    const gathered = await gatherChart(request, defaultLimits);
    const stderr =
      'Error: app/charts/db/templates/x.yaml:3:4\n  executing "x":\n    bad';
    const { file, line } = failureOf(stderr, 'app', gathered);
    expect({ file, line }).toEqual({ file: 'app/charts/db-1.2.3.tgz' });
  });

  // What helm 3.17 and 4.1 print for the same mistake.
  it.each([
    [
      'helm 3',
      'Error: template: app/templates/a.yaml:2:9: executing "app/templates/a.yaml" at <include "x" .>: error calling include: template: app/templates/_h.tpl:3:10: executing "x" at <.Values.a.b>: nil pointer evaluating interface {}.b\n\nUse --debug flag to render out invalid YAML\n',
    ],
    [
      'helm 4',
      'level=WARN msg="x"\nError: app/templates/a.yaml:2:9\n  executing "app/templates/a.yaml" at <include "x" .>:\n    error calling include:\napp/templates/_h.tpl:3:10\n  executing "x" at <.Values.a.b>:\n    nil pointer evaluating interface {}.b\n\nUse --debug flag to render out invalid YAML\n',
    ],
  ])('reads what %s says', async (_, stderr) => {
    const root = await directoryOf(
      chartFiles('app', {
        'templates/a.yaml': configMap('a', 'b'),
        'templates/_h.tpl': '',
      }),
    );
    const request = { root, chart: 'app', valueFiles: [] };
    const gathered = await gatherChart(request, defaultLimits);
    const failure = failureOf(stderr, 'app', gathered);
    expect(failure).toMatchObject({ file: 'app/templates/_h.tpl', line: 3 });
    expect(failure.message.en).toMatch(/_h\.tpl:3:10:? executing "x"/);
    expect(failure.message.en).not.toMatch(/level=|--debug/);
  });
});
