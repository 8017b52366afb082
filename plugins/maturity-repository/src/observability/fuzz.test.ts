import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import fc from 'fast-check';
import { isMapping } from '../manifests/objects';
import { isAlertmanagerConfig, readAlertmanager } from './alertmanager/read';
import { fluentBitFacts } from './logging/fluentBitFacts';
import { fluentdFacts } from './logging/fluentdFacts';
import { readRules } from './rules';
import { placeInScalar } from './rules/scalarPlace';
import { readTemplate, usedLabels, wrongPercents } from './rules/templates';
import { isCollectorConfig, readCollector } from './tracing/collectorConfig';
import { lineOf } from './yamlPlaces';

const runs = { numRuns: 1_000, seed: 20261122 };

/** Texts made of what means something to a reader. */
const textOf = (...words: string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
      ),
      { maxLength: 60 },
    )
    .map(parts => parts.join(''));

/** Mappings with the fields that a reader asks for, and anything in them. */
const valueOf = (...fields: string[]) =>
  fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constantFrom(
        '',
        'a',
        'up > 1',
        'otlp',
        '{{ $labels.x }}%',
        null,
        0,
        true,
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.constantFrom(...fields), fc.string({ maxLength: 5 })),
        tie('value'),
        { maxKeys: 5 },
      ),
    ),
  })).value;

const place = { file: 'x', line: 1 };
const ruleDocument = (value: unknown) => ({
  name: 'x',
  holder: 'file',
  object: '',
  environments: [],
  value,
  source: place,
  whole: true,
  placeOf: () => place,
  linesOf: () => ['expr: |', '  up'],
});

describe('whatever a file holds, it is read and nothing breaks:', () => {
  it('rules', () => {
    const rule = fc.record(
      {
        alert: valueOf('x'),
        record: valueOf('x'),
        expr: valueOf('x'),
        for: valueOf('x'),
        labels: valueOf('severity', '__proto__'),
        annotations: valueOf('summary', 'constructor'),
      },
      { requiredKeys: ['expr'] },
    );
    const groups = fc.record({
      groups: fc.array(
        fc.record({ name: valueOf('x'), rules: fc.array(rule) }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(groups, valueOf('groups', 'rules', 'alert', 'expr')),
        value => {
          const { files, alerts, records } = readRules(ruleDocument(value));
          const counted = files.reduce(
            (sum, each) => sum + each.alerts + each.records,
            0,
          );
          expect(alerts.length + records.length).toBe(counted);
        },
      ),
      runs,
    );
  });

  it('templates', () => {
    const template = textOf(
      '{{',
      '}}',
      ' ',
      '$labels.',
      '$value',
      'x',
      '"',
      '`',
      '%',
      'if',
      'end',
      ':=',
      '/*',
      '*/',
      '|',
      'humanizePercentage',
    );
    fc.assert(
      fc.property(template, text => {
        const { actions } = readTemplate(text);
        for (const { offset } of usedLabels(actions)) {
          expect(offset).toBeLessThan(text.length);
        }
        wrongPercents(text, actions, { ratio: true, hundredfold: false });
      }),
      runs,
    );
  });

  it('places in texts', () => {
    const file = textOf(
      'expr',
      ': ',
      '|',
      '>-',
      '\n',
      '  ',
      '"',
      "'",
      '\\',
      'up',
      '# x',
    );
    fc.assert(
      fc.property(
        file,
        textOf('up', ' ', '\n'),
        fc.nat(20),
        (text, value, at) => {
          const lines = text.split('\n');
          const found = placeInScalar(lines, 1, 'expr', value, at);
          expect(found?.line ?? 0).toBeLessThanOrEqual(lines.length + 1);
        },
      ),
      runs,
    );
  });

  it('configurations of Alertmanager', () => {
    const route = valueOf(
      'receiver',
      'routes',
      'matchers',
      'match',
      'severity',
      'continue',
    );
    const config = fc.record({
      route: fc.dictionary(
        fc.constantFrom('receiver', 'routes', 'matchers', 'match', 'match_re'),
        route,
      ),
      receivers: fc.array(
        fc.dictionary(
          fc.constantFrom('name', 'slack_configs', 'url'),
          valueOf('api_url', 'password'),
        ),
      ),
      global: valueOf('slack_api_url'),
    });
    fc.assert(
      fc.property(config, value => {
        if (!isAlertmanagerConfig(value)) return;
        const severities = new Set(['critical', '__proto__']);
        const document = {
          name: 'x',
          holder: 'file',
          environments: [],
          config: value,
          placeOf: () => place,
        };
        const { routes } = readAlertmanager(document, severities);
        expect(routes.length).toBeLessThanOrEqual(200);
      }),
      runs,
    );
  });

  it('configurations of the collector, from their text on', () => {
    const text = textOf(
      'receivers:',
      'processors:',
      'exporters:',
      'service:',
      'pipelines:',
      '\n',
      '  ',
      'traces:',
      'otlp',
      ': ',
      '[',
      ']',
      '{}',
      ', ',
      'batch',
      '- ',
    );
    const config = fc.record({
      receivers: valueOf('otlp'),
      exporters: valueOf('otlp', '__proto__'),
      service: fc.record({
        pipelines: fc.dictionary(
          fc.string(),
          fc.record({ exporters: valueOf('x'), receivers: valueOf('x') }),
        ),
      }),
    });
    fc.assert(
      fc.property(text, config, (written, value) => {
        for (const document of parseYaml(written).documents) {
          const line = lineOf(document, ['service', 'pipelines', 0]);
          expect(line).toBeLessThanOrEqual(written.split('\n').length);
          read(document.value);
        }
        read(value);
      }),
      runs,
    );
    function read(config_: unknown) {
      if (!isMapping(config_) || !isCollectorConfig(config_)) return;
      readCollector({
        name: 'x',
        holder: 'file',
        complete: true,
        environments: [],
        config: config_,
        placeOf: () => place,
      });
    }
  });

  it('configurations of Fluentd and Fluent Bit', () => {
    const fluentd = textOf(
      '<source>',
      '</source>',
      '<match **>',
      '</match>',
      '<parse>',
      '</parse>',
      '<buffer',
      '>',
      '\n',
      '@type ',
      'tail',
      'path /var/log/containers/*',
      'json',
      '#{ENV["X"]}',
      '</',
    );
    const fluentBit = textOf(
      '[INPUT]',
      '[OUTPUT]',
      '[',
      ']',
      '\n',
      '  Name ',
      'tail',
      'Path /var/log/containers',
      'es',
      'pipeline:',
      'inputs:',
      '- name: tail',
      ': ',
      '  ',
    );
    const placeOf = (line: number) => ({ file: 'x', line });
    fc.assert(
      fc.property(fluentd, fluentBit, (one, other) => {
        const lines = one.split('\n').length;
        for (const { source } of fluentdFacts(one, placeOf).inputs) {
          expect(source.line).toBeLessThanOrEqual(lines);
        }
        fluentBitFacts(other, placeOf, false);
        fluentBitFacts(other, placeOf, true);
      }),
      runs,
    );
  });
});

describe('a file that is made to be large', () => {
  const limit = 5_000;
  it('is read in bounded time', () => {
    const started = Date.now();
    const placeOf = (line: number) => ({ file: 'x', line });
    fluentdFacts('<match **>\n'.repeat(40_000), placeOf);
    fluentdFacts(`<${'a'.repeat(500_000)}`, placeOf);
    fluentBitFacts('[INPUT]\nName tail\n'.repeat(40_000), placeOf, false);
    readTemplate('{{'.repeat(250_000));
    readTemplate(`{{ ${'$a := 1 }}{{ '.repeat(20_000)}`);
    placeInScalar(
      ['expr: |', ...Array(50_000).fill(' up')],
      1,
      'expr',
      'up\n'.repeat(50_000),
      9,
    );
    const rules = Array.from({ length: 500 }, (_, index) => ({
      alert: `a${index}`,
      expr: '('.repeat(5_000),
      labels: { severity: '{{'.repeat(5_000) },
    }));
    const { files } = readRules(
      ruleDocument({ groups: [{ name: 'x', rules }] }),
    );
    expect(files[0].problems.length).toBeLessThanOrEqual(100);
    expect(Date.now() - started).toBeLessThan(limit);
  });

  it('has routes within each other that are read to a depth', () => {
    let route: object = { receiver: 'a' };
    for (let depth = 0; depth < 5_000; depth++)
      route = { receiver: 'a', routes: [route] };
    const wide = {
      receiver: 'a',
      routes: Array(50_000).fill({ matchers: ['severity="x"'] }),
    };
    for (const each of [route, wide]) {
      const config = { route: each, receivers: [{ name: 'a' }] };
      const { routes } = readAlertmanager(
        {
          name: 'x',
          holder: 'file',
          environments: [],
          config,
          placeOf: () => place,
        },
        new Set(['critical']),
      );
      expect(routes.length).toBeLessThanOrEqual(200);
    }
  });
});
