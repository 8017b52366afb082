import { isHarmless } from './tree';

describe('isHarmless', () => {
  it.each(['a', 'a/b', '.github/x', 'a..b', '.gitignore', 'git~'])(
    'takes %s',
    file => expect(isHarmless(file)).toBe(true),
  );
  it.each([
    '',
    '/a',
    'a//b',
    '..',
    'a/../b',
    '.git/config',
    'a/.GIT/x',
    'GIT~1/x',
    'a\\b',
    'c:/x',
    'a/.. /b',
  ])('refuses %j', file => expect(isHarmless(file)).toBe(false));
});
