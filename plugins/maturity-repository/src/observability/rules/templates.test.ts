import { readTemplate, usedLabels, wrongPercents } from './templates';

describe('readTemplate', () => {
  it.each([
    'plain',
    '{{ $labels.pod }} has {{ $value | humanize }}',
    '{{ if gt $value 5.0 }}much{{ else }}little{{ end }}',
    '{{ with $x := query "up" }}{{ $x | first | value }}{{ end }}',
    '{{ range $i, $e := query "up" }}{{ $i }}{{ $e.Labels.job }}{{ end }}',
    '{{ printf "%.2f }}" $value }}',
    '{{- /* a {{ comment */ -}}',
    '{{ $externalLabels.cluster }}{{ $externalURL }}',
    '{{ "{{" }}',
  ])('accepts %s', text => {
    expect(readTemplate(text).problem).toBeUndefined();
  });

  it.each([
    ['{{ $labels.pod }', '{{ is not closed by }}'],
    ['{{ $label.pod }}', "the template's variable $label is not defined"],
    [
      '{{ $value | humanise }}',
      "the template's function humanise is not known",
    ],
    [
      '{{ if $value }}x',
      "the template's {{ if }}, {{ range }} and {{ end }} do not match",
    ],
    [
      '{{ end }}{{ if $value }}',
      "the template's {{ if }}, {{ range }} and {{ end }} do not match",
    ],
  ])('refuses %s', (text, problem) => {
    expect(readTemplate(text).problem?.en).toBe(problem);
  });
});

it('usedLabels are those of the alert, with their places', () => {
  const text =
    '{{ $labels.pod }} {{ .Labels.job }} {{ range query "up" }}{{ .Labels.other }}{{ end }} {{ index $labels "a" }}';
  const { actions } = readTemplate(text);
  expect(usedLabels(actions).map(({ name }) => name)).toEqual([
    'pod',
    'job',
    'a',
  ]);
  expect(usedLabels(actions)[0].offset).toBe(text.indexOf('$labels.pod'));
});

it.each([
  ['{{ $value }}%', true, false, ['share']],
  ['{{ printf "%.1f%%" $value }}', true, false, ['share']],
  ['{{ $value }} percent', true, false, ['share']],
  ['{{ $value | humanizePercentage }}', true, false, []],
  ['{{ $value }}% of', false, false, []],
  ['{{ $value }}%', true, true, []],
  ['{{ $value | humanizePercentage }}', false, true, ['hundredfold']],
  ['{{ $labels.x }}%', true, false, []],
])(
  'wrongPercents of %s where it is a share: %s',
  (text, ratio, hundredfold, expected) => {
    const { actions } = readTemplate(text);
    const found = wrongPercents(text, actions, { ratio, hundredfold });
    expect(found.map(({ problem }) => problem)).toEqual(expected);
  },
);
