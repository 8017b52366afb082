import '@microsoft/jest-sarif';
import { gzipSync } from 'node:zlib';
import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { Report } from './report';
import { formatSarif } from './sarif';
import { report, resultWith, waiverRequest } from './testing';

function runOf(changed: Report = report, language: 'en' | 'zh' = 'en') {
  const log = JSON.parse(formatSarif(changed, language));
  expect(log).toBeValidSarifLog();
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

function withResults(results: CheckResult[]): Report {
  return { ...report, scorecard: { ...report.scorecard, results } };
}

describe('formatSarif', () => {
  it('has a rule with help for each check that has findings', () => {
    const { rules } = runOf().tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([
      'non-root',
      'labels',
    ]);
    expect(rules[0]).toMatchObject({
      shortDescription: { text: 'Runs as a non-root user' },
      fullDescription: { text: 'The final stage sets a user other than root.' },
      help: {
        text: expect.stringContaining('How to fix: Add USER 65532:65532.'),
        markdown: expect.stringContaining('**Why**: Root in a container'),
      },
      defaultConfiguration: { level: 'error' },
    });
  });

  it('places results below %SRCROOT%, with the path escaped', () => {
    const [first] = runOf().results;
    expect(first).toMatchObject({
      ruleId: 'non-root',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'The final stage runs as root' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'build/my%20image/Dockerfile',
              uriBaseId: '%SRCROOT%',
            },
            region: { startLine: 12 },
          },
        },
      ],
    });
  });

  it('is refused by the schema where it is wrong: the schema is really asked', () => {
    const log = JSON.parse(formatSarif(report, 'en'));
    log.runs[0].results[0].level = 'blocker';
    expect(log).not.toBeValidSarifLog();
  });

  it('places a finding about the whole repository at its home file', () => {
    const { physicalLocation } = runOf().results[1].locations[0];
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: 'README.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
  });

  it('makes one result of findings of one check at one place, so that none is lost', () => {
    const [failing] = report.scorecard.results;
    const [finding] = failing.findings;
    const other = { ...finding, message: { en: 'And more', zh: '还有' } };
    const away = { ...finding, source: { ...finding.source, line: 40 } };
    const { results } = runOf(
      withResults([{ ...failing, findings: [finding, away, other] }]),
    );
    expect(
      results.map(({ message }: { message: { text: string } }) => message.text),
    ).toEqual([
      'The final stage runs as root\nAnd more',
      'The final stage runs as root',
    ]);
  });

  it('has a category of its own for each entity', () => {
    expect(runOf().automationDetails).toEqual({
      id: 'maturity/component:default/orders/',
    });
  });

  it('gives a severity of security to what is about security only', () => {
    const [failing] = report.scorecard.results;
    const ruleFor = (task: string) =>
      runOf(withResults([{ ...failing, task }])).tool.driver.rules[0];
    expect(ruleFor('isolation').properties).toMatchObject({
      tags: expect.arrayContaining(['security']),
      'security-severity': '8.9',
      'problem.severity': 'error',
    });
    const { properties } = ruleFor('documents');
    expect(properties).not.toHaveProperty('security-severity');
    expect(properties.tags).not.toContain('security');
  });

  it('takes nothing of a stranger for a link, a mark or a file elsewhere', () => {
    const [failing] = report.scorecard.results;
    const hostile = {
      message: {
        en: '[click](https://evil.example) {0}\u001b[31m\u202e\ud800',
        zh: '坏',
      },
      source: { file: 'a b/%2e%2e/c?#\u0007.yaml', line: 3 },
    };
    const [result] = runOf(
      withResults([{ ...failing, findings: [hostile] }]),
    ).results;
    expect(result.message.text).toBe(
      '[click] (https://evil.example) {0}\ufffd[31m\ufffd\ufffd',
    );
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%20b/%252e%252e/c%3F%23%EF%BF%BD.yaml',
    );
  });

  it('keeps to what code scanning takes, and says what it leaves out', () => {
    const [failing, , labels] = report.scorecard.results;
    const many = (result: CheckResult, count: number) => ({
      ...result,
      findingCount: count + 7,
      findings: Array.from({ length: count }, (_, line) => ({
        message: { en: 'x'.repeat(1000), zh: '字'.repeat(1000) },
        source: { file: `deep/${'d'.repeat(200)}/${line}.yaml`, line },
      })),
    });
    const large = withResults([many(labels, 3000), many(failing, 3000)]);
    const { results, invocations, tool } = runOf(large);
    expect(results).toHaveLength(5000);
    const errors = results.filter(
      ({ level }: { level: string }) => level === 'error',
    );
    expect(errors).toHaveLength(3000);
    expect(
      tool.driver.rules.every(
        ({ properties }: { properties: { tags: string[] } }) =>
          properties.tags.length <= 10,
      ),
    ).toBe(true);
    const texts = invocations[0].toolExecutionNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(texts).toContain(
      '1000 results are left out: code scanning shows 5000',
    );
    expect(texts).toContain('non-root: 7 more findings are not listed');
    const packed = gzipSync(formatSarif(large, 'zh'));
    expect(packed.byteLength).toBeLessThan(10 * 1024 * 1024);
  });

  it('takes the level from what the check gates and weighs', () => {
    const [failing] = report.scorecard.results;
    const levelOf = (changes: Partial<CheckResult>) =>
      runOf(withResults([{ ...failing, ...changes }])).results[0].level;
    expect(levelOf({ required: true, severity: 'low' })).toBe('error');
    expect(levelOf({ required: false, severity: 'blocker' })).toBe('warning');
    expect(levelOf({ required: false, severity: 'low' })).toBe('note');
    expect(levelOf({ status: 'scheduled' })).toBe('note');
    expect(levelOf({ status: 'waived' })).toBe('note');
  });

  it('marks a waived finding as suppressed', () => {
    const [failing] = report.scorecard.results;
    const [result] = runOf(
      withResults([
        {
          ...failing,
          status: 'waived',
          reason: { en: 'Until the new base', zh: '等待新基础镜像' },
        },
      ]),
    ).results;
    expect(result.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Until the new base',
      },
    ]);
  });

  it('keeps a finding whose waiver is only asked for', () => {
    const [failing] = report.scorecard.results;
    const [result] = runOf(
      withResults([{ ...failing, waiverRequest }]),
    ).results;
    expect(result.suppressions).toEqual([
      {
        kind: 'external',
        status: 'underReview',
        justification: 'Moves in March',
      },
    ]);
    expect(runOf().results[0].suppressions).toBeUndefined();
  });

  it('names the same rules of other tools', () => {
    const equivalents = { hadolint: ['DL3002'] };
    const [phase, ...phases] = report.checklist.phases;
    const [task] = phase.tasks;
    const [check, ...checks] = task.checks;
    const known = { ...check, equivalents };
    const checklist = {
      ...report.checklist,
      phases: [
        { ...phase, tasks: [{ ...task, checks: [known, ...checks] }] },
        ...phases,
      ],
    };
    const [first, second] = runOf({ ...report, checklist }).tool.driver.rules;
    expect(first.properties.equivalents).toEqual(equivalents);
    expect(second.properties).not.toHaveProperty('equivalents');
  });

  it('keeps fingerprints when lines move, numbers change and the language is another', () => {
    const [failing] = report.scorecard.results;
    const at = (line: number, version: string) => ({
      message: { en: `alpine:${version} has no digest`, zh: '没有摘要' },
      source: { file: 'Dockerfile', line },
    });
    const prints = (
      findings: CheckResult['findings'],
      language: 'en' | 'zh' = 'en',
    ) =>
      runOf(
        withResults([resultWith({ ...failing, findings })]),
        language,
      ).results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['containerMaturity/v1'],
      );
    const [print] = prints([at(1, '3.20')]);
    expect(prints([at(99, '3.21.1')], 'zh')).toEqual([print]);
    const [one, other] = prints([at(1, '3.20'), at(9, '3.20')]);
    expect(one).toBe(print);
    expect(one).not.toBe(other);
  });

  it('reports what could not be told as notifications, not as results', () => {
    const { results, invocations } = runOf();
    expect(results).toHaveLength(2);
    expect(invocations[0].executionSuccessful).toBe(true);
    expect(invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'error',
        associatedRule: { id: 'broken' },
        message: { text: 'broken: The rule failed' },
      },
      {
        level: 'note',
        message: { text: 'No catalog-info.yaml: a service is assumed' },
      },
      expect.objectContaining({
        level: 'note',
        message: { text: 'Larger than 1 MiB' },
      }),
    ]);
  });
});
