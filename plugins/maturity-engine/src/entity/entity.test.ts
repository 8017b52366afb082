import type { FilterPredicate } from '@backstage/filter-predicates';
import { archetypeOf } from './archetype';
import { inScope } from './scope';

function entity(
  annotations: Record<string, string> = {},
  spec: Record<string, string> = { type: 'service' },
  kind = 'Component',
) {
  return { kind, metadata: { name: 'x', annotations }, spec };
}

describe('archetypeOf', () => {
  const annotation = 'container-maturity.io/archetype';

  it('takes the annotation first', () => {
    expect(
      archetypeOf(entity({ [annotation]: 'worker' }), { service: 'frontend' }),
    ).toEqual({
      value: 'worker',
      from: 'annotation',
    });
    expect(archetypeOf(entity({ [annotation]: ' Batch-Job ' })).value).toBe(
      'batch-job',
    );
  });

  it('then the map of types', () => {
    expect(
      archetypeOf(entity({}, { type: 'Website' }), { website: 'frontend' }),
    ).toEqual({
      value: 'frontend',
      from: 'config',
    });
  });

  it('knows the types of Backstage, which a map may overrule', () => {
    const archetype = (type: string, map = {}) =>
      archetypeOf(entity({}, { type }), map).value;
    expect(archetype('library')).toBe('library');
    expect(archetype('website')).toBe('frontend');
    expect(archetypeOf(entity())).toEqual({ value: 'service', from: 'config' });
    expect(archetype('website', { website: 'service' })).toBe('service');
  });

  it('then assumes a service', () => {
    const assumed = { value: 'service', from: 'assumed' };
    const tool = { type: 'tool' };
    expect(archetypeOf(entity({}, tool))).toEqual(assumed);
    expect(archetypeOf(entity({ [annotation]: 'spaceship' }, tool))).toEqual(
      assumed,
    );
    expect(
      archetypeOf(
        entity({ [annotation]: ['worker'] as unknown as string }, tool),
      ),
    ).toEqual(assumed);
    expect(
      archetypeOf(entity({}, { type: 'toString' }), { website: 'frontend' }),
    ).toEqual(assumed);
    expect(archetypeOf({ kind: 'Component', metadata: {} })).toEqual(assumed);
  });
});

describe('inScope', () => {
  const ignore = 'container-maturity.io/ignore';

  it.each([
    ['a component', entity(), true],
    ['a deprecated one', entity({}, { lifecycle: 'deprecated' }), false],
    ['one that is to be ignored', entity({ [ignore]: 'true' }), false],
    ['one that is not to be ignored', entity({ [ignore]: 'false' }), true],
    ['another kind', entity({}, {}, 'API'), false],
  ])('by default: %s', (_, candidate, expected) => {
    expect(inScope(candidate)).toBe(expected);
  });

  it('by what an installation says', () => {
    const predicate: FilterPredicate = {
      $any: [{ kind: 'API' }, { 'spec.type': { $in: ['service'] } }],
    };
    expect(inScope(entity({ [ignore]: 'true' }), predicate)).toBe(true);
    expect(inScope(entity({}, {}, 'API'), predicate)).toBe(true);
    expect(inScope(entity({}, { type: 'website' }), predicate)).toBe(false);
  });
});
