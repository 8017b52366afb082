import { evidenceOf } from '../__testUtils__/evaluate';

const dockerfile = (...lines: string[]) =>
  ['FROM node:24 AS build', 'WORKDIR /w', ...lines, 'CMD ["x"]'].join('\n');

/** What the ignore file of `x/Dockerfile` should leave out and does not. */
async function missing(files: Record<string, string>, ignore?: string) {
  const { buildContexts } = await evidenceOf({
    'x/Dockerfile': dockerfile('COPY . .'),
    ...(ignore !== undefined && { 'x/.dockerignore': ignore }),
    ...files,
  });
  return buildContexts[0].missing;
}

describe('what has no place in a build context', () => {
  it('is the history, at the root, unless the build asks Git', async () => {
    const missingAtRoot = async (...lines: string[]) =>
      (await evidenceOf({ Dockerfile: dockerfile(...lines) })).buildContexts[0]
        .missing;
    expect(await missingAtRoot('COPY . .')).toEqual(['.git']);
    expect(await missingAtRoot('COPY . .', 'RUN git describe')).toEqual([]);
    expect(await missing({})).toEqual([]);
  });

  it.each([
    [{ dependencies: { a: '1' } }, {}, ['node_modules']],
    [{ devDependencies: { a: '1' } }, {}, ['node_modules']],
    [{ workspaces: ['a'] }, {}, ['node_modules']],
    [{ scripts: { a: 'b' }, dependencies: {} }, {}, []],
    [{ dependencies: { a: '1' } }, { 'x/.pnp.cjs': '' }, []],
    [
      { dependencies: { a: '1' } },
      { 'x/.yarnrc.yml': 'nodeLinker: pnp\n' },
      [],
    ],
    [
      { dependencies: { a: '1' } },
      { 'x/.yarnrc.yml': 'nodeLinker: node-modules\n' },
      ['node_modules'],
    ],
  ])('is node_modules, where an install makes one: %j %j', async (...all) => {
    const [manifest, others, expected] = all;
    const files = { 'x/package.json': JSON.stringify(manifest), ...others };
    expect(await missing(files as Record<string, string>)).toEqual(expected);
  });

  it('is node_modules also where package.json is broken', async () => {
    expect(await missing({ 'x/package.json': '{' })).toEqual(['node_modules']);
    expect(await missing({ 'x/package.json': 'null' })).toEqual([
      'node_modules',
    ]);
  });

  it.each<[Record<string, string>, string[]]>([
    [{ 'x/.env': 'A=1' }, ['.env']],
    [{ 'x/.env.example': 'A=' }, ['.env']],
    [{ 'x/.env.production': 'A=1' }, []],
    [{ 'x/.envrc': '' }, []],
    [{ 'x/.gitignore': '/.env\n' }, ['.env']],
    [{ 'x/.gitignore': '.env*\n!.env.example\n' }, ['.env']],
    [{ 'x/.gitignore': '.env.local\n.env.*.local\n' }, ['.env.local']],
    [{ 'x/.gitignore': '# .env\nenvironment/\n' }, []],
    [{ '.gitignore': '.env\n', 'y/.env': '' }, []],
  ])('are the environment files that people keep there: %j', async (...all) => {
    const [files, expected] = all;
    expect(await missing(files)).toEqual(expected);
  });

  it('is not what the ignore file leaves out', async () => {
    const files = {
      'x/.env': '',
      'x/package.json': '{"dependencies":{"a":"1"}}',
    };
    expect(await missing(files, '.env*\n')).toEqual(['node_modules']);
    expect(await missing(files, '*\n!src\n')).toEqual([]);
  });

  it('is not what every copy leaves out by itself', async () => {
    const files = { 'x/package.json': '{"dependencies":{"a":"1"}}' };
    const excluding = 'COPY --exclude=node_modules --exclude=.git . .';
    expect(
      await missing({ ...files, 'x/Dockerfile': dockerfile(excluding) }),
    ).toEqual([]);
    expect(
      await missing({
        ...files,
        'x/Dockerfile': dockerfile(excluding, 'COPY . /all/'),
      }),
    ).toEqual(['node_modules']);
  });

  it('is not what a stage for development alone copies', async () => {
    const [context] = (
      await evidenceOf({
        Dockerfile: dockerfile(
          'COPY src src',
          'FROM build AS dev',
          'COPY . .',
          'FROM build',
        ),
      })
    ).buildContexts;
    expect(context).toMatchObject({ copiedWhole: false, missing: [] });
  });
});
