import { evidenceOf } from './__testUtils__/evaluate';

describe('the build context', () => {
  const copy = 'FROM a:1\nCOPY services/x/go.mod .\nCOPY . .\nCMD ["x"]';
  it.each([
    [
      'compose',
      {
        'compose.yaml':
          'services:\n  x:\n    build: { context: ., dockerfile: services/x/Dockerfile }\n',
      },
    ],
    [
      'ci',
      {
        '.github/workflows/a.yml':
          'jobs:\n  a:\n    steps:\n      - run: |\n          docker build \\\n            -f services/x/Dockerfile --tag x:1 .\n',
      },
    ],
    [
      'ci',
      {
        '.gitlab-ci.yml':
          'build:\n  script:\n    - docker buildx build --push -t x -f services/x/Dockerfile .\n',
      },
    ],
    [
      'script',
      {
        Makefile:
          'image:\n\tdocker build --file=services/x/Dockerfile -t x .\n',
      },
    ],
    [
      'skaffold',
      {
        'skaffold.yaml':
          'build:\n  artifacts:\n    - image: x\n      context: .\n      docker: { dockerfile: services/x/Dockerfile }\n',
      },
    ],
    ['assumed', {}],
  ])('is the root by %s', async (directoryFrom, files) => {
    const { buildContexts } = await evidenceOf({
      'services/x/Dockerfile': copy,
      'services/x/go.mod': '',
      'services/x/.dockerignore': '*',
      '.dockerignore': 'services/x/go.mod\n',
      ...files,
    });
    expect(buildContexts).toEqual([
      expect.objectContaining({
        directory: '',
        directoryFrom,
        ignoreFile: '.dockerignore',
        excludedCopies: [
          {
            path: 'services/x/go.mod',
            source: { file: 'services/x/Dockerfile', line: 2 },
          },
        ],
      }),
    ]);
  });

  it('prefers the ignore file of the Dockerfile, and heeds exceptions', async () => {
    const { buildContexts } = await evidenceOf({
      'x/Dockerfile':
        'FROM a:1\nCOPY src/app.js target/*.jar dist /x/\nCMD ["x"]',
      'x/.dockerignore': '*',
      'x/Dockerfile.dockerignore': '*\n!src\n!target/*.jar\n',
    });
    expect(buildContexts[0]).toMatchObject({
      directory: 'x',
      ignoreFile: 'x/Dockerfile.dockerignore',
      copiedWhole: false,
      missing: [],
      excludedCopies: [{ path: 'dist' }],
    });
  });
});
