import fc from 'fast-check';
import {
  checklistOf,
  component,
  now,
  service,
} from '../__testUtils__/builders';
import {
  dockerfile,
  testRepository,
  type TestRepository,
} from '../__testUtils__/repositorySchema';
import { evaluate } from '../evaluate/evaluate';
import { score } from './score';

const PARTS = ['dockerfiles', 'pipeline', 'files'] as const;
type Part = (typeof PARTS)[number];

/** Nothing here must exist: only that a part is named as incomplete keeps its absence from passing. */
const checklist = checklistOf([
  [
    { id: 'non-root', each: 'dockerfiles', expect: '!it.user.root' },
    { id: 'few', expect: 'files.size() < 3' },
  ],
  [
    { id: 'jobs', when: 'pipeline.found', expect: 'pipeline.jobs > 1' },
    {
      id: 'named',
      each: 'files',
      unknownWhen: "it == 'c'",
      expect: "it != 'b'",
    },
    { id: 'root', expect: 'dockerfiles.all(file, !file.user.root)' },
  ],
  [
    { id: 'both', when: 'files.size() > 0', expect: 'pipeline.jobs < 3' },
    { id: 'always', expect: "archetype == 'service'" },
  ],
]);

function levelsOf(document: TestRepository) {
  const results = evaluate(checklist, {
    entity: component,
    archetype: service,
    evidence: { repository: { status: 'collected', document } },
    now,
  });
  return score(checklist, results, {
    entityRef: 'component:default/x',
    archetype: service,
    scope: 'full',
    now,
  }).level;
}

const documents = fc.record({
  dockerfiles: fc.array(
    fc.boolean().map(root => dockerfile({ user: { root } })),
    { maxLength: 2 },
  ),
  pipeline: fc
    .record({ found: fc.boolean(), jobs: fc.nat({ max: 3 }) })
    .map(pipeline => ({ ...testRepository().pipeline, ...pipeline })),
  files: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
});

/** A document with a part of which something, or all, could not be read. */
function without(
  document: TestRepository,
  part: Part,
  kept: number,
  error: boolean,
): TestRepository {
  const left =
    part === 'pipeline'
      ? testRepository().pipeline
      : document[part].slice(0, kept);
  const reason = { en: 'not read', zh: '未能读取' };
  return {
    ...document,
    [part]: left,
    incomplete: [...document.incomplete, { evidence: part, error, reason }],
  };
}

describe('evidence that could not be read', () => {
  it('never raises a level, in whatever part and however much is missing', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        documents,
        fc.array(
          fc.tuple(fc.constantFrom(...PARTS), fc.nat({ max: 2 }), fc.boolean()),
          { minLength: 1, maxLength: 3 },
        ),
        (parts, losses) => {
          const document = testRepository(parts);
          const before = levelsOf(document);
          const after = levelsOf(
            losses.reduce(
              (rest, [part, kept, error]) => without(rest, part, kept, error),
              document,
            ),
          );
          for (const level of ['granted', 'earned', 'verified'] as const) {
            expect(after[level] ?? 0).toBeLessThanOrEqual(before[level] ?? 0);
          }
          if ((before.granted ?? 0) > 0) compared++;
        },
      ),
      { seed: 20261122, numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('would raise one if it were left out in silence', () => {
    const failing = testRepository({
      dockerfiles: [dockerfile({ user: { root: true } })],
    });
    expect(levelsOf(failing).granted).toBe(0);
    expect(levelsOf({ ...failing, dockerfiles: [] }).granted).toBe(3);
    expect(levelsOf(without(failing, 'dockerfiles', 0, false)).granted).toBe(0);
  });
});
