import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  ChecklistView,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { loadChecklist } from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';
import { guideFile } from '../pages';
import { clausesOf } from './clauses';
import { coverageOf, problemsOf } from './coverage';
import { GuideData, readGuideData } from './data';
import { headingsOf } from './sections';

const text = (value: string) => ({ en: value, zh: value });

describe('what is said about the guide', () => {
  it('agrees with the guide and the shipped checklist', async () => {
    const guide = await readFile(guideFile(), 'utf8');
    const { checklist } = await loadChecklist(undefined, [
      repositoryEvidenceSchema,
    ]);
    expect(
      problemsOf(
        clausesOf(guide),
        headingsOf(guide),
        await readGuideData(),
        checklist!.view(),
      ),
    ).toEqual([]);
  });

  it('is about the guide as it was handed over', async () => {
    const guide = await readFile(guideFile());
    expect(createHash('sha256').update(guide).digest('hex')).toBe(
      '94b2c0859f453fcc4015fb28bd59cab85dbd155ecaf495e06507a384878346bd',
    );
    expect(clausesOf(guide.toString()).length).toBeGreaterThan(800);
  });

  it('is there in both languages', async () => {
    const { reasons, beyond, corrections } = await readGuideData();
    const texts = [
      ...Object.values(reasons),
      ...beyond.map(({ because }) => because),
      ...corrections.flatMap(({ now, instead, unseen }) => [
        now,
        instead,
        ...(unseen ? [unseen] : []),
      ]),
    ];
    for (const { en, zh } of texts) {
      expect(en).toMatch(/^[A-Z0-9a-z].*\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });

  it('names the sources of each correction, and the check that shows it or why none can', async () => {
    const { corrections } = await readGuideData();
    expect(corrections).toHaveLength(41);
    expect(new Set(corrections.map(({ id }) => id)).size).toBe(41);
    for (const { id, sources, checks, shownBy, unseen } of corrections) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) {
        expect(source).toMatch(/^https:\/\/[\w.-]+\/\S*$/);
      }
      expect([id, shownBy === undefined]).toEqual([id, unseen !== undefined]);
      expect([id, shownBy !== undefined && checks.length === 0]).toEqual([
        id,
        false,
      ]);
    }
  });
});

describe('coverage', () => {
  const guide = '# T\n## A\n- one\n- two [x]\n- three\n';
  const clauses = clausesOf(guide);
  const check = (id: string, heading = 'A') =>
    ({ id, guide: heading } as CheckView);
  const checklist = (...checks: CheckView[]) =>
    ({ phases: [{ tasks: [{ checks }] }] } as unknown as ChecklistView);
  const data: GuideData = {
    sections: {
      A: {
        title: 'A',
        clauses: [
          { of: ['one', 'two [?]'], checks: ['a'], corrections: ['c'] },
          { of: ['t*'], because: 'r' },
        ],
      },
    },
    reasons: { r: text('Reason') },
    beyond: [{ checks: ['b'], because: text('Because') }],
    corrections: [
      {
        id: 'c',
        title: text('C'),
        guide: 'A',
        now: text('Now'),
        instead: text('Instead'),
        sources: [],
        checks: ['a'],
      },
    ],
  };
  const problems = (
    changes: Partial<GuideData> = {},
    view = checklist(check('a'), check('b')),
  ) => problemsOf(clauses, headingsOf(guide), { ...data, ...changes }, view);
  const section = (...entries: GuideData['sections'][string]['clauses']) => ({
    sections: { A: { title: 'A', clauses: entries } },
  });

  it('gives a clause to the first that matches it', () => {
    const [{ covered, missing }] = coverageOf(clauses, data);
    expect(covered.map(entry => entry.clauses.map(each => each.text))).toEqual([
      ['one', 'two [x]'],
      ['three'],
    ]);
    expect(missing).toEqual([]);
    expect(problems()).toEqual([]);
  });

  it('is missing a clause', () => {
    expect(
      problems(
        section({ of: ['one', 'two*'], checks: ['a'], corrections: ['c'] }),
      ),
    ).toEqual(['Nothing is said about line 5 (A): three']);
    expect(problems({ sections: {} })).toContain(
      'Nothing is said about line 3 (A): one',
    );
  });

  it('names a clause that is not there, or that others have taken', () => {
    const [first, rest] = data.sections.A.clauses;
    expect(
      problems(section(first, { of: ['four'], because: 'r' }, rest)),
    ).toEqual(['A: no clause is four']);
    expect(
      problems(section(first, { of: ['t*', 'one'], because: 'r' })),
    ).toEqual(['A: no clause is one']);
    expect(
      problems({
        sections: {
          ...data.sections,
          B: { title: 'B', clauses: [{ of: ['x'], because: 'r' }] },
        },
      }),
    ).toEqual(['B: no clause is x']);
  });

  it('names a check, a reason or a correction that there is not', () => {
    const [first] = data.sections.A.clauses;
    expect(
      problems(
        section(
          { ...first, checks: ['a', 'x'] },
          { of: ['t*'], because: 'y', corrections: ['z'] },
        ),
      ),
    ).toEqual([
      'A: the checklist has no check x',
      'A: there is no correction z',
      'A: there is no reason y',
    ]);
  });

  it('has both checks and a reason, or neither', () => {
    const [first] = data.sections.A.clauses;
    expect(problems(section(first, { of: ['t*'] }))).toEqual([
      'A: t* needs either checks or a reason',
    ]);
    expect(
      problems(
        section({ ...first, because: 'r' }, { of: ['t*'], because: 'r' }),
      ),
    ).toEqual(['A: one needs either checks or a reason']);
  });

  it('leaves out a check, or calls one beyond the guide that is not', () => {
    expect(problems({ beyond: [] })).toEqual([
      'No clause names the check b, nor is it beyond the guide',
    ]);
    const beyond = [{ checks: ['a', 'b', 'x'], because: text('Because') }];
    expect(problems({ beyond })).toEqual([
      'A clause names a, so that it is not beyond the guide',
      'The checklist has no check x, which is beyond the guide',
    ]);
  });

  it('has a check or a correction under a heading that there is not', () => {
    expect(problems({}, checklist(check('a', 'A/B'), check('b')))).toEqual([
      'a: the guide has no heading A/B',
    ]);
    const [correction] = data.corrections;
    expect(
      problems({
        corrections: [
          { ...correction, guide: 'C', checks: ['x'] },
          { ...correction, id: 'd' },
        ],
      }),
    ).toEqual([
      'c: the checklist has no check x',
      'c: the guide has no heading C',
      'No clause names the correction d',
    ]);
  });
});
