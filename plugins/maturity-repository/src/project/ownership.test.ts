import { ownershipSection, parseCodeowners } from './ownership';
import { collected } from './testing';

describe('CODEOWNERS', () => {
  it('is read with lines, comments, escaped blanks and GitLab sections', () => {
    const rules = parseCodeowners(
      '# all\n* @acme/all # everybody\n/docs/my\\ page.md a@example.com\n[Web] @acme/web\nweb/\nweb/x @me\n',
      'CODEOWNERS',
    );
    expect(rules).toEqual([
      {
        pattern: '*',
        owners: ['@acme/all'],
        source: { file: 'CODEOWNERS', line: 2 },
      },
      {
        pattern: '/docs/my page.md',
        owners: ['a@example.com'],
        source: { file: 'CODEOWNERS', line: 3 },
      },
      {
        pattern: 'web/',
        owners: ['@acme/web'],
        source: { file: 'CODEOWNERS', line: 5 },
      },
      {
        pattern: 'web/x',
        owners: ['@me'],
        source: { file: 'CODEOWNERS', line: 6 },
      },
    ]);
  });

  it.each([
    ['* @a', true],
    ['/src/cart/ @a', true],
    ['src/web/ @a', false],
    ['*.go @a', true],
    ['* @a\n/src/cart', false],
    ['cart @a', true],
    ['/cart @a', false],
    ['!(((((* @a', false],
  ])('%s covers the entity: %s', async (text, covers) => {
    const { codeowners } = await collected(
      ownershipSection,
      { '.github/CODEOWNERS': text, 'src/cart/main.go': '' },
      { subpath: 'src/cart' },
    );
    expect(codeowners.coversEntity).toBe(covers);
  });

  it('says whether the pipelines have an owner', async () => {
    const files = { '.github/workflows/x.yml': '', CODEOWNERS: '/src @a' };
    expect(
      (await collected(ownershipSection, files)).codeowners.coversPipelines,
    ).toBe(false);
    expect(
      (
        await collected(ownershipSection, {
          ...files,
          CODEOWNERS: '.github/ @a',
        })
      ).codeowners.coversPipelines,
    ).toBe(true);
  });

  it('knows the owner in the catalog file', async () => {
    const text =
      'kind: System\nmetadata: { name: s }\n---\nkind: Component\nmetadata: { name: c }\nspec: { owner: team-a }\n';
    expect(
      (await collected(ownershipSection, { 'catalog-info.yaml': text }))
        .catalog,
    ).toEqual({
      exists: true,
      owner: 'team-a',
      source: { file: 'catalog-info.yaml', line: 4 },
    });
    expect((await collected(ownershipSection, {})).catalog).toEqual({
      exists: false,
      owner: '',
      source: { file: '', line: 0 },
    });
  });
});
