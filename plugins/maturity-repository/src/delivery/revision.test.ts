import fc from 'fast-check';
import { branchKind, chartVersion, gitRevision, ociTag } from './revision';

describe('gitRevision', () => {
  it.each([
    ['', 'head'],
    ['HEAD', 'head'],
    ['*', 'head'],
    ['main', 'branch'],
    ['feature/1-login', 'branch'],
    ['deadbeef', 'branch'],
    ['3f2a1b9', 'commit'],
    ['3f2a1b9c0d3f2a1b9c0d3f2a1b9c0d3f2a1b9c0d', 'commit'],
    [`sha256:${'0'.repeat(64)}`, 'commit'],
    ['v1.4.0', 'version'],
    ['1.4', 'version'],
    ['v1.4.0-rc.1', 'version'],
    ['shop-1.4.0', 'version'],
    ['shop/v1.4.0', 'version'],
    ['refs/tags/latest', 'version'],
    ['refs/heads/main', 'branch'],
    ['refs/heads/release-1.4', 'release'],
    ['release-1.4', 'release'],
    ['releases/2026-11', 'release'],
    ['production', 'release'],
    ['stable', 'release'],
    ['v1.x', 'release'],
    ['1.4-stable', 'release'],
    ['1.*', 'range'],
    ['>=1.0.0 <2.0.0', 'range'],
    ['^1.4.0', 'range'],
    ['{{.revision}}', 'open'],
    ['${BRANCH}', 'open'],
  ])('%s is of the kind %s', (text, kind) => {
    expect(gitRevision(text)).toBe(kind);
  });
});

describe('branchKind', () => {
  it.each([
    ['main', 'branch'],
    ['release-1.4', 'release'],
    ['v1.4', 'release'],
    ['${BRANCH}', 'open'],
  ])('%s is of the kind %s', (text, kind) => {
    expect(branchKind(text)).toBe(kind);
  });
});

describe('chartVersion', () => {
  it.each([
    ['', 'head'],
    ['*', 'head'],
    ['1.4.0', 'version'],
    ['v1.4.0', 'version'],
    ['= 1.4.0', 'version'],
    ['1.4.0-rc.1+build', 'version'],
    ['1.4', 'range'],
    ['1.x', 'range'],
    ['>=1.0.0-alpha', 'range'],
    ['~1.4.0', 'range'],
    ['${VERSION}', 'open'],
  ])('%s is of the kind %s', (text, kind) => {
    expect(chartVersion(text)).toBe(kind);
  });
});

describe('ociTag', () => {
  it.each([
    ['', 'head'],
    ['latest', 'head'],
    ['1.4.0', 'version'],
    ['v2', 'version'],
    ['main', 'branch'],
    ['stable', 'release'],
    [`sha256:${'0'.repeat(64)}`, 'commit'],
    ['${TAG}', 'open'],
  ])('%s is of the kind %s', (text, kind) => {
    expect(ociTag(text)).toBe(kind);
  });
});

it('reads any text in a time in proportion to its length', () => {
  const piece = fc.constantFrom(
    ...'v 1 . - / x * refs/heads/ refs/tags/ release sha256: {{ }} a'.split(
      ' ',
    ),
    ' ',
  );
  const texts = fc.array(piece, { maxLength: 60 });
  fc.assert(
    fc.property(texts, parts => {
      const text = parts.join('');
      for (const read of [gitRevision, branchKind, chartVersion, ociTag]) {
        expect(read(text)).toEqual(expect.any(String));
      }
    }),
    { seed: 20261122, numRuns: 2_000 },
  );
  const started = performance.now();
  for (const part of ['1.', 'a-', 'v1.2.3-', '1.2-', 'a/1.', ' ']) {
    gitRevision(part.repeat(50_000));
    chartVersion(part.repeat(50_000));
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
