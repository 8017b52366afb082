import { bounded, details, listed } from './blocks';

describe('details', () => {
  it('escapes its summary', () => {
    expect(details('</summary>&', ['x'])[1]).toBe(
      '<summary>&lt;/summary&gt;&amp;</summary>',
    );
  });
});

describe('bounded', () => {
  it('leaves out whole blocks, and says so', () => {
    const blocks = [['one'], ['two', 'x'.repeat(100)], ['three']];
    expect(bounded(blocks, 1000, 'cut')).toBe(
      `one\n\ntwo\n${'x'.repeat(100)}\n\nthree\n`,
    );
    const short = bounded(blocks, 50, 'cut');
    expect(short).toBe('one\n\ncut\n');
  });
});

describe('listed', () => {
  it('counts the items that it leaves out, and always has one', () => {
    const items = [['- a'.repeat(10)], ['- b'], ['- c']];
    const more = (count: number) => `${count} more`;
    expect(listed(items, 100, more)).toEqual(items.flat());
    expect(listed(items, 10, more)).toEqual([items[0][0], '- 2 more']);
  });
});
