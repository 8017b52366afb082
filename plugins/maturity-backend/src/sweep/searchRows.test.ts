import { component } from '../__testUtils__/startMaturity';
import { searchRows } from './searchRows';

describe('searchRows', () => {
  it('lists scalars by lower-case path', () => {
    const entity = component('A', {
      labels: { Tier: 'Gold' },
      tags: ['Java'],
      spec: { type: 'service', size: 3, list: [{ a: true }] },
    });
    expect(searchRows(entity, ['group:default/x'])).toEqual(
      expect.arrayContaining([
        { key: 'kind', value: 'component' },
        { key: 'metadata.name', value: 'a' },
        { key: 'metadata.labels.tier', value: 'gold' },
        { key: 'metadata.tags', value: 'java' },
        { key: 'metadata.tags.java', value: 'true' },
        { key: 'spec.size', value: '3' },
        { key: 'spec.list.a', value: 'true' },
        { key: 'relations.ownedby', value: 'group:default/x' },
      ]),
    );
  });

  it('leaves out what is too long or too deep to be searched for', () => {
    const nested = JSON.parse(
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    );
    const entity = component('a', {
      labels: { ['k'.repeat(300)]: 'x', long: 'v'.repeat(300) },
      tags: ['t'.repeat(300)],
      spec: { nested },
    });
    const rows = searchRows(entity, []);
    expect(rows).toContainEqual({ key: 'metadata.labels.long', value: null });
    expect(Math.max(...rows.map(row => row.key.length))).toBeLessThan(201);
    expect(rows.filter(row => row.key.startsWith('spec.nested'))).toEqual([]);
  });
});
