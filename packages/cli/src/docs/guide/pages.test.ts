import {
  ChecklistView,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { clausesOf } from './clauses';
import { correctionsPage } from './correctionsPage';
import { coveragePage } from './coveragePage';
import { GuideData } from './data';

const text = (value: string) => ({ en: value, zh: `${value}。` });
const clauses = clausesOf(
  '# T\n## A\n### B\n- one\n- two\n- three\n\n- four\n',
);
const data: GuideData = {
  sections: {
    'A/B': {
      title: 'In English',
      clauses: [
        { of: ['o*', 'f*'], checks: ['a'], corrections: ['c'] },
        { of: ['two'], checks: ['p'] },
        { of: ['*'], because: 'r' },
      ],
    },
  },
  reasons: { r: text('No reason') },
  beyond: [{ checks: ['b'], because: text('Because') }],
  corrections: [
    {
      id: 'c',
      title: text('Old'),
      guide: 'A/B',
      now: text('Now'),
      instead: text('Instead'),
      sources: ['https://example.com/a'],
      checks: ['a'],
      shownBy: 'mesh',
    },
    {
      id: 'd',
      title: { en: 'Same', zh: 'Same' },
      guide: 'A/B',
      now: text('Now'),
      instead: text('Instead'),
      sources: ['https://example.com/a'],
      checks: [],
      unseen: text('Nowhere to be seen'),
    },
  ],
};
const check = (id: string, more: Partial<CheckView> = {}) =>
  ({ id, ...more } as CheckView);
const view = {
  id: 'x',
  phases: [
    {
      order: 1,
      tasks: [{ checks: [check('a', { equivalents: { pint: ['x/y'] } })] }],
    },
    {
      order: 2,
      tasks: [
        {
          checks: [
            check('b'),
            check('p', {
              attest: { question: text('Really?'), validFor: 'P1D' },
            }),
          ],
        },
      ],
    },
  ],
} as unknown as ChecklistView;

describe('the page on coverage', () => {
  const page = coveragePage(clauses, data, view);

  it.each([
    '## A / B (In English)\n',
    '- `one` · `four` (lines 4, 8)\n  - Checks: [`a`](checks.md#a)\n  - Out of date: [Old](corrections.md#c)\n',
    '- `two` (line 5)\n  - Checks: [`p`](checks-phase-2.md#p) (attested)\n',
    '- `three` (line 6)\n  - No check: No reason No reason。\n',
    '| A | 4 | 2 | 1 | 1 |\n',
    '- [`b`](checks-phase-2.md#b): Because Because。\n',
    '| [`a`](checks.md#a) | A/B | pint `x/y` |\n',
    '| [`b`](checks-phase-2.md#b) | beyond the guide |  |\n',
  ])('has %j', part => {
    expect(`${page}\n`).toContain(part);
  });
});

describe('the page on corrections', () => {
  const page = correctionsPage(clauses, data, view);

  it.each([
    '<a id="c"></a>\n\n## Old (Old。)\n\n- In the guide: A/B, lines 4, 8\n- Today: Now Now。\n- Instead: Instead Instead。\n- Checks: [`a`](checks.md#a)\n',
    '- Shown by: [plugins/maturity-repository/src/checkCases/mesh/guideCases.ts](../plugins/maturity-repository/src/checkCases/mesh/guideCases.ts)\n- Sources: https://example.com/a\n',
    '## Same\n',
    '- Not shown by a test: Nowhere to be seen Nowhere to be seen。\n',
  ])('has %j', part => {
    expect(page).toContain(part);
  });
});
