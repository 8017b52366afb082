import type { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import {
  checklistOf,
  component,
  now,
  service,
} from '../__testUtils__/builders';
import { testRepository } from '../__testUtils__/repositorySchema';
import { input, scoreOf, track } from '../__testUtils__/scores';
import { evaluate } from '../evaluate/evaluate';
import type { EvaluateInput } from '../evaluate/types';
import { score } from './score';

describe('the level', () => {
  it('is 1 where only phase 1 is shipped and all pass', () => {
    const checklist = checklistOf([[{ id: 'a1' }], [], [], []]);
    const card = scoreOf(checklist, ['pass']);
    expect(card.level).toEqual({ granted: 1, earned: 1, verified: 1 });
    expect(card).not.toHaveProperty('next');
  });

  it('is none for a library to which nothing applies', () => {
    const checklist = checklistOf([
      [
        { id: 'a', archetypes: ['service'] },
        { id: 'advice', required: false },
      ],
      [{ id: 'b', archetypes: ['service', 'worker'] }],
    ]);
    const library = { value: 'library', from: 'annotation' } as const;
    const evidence: EvaluateInput['evidence'] = {
      repository: { status: 'collected', document: testRepository() },
    };
    const results = evaluate(checklist, {
      entity: component,
      archetype: library,
      evidence,
      now,
    });
    const card = score(checklist, results, { ...input, archetype: library });
    expect(card.level).toEqual({ granted: null, earned: null, verified: null });
    expect(card).not.toHaveProperty('next');
    expect(card).not.toHaveProperty('unverifiedSince');
    expect(card.phases.map(({ skipped, holds }) => [skipped, holds])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(card.measured).toEqual({ checks: 1, of: 1 });
  });

  it.each<[string, CheckStatus[], number]>([
    [
      'is 3 where phase 4 does not apply',
      ['pass', 'pass', 'pass', 'not-applicable'],
      3,
    ],
    [
      'is 1 where all of phase 2 is scheduled',
      ['pass', 'scheduled', 'fail', 'fail'],
      1,
    ],
    [
      'is 3 where phase 2 is scheduled and 3 is passed',
      ['pass', 'scheduled', 'pass', 'fail'],
      3,
    ],
    [
      'is 4 for a batch job without phase 3',
      ['pass', 'pass', 'not-applicable', 'pass'],
      4,
    ],
    [
      'is 2 for a batch job that fails phase 4',
      ['pass', 'pass', 'not-applicable', 'fail'],
      2,
    ],
    [
      'is 0 where phase 1 fails, whatever comes after',
      ['fail', 'pass', 'pass', 'pass'],
      0,
    ],
    ['is 0 where phase 1 is unknown', ['unknown', 'pass', 'pass', 'pass'], 0],
    ['is 1 where phase 2 is in error', ['pass', 'error', 'pass', 'pass'], 1],
    [
      'is 0 where all is scheduled',
      ['scheduled', 'scheduled', 'scheduled', 'scheduled'],
      0,
    ],
    [
      'is 4 where phase 1 does not apply',
      ['not-applicable', 'pass', 'pass', 'pass'],
      4,
    ],
  ])('%s', (_, statuses, level) => {
    expect(scoreOf(track(4), statuses).level).toEqual({
      granted: level,
      earned: level,
      verified: level,
    });
  });

  it('ends at a phase that the checklist leaves empty, not at one that is switched off', () => {
    const gap = checklistOf([[{ id: 'a1' }], [], [{ id: 'a3' }]]);
    expect(scoreOf(gap, ['pass', 'pass', 'pass']).level.granted).toBe(1);
    const advisory = checklistOf([
      [{ id: 'a1' }],
      [{ id: 'a2', required: false }],
      [{ id: 'a3' }],
    ]);
    expect(scoreOf(advisory, ['pass', 'fail', 'pass']).level.granted).toBe(3);
  });

  it('counts a waiver as granted, not as earned', () => {
    expect(scoreOf(track(2), ['pass', 'waived']).level).toEqual({
      granted: 2,
      earned: 1,
      verified: 2,
    });
  });

  it('is not held up by what is not measured here, and says how much is', () => {
    const checklist = checklistOf([
      [
        { id: 'rule', expect: 'files.size() > 0' },
        { id: 'image', collector: 'registry' },
        { id: 'metrics', collector: 'prometheus', required: false },
      ],
      [{ id: 'cluster', collector: 'kubernetes' }],
    ]);
    const results = evaluate(checklist, {
      entity: component,
      archetype: service,
      evidence: {
        repository: {
          status: 'collected',
          document: testRepository({ files: ['a'] }),
        },
      },
      now,
    });
    const card = score(checklist, results, { ...input, scope: 'repository' });
    expect(card.level.granted).toBe(1);
    expect(card.scope).toBe('repository');
    expect(card.measured).toEqual({ checks: 1, of: 4 });
    expect(card.phases[0]).toMatchObject({
      passed: 1,
      applicable: 1,
      notMeasured: 1,
      holds: true,
      skipped: false,
    });
    expect(card.phases[1]).toMatchObject({
      passed: 0,
      applicable: 0,
      notMeasured: 1,
      holds: true,
      skipped: false,
    });
    expect(card).not.toHaveProperty('next');
  });

  it('is blocked where a collector is installed but sees nothing', () => {
    const reason = { en: 'Nothing', zh: '无' };
    const results = evaluate(track(1), {
      entity: component,
      archetype: service,
      evidence: { repository: { status: 'nothing', reason } },
      now,
    });
    expect(score(track(1), results, input).level.granted).toBe(0);
  });
});
