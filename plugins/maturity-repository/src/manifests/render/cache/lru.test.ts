import { Lru } from './lru';

describe('Lru', () => {
  it('forgets what was used longest ago, by size', () => {
    const lru = new Lru<string>(10);
    lru.set('a', 'A', 4);
    lru.set('b', 'B', 4);
    expect(lru.get('a')).toBe('A');
    lru.set('c', 'C', 4);
    expect(['a', 'b', 'c'].map(key => lru.get(key))).toEqual([
      'A',
      undefined,
      'C',
    ]);
  });

  it('counts a key once, and keeps nothing that alone is too large', () => {
    const lru = new Lru<number>(10);
    for (let n = 0; n < 100; n++) lru.set('a', n, 6);
    lru.set('b', 1, 4);
    expect([lru.get('a'), lru.get('b')]).toEqual([99, 1]);
    lru.set('c', 1, 11);
    expect([lru.get('a'), lru.get('c')]).toEqual([99, undefined]);
    lru.clear();
    lru.set('d', 1, 10);
    expect([lru.get('a'), lru.get('d')]).toEqual([undefined, 1]);
  });
});
