import { checklistOf, hoursAgo, now } from '../__testUtils__/builders';
import { testRepository } from '../__testUtils__/repositorySchema';
import { run } from '../__testUtils__/run';
import type { Waiver } from './types';

const because = { en: 'Rotate it.', zh: '请轮换。' };
const checklist = checklistOf([
  [
    { id: 'fails', expect: 'false' },
    { id: 'passes', expect: 'true' },
    {
      id: 'secret',
      expect: 'false',
      waivable: false,
      notWaivableBecause: because,
    },
    { id: 'never', expect: 'false', waivable: false },
    { id: 'unknown', unknownWhen: 'true' },
  ],
]);

const until = '2027-03-31T23:59:59Z';
const waiver = (overrides: Partial<Waiver>): Waiver => ({
  check: 'fails',
  until,
  by: '@ada',
  justification: 'Moves in March',
  source: { file: 'maturity.yaml', line: 3 },
  ...overrides,
});
const pending = { en: 'Nobody approves here', zh: '此处无人批准' };
const results = (...waivers: Waiver[]) =>
  run(checklist, testRepository(), { waivers });

describe('a waiver', () => {
  it('lets a failure count, and says what it would be without', () => {
    const reason = { en: 'For @ada', zh: '由 @ada 申请' };
    expect(results(waiver({ reason })).fails).toMatchObject({
      status: 'waived',
      outlook: 'fail',
      until,
      reason,
      findingCount: 1,
    });
    expect(results(waiver({})).fails.reason?.en).toBe('Waived');
  });

  it('that is pending is shown as requested, with what keeps it', () => {
    const { fails } = results(waiver({ pending }));
    expect(fails.status).toBe('fail');
    expect(fails.waiverRequest).toEqual({
      by: '@ada',
      reason: 'Moves in March',
      until,
      source: { file: 'maturity.yaml', line: 3 },
      why: pending,
    });
  });

  it('that counts is taken before one that is pending', () => {
    const { fails } = results(waiver({ pending }), waiver({ by: '@eve' }));
    expect(fails.status).toBe('waived');
    expect(fails.waiverRequest).toBeUndefined();
  });

  it('of a check that can not be waived is a request that says why', () => {
    const { secret, never } = results(
      waiver({ check: 'secret', pending }),
      waiver({ check: 'never' }),
    );
    expect([secret.status, never.status]).toEqual(['fail', 'fail']);
    expect(secret.waiverRequest?.why).toEqual({
      en: 'This check can not be waived: Rotate it.',
      zh: '此检查项不可豁免：请轮换。',
    });
    expect(never.waiverRequest?.why.en).toBe('This check can not be waived');
  });

  it.each<[string, Partial<Waiver>]>([
    ['over', { until: now.toISOString() }],
    ['not begun', { from: hoursAgo(-1) }],
    ['without a readable end', { until: 'soon' }],
  ])('that is %s is neither', (_, overrides) => {
    for (const own of [overrides, { ...overrides, pending }]) {
      const { fails } = results(waiver(own));
      expect(fails.status).toBe('fail');
      expect(fails.waiverRequest).toBeUndefined();
    }
  });

  it('changes nothing but failures', () => {
    const { passes, unknown } = results(
      waiver({ check: 'passes' }),
      waiver({ check: 'unknown', pending }),
    );
    expect([passes.status, unknown.status]).toEqual(['pass', 'unknown']);
    expect(passes.waiverRequest ?? unknown.waiverRequest).toBeUndefined();
  });

  it('that would not count is told from the checklist', () => {
    const view = checklist.view().phases[0].tasks[0].checks;
    expect(
      view.map(({ waivable, notWaivableBecause }) => [
        waivable,
        notWaivableBecause,
      ]),
    ).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [false, because],
      [false, undefined],
      [undefined, undefined],
    ]);
  });
});
