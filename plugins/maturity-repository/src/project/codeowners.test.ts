import { isCut, ownerPattern, parseCodeowners } from './codeowners';

const plain = { section: '', optional: false, cut: false };

describe('parseCodeowners', () => {
  it('reads lines, comments and escaped blanks', () => {
    expect(
      parseCodeowners(
        '# all\n* @acme/all # everybody\n/docs/my\\ page.md a@example.com\n',
        'CODEOWNERS',
      ),
    ).toEqual([
      {
        pattern: '*',
        owners: ['@acme/all'],
        source: { file: 'CODEOWNERS', line: 2 },
        ...plain,
      },
      {
        pattern: '/docs/my page.md',
        owners: ['a@example.com'],
        source: { file: 'CODEOWNERS', line: 3 },
        ...plain,
      },
    ]);
  });

  it('reads the sections of GitLab', () => {
    const text =
      '[Web] @acme/web\nweb/\nweb/x @me\n^[Docs][2] @d\n*.md\n[web]\ny';
    expect(
      parseCodeowners(text, 'CODEOWNERS').map(
        ({ pattern, owners, section, optional }) => [
          pattern,
          owners,
          section,
          optional,
        ],
      ),
    ).toEqual([
      ['web/', ['@acme/web'], 'web', false],
      ['web/x', ['@me'], 'web', false],
      ['*.md', ['@d'], 'docs', true],
      ['y', [], 'web', false],
    ]);
  });

  it('says what it has cut', () => {
    const [cut, whole] = parseCodeowners(
      `* @a${' '.repeat(2000)}@b\n* @a`,
      'x',
    );
    expect([cut.owners, cut.cut, whole.cut]).toEqual([['@a'], true, false]);
    expect(isCut('\n'.repeat(4999))).toBe(false);
    expect(isCut('\n'.repeat(5000))).toBe(true);
  });
});

describe('ownerPattern', () => {
  it.each([
    ['*', 'a/b', true],
    ['*.yaml', 'a/maturity.yaml', true],
    ['/maturity.yaml', 'maturity.yaml', true],
    ['/maturity.yaml', 'a/maturity.yaml', false],
    ['docs/*', 'docs/a/b', false],
    ['docs/', 'docs/a/b', true],
    ['{a,b}', 'a', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(ownerPattern(pattern)(path)).toBe(expected);
  });
});
