import { ownershipSection } from './ownership';
import { collected } from './testing';

describe('CODEOWNERS', () => {
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
