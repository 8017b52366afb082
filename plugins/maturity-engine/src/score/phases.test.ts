import type { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { checklistOf, resultOf } from '../__testUtils__/builders';
import { input, scoreOf, track } from '../__testUtils__/scores';
import { score } from './score';
import { severityWeights } from './severityWeights';

describe('progress', () => {
  it('weighs by severity', () => {
    expect(severityWeights).toEqual({
      blocker: 10,
      high: 5,
      medium: 3,
      low: 1,
      info: 0,
    });
  });

  const checklist = checklistOf([
    [
      { id: 'blocker', severity: 'blocker' },
      { id: 'low', severity: 'low', responsibility: 'platform' },
      { id: 'info', severity: 'info' },
      { id: 'advice', severity: 'high', required: false },
    ],
    [{ id: 'later' }],
  ]);
  const card = (statuses: Record<string, CheckStatus>) =>
    score(
      checklist,
      checklist.checks.map(({ definition }) =>
        resultOf(checklist, definition.id, statuses[definition.id] ?? 'pass'),
      ),
      input,
    );

  it('is weighted, and apart from the level', () => {
    expect(card({ low: 'fail', advice: 'fail' }).phases[0]).toEqual({
      id: 'phase-1',
      order: 1,
      title: { en: 'Phase 1', zh: 'Phase 1' },
      holds: false,
      skipped: false,
      passed: 2,
      applicable: 3,
      notMeasured: 0,
      progress: 10 / 11,
    });
    expect(card({ info: 'fail' }).phases[0]).toMatchObject({
      progress: 1,
      holds: false,
      passed: 2,
    });
    const weightless = {
      blocker: 'not-applicable',
      low: 'not-applicable',
    } as const;
    expect(card({ ...weightless, info: 'fail' }).phases[0].progress).toBe(0);
  });

  it('keeps the part of the team apart from that of the platform', () => {
    expect(card({ low: 'fail', blocker: 'unknown' }).next).toEqual({
      phase: 'phase-1',
      order: 1,
      own: { passed: 1, applicable: 2 },
      platformOpen: 1,
      progress: 0,
    });
    expect(card({ low: 'error' }).next).toMatchObject({
      own: { passed: 2, applicable: 2 },
      platformOpen: 1,
    });
    expect(card({ later: 'fail' }).next).toMatchObject({
      phase: 'phase-2',
      order: 2,
    });
    expect(card({})).not.toHaveProperty('next');
  });

  it('passes over a phase that does not apply, and stops at one that is only scheduled', () => {
    expect(
      scoreOf(track(3), ['pass', 'not-applicable', 'fail']).next?.order,
    ).toBe(3);
    expect(scoreOf(track(3), ['pass', 'scheduled', 'fail']).next).toMatchObject(
      { order: 2, progress: 1 },
    );
  });
});
