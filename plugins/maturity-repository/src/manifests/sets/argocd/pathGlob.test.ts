import { matchesGlob } from './pathGlob';

describe('matchesGlob', () => {
  it.each([
    ['apps/web', 'apps/*', true],
    ['apps/web/x', 'apps/*', false],
    ['apps', 'apps/*', false],
    ['apps/web/config.json', 'apps/**/config.json', true],
    ['apps/config.json', 'apps/**/config.json', true],
    ['apps/a/b/c/config.json', 'apps/**/config.json', true],
    ['apps/a/config.yaml', '**/config.json', false],
    ['a/x/b/x/c', '**/x/c', true],
    ['apps/web-prod', 'apps/*-prod', true],
    ['apps/web1', 'apps/web?', true],
    ['apps/web', 'apps/web?', false],
    ['apps/web', '*', false],
    ['web', '*', true],
    ['web', 'web', true],
    ['web', 'we', false],
  ])('%s by %s: %s', (path, glob, expected) => {
    expect(matchesGlob(path, glob)).toBe(expected);
  });

  it('is done soon with patterns that regular expressions choke on', () => {
    const started = performance.now();
    expect(matchesGlob(`${'a'.repeat(250)}b`, '*a'.repeat(100))).toBe(false);
    expect(
      matchesGlob(`${'a/'.repeat(2_000)}b`, `${'**/a/'.repeat(60)}c`),
    ).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
