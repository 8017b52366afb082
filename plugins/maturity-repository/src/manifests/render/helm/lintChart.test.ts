import { directoryOf } from '../../../files/testing';
import { appRequest, chartFiles, configMap } from '../testing';
import { LintResult } from '../types';
import { lintChart } from './lintChart';

// Real programs are run, and machines of CI are slow.
jest.setTimeout(60_000);

async function lint(
  files: Record<string, string>,
  chartLines: string[] = [],
): Promise<LintResult> {
  const chart = chartFiles('deploy/app', files, chartLines);
  return lintChart({ ...appRequest, root: await directoryOf(chart) });
}

const icon = 'icon: https://example.com/icon.png';
const clean = {
  'values.yaml': 'a: b\n',
  'templates/x.yaml': configMap('x', '{{ .Values.a }}'),
};

describe('lintChart', () => {
  it('finds nothing in a clean chart', async () => {
    expect(await lint(clean, [icon])).toEqual({
      status: 'linted',
      problems: [],
    });
  });

  it('gives what is wrong in Chart.yaml the line of the field', async () => {
    const result = await lint(clean, ['# more', icon, 'type: service']);
    expect(result).toEqual({
      status: 'linted',
      problems: [
        {
          severity: 'error',
          message: expect.stringContaining('type must be application or'),
          file: 'deploy/app/Chart.yaml',
          line: 6,
        },
      ],
    });
  });

  it('gives what is wrong in a template its file and line', async () => {
    const result = await lint(
      { ...clean, 'templates/y.yaml': 'a: b\nx: {{ .Values.c.d }}\n' },
      [icon],
    );
    expect(result).toEqual({
      status: 'linted',
      problems: [
        {
          severity: 'error',
          message: expect.stringContaining('nil pointer'),
          file: 'deploy/app/templates/y.yaml',
          line: 2,
        },
      ],
    });
  });

  it('tells of values that are no YAML, of removed APIs and of what is missing', async () => {
    const values = await lint({ ...clean, 'values.yaml': 'a: b\n c: d\n' }, [
      icon,
    ]);
    expect(values).toMatchObject({
      problems: [
        { severity: 'error', file: 'deploy/app/values.yaml', line: 2 },
        {},
      ],
    });
    const removed = await lint(
      {
        ...clean,
        'templates/pdb.yaml':
          'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: x\n',
      },
      [icon],
    );
    expect(removed).toMatchObject({
      problems: [
        {
          severity: 'warning',
          message: expect.stringContaining(
            'policy/v1beta1 PodDisruptionBudget',
          ),
          file: 'deploy/app/templates/pdb.yaml',
        },
      ],
    });
    const noValues = await lint({ 'templates/x.yaml': configMap('x', 'y') }, [
      icon,
    ]);
    expect(noValues).toMatchObject({
      problems: [
        { severity: 'info', message: 'values.yaml: file does not exist' },
      ],
    });
  });

  it('gives a dependency that is not vendored its line', async () => {
    const result = await lint(clean, [
      icon,
      'dependencies:',
      '- version: 1.0.0',
      '  name: redis',
      '  repository: https://charts.example.com',
    ]);
    expect(result).toEqual({
      status: 'linted',
      problems: [
        {
          severity: 'warning',
          message: expect.stringContaining('missing these dependencies: redis'),
          file: 'deploy/app/Chart.yaml',
          line: 7,
        },
      ],
    });
  });

  it('refuses what rendering refuses', async () => {
    const root = await directoryOf(chartFiles('deploy/app', clean));
    const request = { ...appRequest, root, valueFiles: ['../secret'] };
    expect(await lintChart(request)).toMatchObject({ status: 'refused' });
  });
});
