import { configureRendering } from '../settings';
import { chartFiles, problemOf, renderApp } from '../testing';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

afterEach(() => configureRendering({}));

describe('templates without end', () => {
  const template = (text: string) =>
    renderApp(chartFiles('deploy/app', { 'templates/x.yaml': text }));
  const recursion = (call: string) =>
    `{{ define "r" }}${call}{{ end }}a: ${call}\n`;

  it.each([
    ['an include of itself', recursion('{{ include "r" . }}')],
    ['a template of itself', recursion('{{ template "r" . }}')],
  ])('%s ends, in its own file', async (_, text) => {
    const result = await template(text);
    expect(problemOf(result)).toMatchObject({
      status: 'failed',
      file: 'deploy/app/templates/x.yaml',
    });
    expect(problemOf(result).message.en.length).toBeLessThan(800);
  });

  it('a value that is a template of itself is stopped', async () => {
    const result = await renderApp(
      chartFiles('deploy/app', {
        'templates/x.yaml': 'a: {{ tpl .Values.x . }}\n',
        'values.yaml': 'x: "{{ tpl .Values.x . }}"\n',
      }),
    );
    expect(problemOf(result)).toMatchObject({
      status: 'limit',
      message: { en: expect.stringContaining('was stopped') },
    });
  });

  it('a loop is stopped by the clock', async () => {
    configureRendering({ limits: { milliseconds: 1_500 } });
    const start = Date.now();
    const result = await template(
      'a: {{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}\n',
    );
    expect(problemOf(result)).toMatchObject({
      status: 'limit',
      message: {
        en: 'Rendering took more than 1.5 seconds and was stopped',
        zh: '渲染超过 1.5 秒，已中止',
      },
    });
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it.each([
    ['a list', 'a: {{ until 1000000000 | len }}\n'],
    [
      'a text that doubles',
      '{{ $s := "aaaaaaaaaaaaaaaa" }}{{ range until 40 }}{{ $s = printf "%s%s" $s $s }}{{ end }}a: {{ len $s }}\n',
    ],
    ['a text that repeats', 'a: {{ repeat 1000000000 "aaaaaaaa" | len }}\n'],
    [
      'lists that are kept',
      '{{ $l := list }}{{ range until 1000000 }}{{ $l = append $l (repeat 100000 "a") }}{{ end }}a: b\n',
    ],
  ])('%s without bound is stopped by the memory', async (_, text) => {
    const result = await template(text);
    expect(problemOf(result)).toMatchObject({
      status: 'limit',
      message: { en: expect.stringContaining('512 MiB of memory') },
    });
  });

  it('output is bounded', async () => {
    configureRendering({ limits: { outputBytes: 1024 * 1024 } });
    const result = await template('a: {{ repeat 2000000 "x" }}\n');
    expect(problemOf(result)).toMatchObject({
      status: 'limit',
      message: { en: 'Rendering printed more than 1 MiB and was stopped' },
    });
  });
});

describe('sizes', () => {
  it.each([
    ['files', { files: 10 }, 'More than 10 files'],
    ['bytes of one', { fileBytes: 2048 }, 'larger than'],
    ['bytes of all', { inputBytes: 8192 }, 'larger than'],
    ['depth', { depth: 5 }, 'more than 5 levels'],
  ])('%s are bounded', async (_, limits, words) => {
    configureRendering({ limits });
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (__, n) => [
        `${'d/'.repeat(n)}f${n}`,
        'x'.repeat(n * 256),
      ]),
    );
    const result = await renderApp(chartFiles('deploy/app', files));
    expect(problemOf(result)).toMatchObject({
      status: 'limit',
      message: { en: expect.stringContaining(words) },
    });
  });
});
