import { isPlainPattern } from './regex';

describe('isPlainPattern', () => {
  it.each([
    '^[0-9]*$',
    '^[0-9]+$',
    '^ghcr\\.io/[\\w./-]+$',
    '^v\\d+',
    '^[^\\]]?$',
    '^abc',
    'abc$',
    '^latest[-.]|-SNAPSHOT$',
    '^a*b|^c+|d',
  ])('is so of %s, whatever the text', pattern => {
    expect(isPlainPattern(pattern)).toBe(true);
  });

  it.each([
    ['begins anywhere', '[0-9]*$'],
    ['repeats two', '^a*a*$'],
    ['repeats a group', '^(a|a)*b$'],
    ['has an alternative that begins anywhere', '^a|b*c'],
    ['has such an alternative first', 'b*c|^a'],
    ['counts', '^[ab]{1,9}$'],
    ['refers back', '^a\\1*'],
    ['refers back by name', '^\\k<a>*'],
  ])('is not so of one that %s: %s', (_, pattern) => {
    expect(isPlainPattern(pattern)).toBe(false);
  });
});
