import { languagesSection, manifestsSection } from './languages';
import { collected } from './testing';

const npm = '{"dependencies": {"express": "5"}}';

describe('languages', () => {
  it('counts source files, those of most first, and knows manifests', async () => {
    expect(
      await collected(languagesSection, {
        'go.mod': 'module x',
        'main.go': '',
        'a/b.go': '',
        'tools/x.py': '',
        'node_modules/x/index.js': '',
      }),
    ).toEqual([
      { name: 'go', files: 2, hasManifest: true },
      { name: 'python', files: 1, hasManifest: false },
    ]);
  });

  it('looks below the subpath alone', async () => {
    const files = { 'a/x.go': '', 'b/y.py': '', 'root.rb': '' };
    expect(await collected(languagesSection, files, { subpath: 'a' })).toEqual([
      { name: 'go', files: 1, hasManifest: false },
    ]);
  });
});

describe('manifests', () => {
  it.each([
    ['package.json', npm, 'package-lock.json'],
    ['package.json', npm, 'pnpm-lock.yaml'],
    ['go.mod', 'module x\nrequire y v1.0.0\n', 'go.sum'],
    [
      'pyproject.toml',
      '[project]\ndependencies = [\n  "flask"\n]\n',
      'uv.lock',
    ],
    ['Cargo.toml', '[dependencies]\nserde = "1"\n', 'Cargo.lock'],
    ['Gemfile', 'gem "rails"', 'Gemfile.lock'],
    ['composer.json', '{}', 'composer.lock'],
  ])('%s with %s', async (manifest, content, lockfile) => {
    const [locked] = await collected(manifestsSection, {
      [`a/${manifest}`]: content,
      [lockfile]: '',
    });
    expect(locked).toMatchObject({
      lockable: true,
      lockfile,
      source: { file: `a/${manifest}`, line: 0 },
    });
    const [open] = await collected(manifestsSection, { [manifest]: content });
    expect(open).toMatchObject({ lockable: true, lockfile: '' });
  });

  it('asks no lockfile of a module without dependencies, nor of Maven', async () => {
    const found = await collected(manifestsSection, {
      'package.json': '{"name":"x"}',
      'go.mod': 'module x\n',
      'pom.xml': '<project/>',
    });
    expect(found.map(({ lockable }) => lockable)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
