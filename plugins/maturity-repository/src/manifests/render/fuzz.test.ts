import fc from 'fast-check';
import { directoryOf } from '../../files/testing';
import { gatherChart } from './helm/gatherChart';
import { failureOf } from './helm/failure';
import { readLint } from './helm/lintOutput';
import { readOutput } from './helm/output';
import { renderChart } from './helm/renderChart';
import { failureOf as kustomizeFailure } from './kustomize/failure';
import { readBuilt } from './kustomize/output';
import { isRemote, pathsOf, readReferences } from './kustomize/references';
import { renderKustomization } from './kustomize/renderKustomization';
import { defaultLimits } from './settings';
import { appRequest, chartFiles, configMap } from './testing';

const seed = 20261122;

/** Texts made of what means something to the readers. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '---\n',
        '# Source: app/templates/x.yaml\n',
        '# Source: ',
        'Error: ',
        'template: app/templates/x.yaml:3:4: ',
        'YAML parse error on ',
        '[ERROR] templates/: ',
        'metadata:\n',
        '  annotations:\n',
        '    config.kubernetes.io/origin: |\n      path: ../x\n',
        'resources:\n- ',
        'missing in charts/ directory: ',
        'E1122 x] "command failed" err="',
        '@:',
        '?ref=',
        '\n',
        '{{',
        '*a &a',
      ),
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''));

describe('whatever a tool prints or a repository holds', () => {
  it('is read without a throw, and each document belongs to a file', async () => {
    const root = await directoryOf(
      chartFiles('deploy/app', { 'templates/x.yaml': configMap('x', 'y') }),
    );
    const gathered = await gatherChart({ ...appRequest, root }, defaultLimits);
    fc.assert(
      fc.property(words, text => {
        for (const { file } of [
          ...readOutput(text, () => undefined, 'fallback'),
          ...readBuilt(text, 'asking', 'repository', () => true, 'fallback'),
        ]) {
          expect(file).not.toBe('');
        }
        const failures = [
          failureOf(text, 'deploy/app', gathered),
          kustomizeFailure(text, 'repository', 'k.yaml', path => path === 'x'),
        ];
        for (const { message, file } of failures) {
          expect(message.en.length).toBeLessThan(1_000_000);
          expect(file).toMatch(/^(deploy\/app|k\.yaml|x)/);
        }
        readLint(text, gathered);
        for (const reference of readReferences(text).references) {
          isRemote(reference.text);
          pathsOf(reference, 'd');
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('takes time in proportion to its length', () => {
    const start = Date.now();
    for (const text of ['@', 'a.', 'a:', '/', '-', '(a/b:', '?ref', 'a/']) {
      const long = text.repeat(200_000 / text.length);
      isRemote(long.slice(0, 4_096));
      kustomizeFailure(long, 'repository', 'k.yaml', () => false);
      readOutput(long, () => undefined, 'x');
      readBuilt(long, 'a', 'b', () => false, 'x');
      readReferences(`resources: ["${long}"]`);
    }
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('ends in one of the results when it is a chart or a kustomization', async () => {
    const template = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '{{ .Values.a.b }}',
            '{{ include "x" . }}',
            '{{ range until 3 }}',
            '{{ end }}',
            '{{ define "x" }}',
            '{{ toYaml .Values | nindent 2 }}',
            'a: b\n',
            '---\n',
            '  - c\n',
            '{{/*',
            '*/}}',
          ),
          fc.string({ unit: 'binary', maxLength: 8 }),
        ),
        { maxLength: 8 },
      )
      .map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(template, words, words, async (text, values, other) => {
        const root = await directoryOf({
          ...chartFiles('deploy/app', {
            'templates/x.yaml': text,
            'values.yaml': values,
          }),
          'kustomization.yaml': other,
        });
        const results = await Promise.all([
          renderChart({ ...appRequest, root }),
          renderKustomization({ root, directory: '' }),
        ]);
        for (const { status } of results) {
          expect(status).toMatch(/^(rendered|failed|refused)$/);
        }
      }),
      { seed, numRuns: 40 },
    );
  }, 120_000);
});
