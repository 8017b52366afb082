import { code, prose, table } from './markdown';

describe('markdown', () => {
  it('escapes marks, but not in code', () => {
    expect(prose('lists/* and\n <b> but `a/*`')).toBe(
      'lists/\\* and \\<b> but `a/*`',
    );
  });

  it('keeps a cell in its column', () => {
    expect(table(['A'], [['x | y\nz']])).toEqual([
      '| A |',
      '| --- |',
      '| x \\| y z |',
    ]);
  });

  it('quotes code that has backticks', () => {
    expect(code('a`b')).toBe('`` a`b ``');
  });
});
