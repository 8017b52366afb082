import { evidenceOf } from './__testUtils__/evaluate';

const root = (copies: string[], install: string) =>
  ['FROM a:1', 'WORKDIR /w', ...copies, `RUN ${install}`, 'CMD ["x"]'].join(
    '\n',
  );

/** The installs that a change of the source repeats, as `command:line`. */
async function uncached(files: Record<string, string>): Promise<string[]> {
  const { dependencyInstalls } = await evidenceOf(files);
  return dependencyInstalls
    .filter(({ cached }) => !cached)
    .map(({ command, source }) => `${command}:${source.line}`);
}

describe('source that is copied before libraries are installed', () => {
  const compose = {
    'compose.yaml':
      'services:\n  x:\n    build: { context: ., dockerfile: src/bill/Dockerfile }\n',
    'src/bill/Bill.csproj': '<Project />',
    'src/bill/Program.cs': '',
  };

  it('is the directory of the Dockerfile, where the context is wider', async () => {
    expect(
      await uncached({
        ...compose,
        'src/bill/Dockerfile': root(
          ['COPY ["/src/bill/", "b/"]'],
          'dotnet restore b',
        ),
      }),
    ).toEqual(['dotnet restore:4']);
    expect(
      await uncached({
        ...compose,
        'src/bill/Dockerfile': root(
          ['COPY src/bill/Bill.csproj b/'],
          'dotnet restore b\nCOPY src/bill b',
        ),
      }),
    ).toEqual([]);
  });

  it('is a directory with the manifest and source, unless the manifest came first', async () => {
    const files = { 'api/Cargo.toml': '', 'api/src/main.rs': '' };
    expect(
      await uncached({
        ...files,
        Dockerfile: root(['COPY api ./'], 'cargo build --locked'),
      }),
    ).toEqual(['cargo build:4']);
    expect(
      await uncached({
        ...files,
        Dockerfile: root(
          ['COPY Cargo.toml Cargo.lock ./', 'COPY api ./api'],
          'cargo fetch',
        ),
      }),
    ).toEqual([]);
  });

  it('is no directory of requirements, of the build or of another language', async () => {
    expect(
      await uncached({
        'requirements/requirements.txt': 'a==1',
        Dockerfile: root(
          ['COPY requirements r/'],
          'pip install -r r/requirements.txt',
        ),
      }),
    ).toEqual([]);
    expect(
      await uncached({
        'buildSrc/build.gradle.kts': '',
        'buildSrc/src/A.kt': '',
        Dockerfile: root(['COPY buildSrc buildSrc'], 'gradle dependencies'),
      }),
    ).toEqual([]);
    expect(
      await uncached({
        'web/package.json': '{}',
        'web/index.js': '',
        Dockerfile: root(['COPY web web'], 'gradle dependencies'),
      }),
    ).toEqual([]);
  });
});

describe('vendored modules', () => {
  const files = {
    'go.mod': 'module x\nrequire a.example.com/b v1.0.0\n',
    'go.sum': '',
    Dockerfile: root(['COPY . .'], 'go build .'),
  };

  it('are not downloaded', async () => {
    expect(await uncached(files)).toEqual(['go build:4']);
    expect(await uncached({ ...files, 'vendor/modules.txt': '' })).toEqual([]);
  });
});
