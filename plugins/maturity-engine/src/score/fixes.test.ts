import type { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { checklistOf, hoursAgo, resultOf } from '../__testUtils__/builders';
import { input, scoreOf } from '../__testUtils__/scores';
import { score } from './score';

describe('fixes', () => {
  const checklist = checklistOf([
    [
      { id: 'slow', severity: 'blocker', effort: 10 },
      { id: 'quick', severity: 'low', effort: 0.5 },
      { id: 'free', severity: 'medium', effort: 0 },
      { id: 'twin', severity: 'low', effort: 0.5 },
      {
        id: 'platform',
        severity: 'blocker',
        responsibility: 'platform',
        effort: 0.1,
      },
      { id: 'advice', severity: 'blocker', required: false, effort: 0.1 },
    ],
    [
      { id: 'later', severity: 'blocker', effort: 0.1 },
      { id: 'later-advice', required: false },
    ],
    [{ id: 'last', severity: 'blocker', effort: 0.01 }],
  ]);
  const fixes = (
    statuses: Record<string, CheckStatus>,
    otherwise: CheckStatus = 'fail',
  ) =>
    score(
      checklist,
      checklist.checks.map(({ definition }) =>
        resultOf(
          checklist,
          definition.id,
          statuses[definition.id] ?? otherwise,
        ),
      ),
      input,
    ).fixes;

  it('are the team’s own, the most severe first and of those the quickest, then later phases, then advice', () => {
    expect(fixes({})).toEqual([
      'slow',
      'free',
      'quick',
      'twin',
      'later',
      'last',
      'advice',
    ]);
  });

  it('of one severity are ordered by what they cost, however little they weigh', () => {
    const three = checklistOf([
      [
        { id: 'long', severity: 'info', required: false, effort: 3 },
        { id: 'short', severity: 'info', required: false, effort: 0.1 },
        { id: 'severe', severity: 'low', required: false, effort: 9 },
      ],
    ]);
    expect(scoreOf(three, ['fail', 'fail', 'fail']).fixes).toEqual([
      'severe',
      'short',
      'long',
    ]);
  });

  it('leave out what passes, is waived, scheduled or unknown', () => {
    expect(
      fixes({
        slow: 'pass',
        quick: 'waived',
        free: 'scheduled',
        twin: 'unknown',
        later: 'error',
      }),
    ).toEqual(['last', 'advice']);
  });

  it('include advice of all phases at the top', () => {
    const top = { advice: 'fail', 'later-advice': 'fail' } as const;
    expect(fixes(top, 'pass')).toEqual(['advice', 'later-advice']);
  });

  it('include a failure that was verified earlier', () => {
    const results = checklist.checks.map(({ definition: { id } }) =>
      resultOf(
        checklist,
        id,
        id === 'slow' ? 'error' : 'pass',
        id === 'slow'
          ? { carried: { status: 'fail', verifiedAt: hoursAgo(1) } }
          : {},
      ),
    );
    expect(score(checklist, results, input).fixes).toEqual(['slow']);
  });
});
