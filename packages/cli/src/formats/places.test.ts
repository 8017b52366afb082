import { placeIn, steady } from './places';

describe('steady', () => {
  it.each([
    ['alpine:3.20 has no digest', 'alpine:3.21.2-r1 has no digest'],
    ['node:22 has no digest', 'node:24-alpine has no digest'],
    ['helm v3.16.1 is old', 'helm v3.17 is old'],
    ['x@sha256:0a', 'x@sha256:9f'],
    ['requests 32Mi and may use 512Mi', 'requests 64Mi and may use 1Gi'],
    ['scrapes every 30s', 'scrapes every 1m'],
    ['as in a/b.yaml:12', 'as in a/b.yaml:140'],
  ])('takes %j and %j for the same', (one, other) => {
    expect(steady(one)).toBe(steady(other));
  });

  it.each([
    ['worker-1 runs as root', 'worker-2 runs as root'],
    ['It takes the port 80', 'It takes the port 443'],
    ['debian:12 has no digest', 'alpine:12 has no digest'],
  ])('tells %j from %j', (one, other) => {
    expect(steady(one)).not.toBe(steady(other));
  });
});

describe('placeIn', () => {
  const message = { en: 'm', zh: 'm' };

  it('always gives a file and a line', () => {
    expect(placeIn({ message }, 'README.md')).toEqual({
      file: 'README.md',
      line: 1,
    });
    expect(placeIn({ message, source: { file: 'a' } }, 'README.md')).toEqual({
      file: 'a',
      line: 1,
    });
    expect(
      placeIn({ message, source: { file: 'a', line: 7 } }, 'README.md'),
    ).toEqual({ file: 'a', line: 7 });
  });
});
