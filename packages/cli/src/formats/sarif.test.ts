import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { Report } from './report';
import { formatSarif } from './sarif';
import { report, resultWith, waiverRequest } from './testing';

function runOf(changed: Report = report, language: 'en' | 'zh' = 'en') {
  const log = JSON.parse(formatSarif(changed, language));
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

  it('places a finding about the whole repository where the entity is declared', () => {
    const locationIn = (changed: Report) =>
      runOf(changed).results[1].locations[0].physicalLocation;
    expect(locationIn({ ...report, entityFile: 'catalog-info.yaml' })).toEqual({
      artifactLocation: { uri: 'catalog-info.yaml', uriBaseId: '%SRCROOT%' },
    });
    expect(locationIn(report)).toEqual({
      artifactLocation: { uri: '.', uriBaseId: '%SRCROOT%' },
    });
  });

  it('takes the level from what the check gates and weighs', () => {
    const [failing] = report.scorecard.results;
    const levelOf = (changes: Partial<CheckResult>) =>
      runOf(withResults([{ ...failing, ...changes }])).results[0].level;
    expect(levelOf({ required: true, severity: 'low' })).toBe('error');
    expect(levelOf({ required: false, severity: 'blocker' })).toBe('warning');
    expect(levelOf({ required: false, severity: 'low' })).toBe('note');
    expect(levelOf({ status: 'scheduled' })).toBe('note');
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

  it('keeps fingerprints when lines move, and tells equal findings apart', () => {
    const [failing] = report.scorecard.results;
    const [finding] = failing.findings;
    const moved = {
      ...finding,
      source: { ...finding.source, line: 99 },
    };
    const prints = (findings: CheckResult['findings']) =>
      runOf(withResults([resultWith({ ...failing, findings })])).results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['containerMaturity/v1'],
      );
    expect(prints([moved])).toEqual(prints([finding]));
    const [one, other] = prints([finding, moved]);
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
