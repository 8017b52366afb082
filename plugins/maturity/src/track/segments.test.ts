import { phaseScore, scorecard } from '../__testUtils__';
import { segmentsOf } from './segments';

const results = scorecard.phases.map(phase => ({
  ...scorecard.results[0],
  phase: phase.id,
}));

function states(given: Partial<typeof scorecard>) {
  return segmentsOf({ ...scorecard, results, ...given }).map(
    ({ state, filled }) => `${state} ${filled}`,
  );
}

describe('segmentsOf', () => {
  it('fills what is reached, part of what is open, and nothing else', () => {
    expect(
      states({
        level: { granted: 1, earned: 1, verified: 1 },
        phases: [
          phaseScore('containerisation', { passed: 9, applicable: 9 }),
          phaseScore('orchestration', { passed: 1, applicable: 4 }),
          phaseScore('service-mesh'),
          phaseScore('advanced', { applicable: 0, notMeasured: 3 }),
        ],
      }),
    ).toEqual(['reached 1', 'open 0.25', 'skipped 0', 'not-measured 0']);
  });

  it('tells what rests on waivers from what is unverified', () => {
    const phases = ['containerisation', 'orchestration', 'service-mesh'].map(
      id => phaseScore(id, { holds: true, passed: 5, applicable: 5 }),
    );
    expect(
      states({ level: { granted: 3, earned: 1, verified: 2 }, phases }),
    ).toEqual(['reached 1', 'waived 1', 'unverified 1']);
  });

  it('does not fill a complete phase above an incomplete one as reached', () => {
    expect(
      states({
        level: { granted: 0, earned: 0, verified: 0 },
        phases: [
          phaseScore('containerisation', { passed: 1, applicable: 2 }),
          phaseScore('orchestration', {
            holds: true,
            passed: 3,
            applicable: 3,
          }),
        ],
      }),
    ).toEqual(['open 0.5', 'ahead 1']);
  });

  it('knows a phase that has no checks from one of which nothing applies', () => {
    expect(states({ results: results.slice(0, 2) }).slice(1)).toEqual([
      'skipped 0',
      'no-checks 0',
      'no-checks 0',
    ]);
  });

  it('draws everything grey where there is no level', () => {
    expect(
      states({ level: { granted: null, earned: null, verified: null } }),
    ).toEqual(['skipped 0', 'skipped 0', 'skipped 0', 'skipped 0']);
  });

  it('orders by phase', () => {
    const segments = segmentsOf({
      ...scorecard,
      phases: [...scorecard.phases].reverse(),
    });
    expect(segments.map(({ phase }) => phase.order)).toEqual([1, 2, 3, 4]);
  });
});
