import fc from 'fast-check';
import { FileIndex } from './fileIndex';
import { matcher } from './glob';
import { RepositoryFile } from './types';

const file = (path: string): RepositoryFile => ({
  path,
  local: path,
  scope: 'own',
});
const paths = [
  'Dockerfile',
  'Makefile',
  'a/Dockerfile.prod',
  'a/b/api.Dockerfile',
  'a/b/dockerfile',
  'a/package.json',
  'compose.dev.yaml',
  'docs/guide.md',
  'docs/README.MD',
  'docs/deep/no-extension',
  '.github/workflows/ci.yml',
  '.okteto',
  'x/.okteto/y',
];
async function offered(...globs: string[]): Promise<string[]> {
  const index = await FileIndex.of(paths.map(file));
  return [...index.candidates(globs)].map(({ path }) => path);
}

describe('FileIndex', () => {
  it.each([
    [['**/Dockerfile'], ['Dockerfile', 'a/b/dockerfile']],
    [
      ['**/{Dockerfile,Makefile}'],
      ['Dockerfile', 'Makefile', 'a/b/dockerfile'],
    ],
    [['**/Dockerfile.*'], ['a/Dockerfile.prod']],
    [['**/*.Dockerfile'], ['a/b/api.Dockerfile']],
    [['**/{docker-,}compose{,.*,-*}.{yml,yaml}'], ['compose.dev.yaml']],
    [['**/*.{md,json}'], ['a/package.json', 'docs/guide.md', 'docs/README.MD']],
    [
      ['docs/**'],
      ['docs/guide.md', 'docs/README.MD', 'docs/deep/no-extension'],
    ],
    [['.okteto/**'], ['.okteto']],
    [
      ['{a,{x,y}}/**'],
      [
        'a/Dockerfile.prod',
        'a/b/api.Dockerfile',
        'a/b/dockerfile',
        'a/package.json',
        'x/.okteto/y',
      ],
    ],
    [
      ['**/Dockerfile', 'Dockerfile'],
      ['Dockerfile', 'a/b/dockerfile'],
    ],
  ])('offers for %j few files', async (globs, expected) => {
    expect(await offered(...globs)).toEqual(expected);
  });

  it.each(['**', '**/*', '**/x\\*', '**/!(a).md', '*/x*/**'])(
    'offers all for %s',
    async glob => {
      expect(await offered(glob)).toEqual(paths);
    },
  );

  it('leaves out no match of any glob', async () => {
    const part = fc.constantFrom('a', 'B', 'ab', '.a', 'a.b', 'b.c.a', 'a-b');
    const globPart = fc.oneof(
      part,
      fc.constantFrom('**', '*', '*.a', 'a*', '*.{a,B}', '{a,b}*', 'a{,.*}'),
      fc.constantFrom('?', '[ab]', '@(a|b)', '{a,{b,c}}', 'a.?', '*.[ab]'),
      fc.constantFrom('!(a)', '+(a)', '{a..c}', '*.*', 'a!b', '.*', ''),
    );
    const joined = (parts: fc.Arbitrary<string>) =>
      fc
        .array(parts, { minLength: 1, maxLength: 3 })
        .map(all => all.join('/'))
        .filter(path => path !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(joined(part), { maxLength: 20 }),
        fc.array(joined(globPart), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (all, globs, ignoreCase) => {
          const files = all.map(file);
          const matches = matcher(globs, ignoreCase);
          const found = [...(await FileIndex.of(files)).candidates(globs)];
          expect(found.filter(({ local }) => matches(local))).toEqual(
            files.filter(({ local }) => matches(local)),
          );
        },
      ),
      { numRuns: 3_000, seed: 20261122 },
    );
  });
});
