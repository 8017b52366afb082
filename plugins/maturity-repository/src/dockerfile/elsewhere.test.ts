import { collectRepository } from '../collect';
import { directoryOf } from '../files/testing';

const image = 'FROM alpine:3.24\nCOPY x /x\nCMD ["/x"]\n';

async function dockerfilesOf(files: Record<string, string>, subpath: string) {
  const root = await directoryOf({ [`${subpath}/main.go`]: '', ...files });
  const { dockerfiles } = await collectRepository({ root, subpath });
  return dockerfiles.map(({ path }) => path);
}

describe('a Dockerfile outside the directory of the entity', () => {
  it.each([
    [
      'a compose file that builds the directory',
      {
        'compose.yaml':
          'services:\n  bill: { build: { context: svc/bill, dockerfile: ../../images/go/Dockerfile } }\n',
      },
    ],
    [
      'a compose file with the name as an argument',
      {
        'compose.yaml':
          'services:\n  bill: { build: { context: ., dockerfile: images/go/Dockerfile, args: { SERVICE: bill } } }\n',
      },
    ],
    [
      'a pipeline that builds the directory',
      {
        '.github/workflows/a.yml':
          'jobs:\n  a:\n    steps:\n      - run: docker build -f images/go/Dockerfile svc/bill\n',
      },
    ],
    [
      'an action with the path as an argument',
      {
        '.github/workflows/a.yml':
          'jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v7\n        with:\n          file: images/go/Dockerfile\n          build-args: |\n            A=1\n            PACKAGE=./svc/bill/cmd\n',
      },
    ],
    [
      'a Makefile with the name as an argument',
      {
        Makefile:
          'image:\n\tdocker build --build-arg=NAME=bill -f images/go/Dockerfile .\n',
      },
    ],
  ])('is found by %s', async (_, files: Record<string, string>) => {
    const all = { ...files, 'images/go/Dockerfile': image };
    expect(await dockerfilesOf(all, 'svc/bill')).toEqual([
      'images/go/Dockerfile',
    ]);
    expect(await dockerfilesOf(all, 'svc/other')).toEqual([]);
  });

  it('is found by what it copies', async () => {
    const compose = {
      'compose.yaml':
        'services:\n  api: { build: { context: ., dockerfile: api/Dockerfile } }\n',
      'api/Dockerfile':
        'FROM node:24 AS ui\nCOPY ./ui /ui\nFROM node:24\nCOPY ui-kit/package.json api /x/\nCMD ["x"]\n',
    };
    expect(await dockerfilesOf(compose, 'ui')).toEqual(['api/Dockerfile']);
    expect(await dockerfilesOf(compose, 'ui-kit')).toEqual([]);
    expect(
      await dockerfilesOf(
        { Dockerfile: 'FROM a:1\nCOPY svc/bill /x' },
        'svc/bill',
      ),
    ).toEqual(['Dockerfile']);
  });

  it('does not count beside one of its own, nor where it is for development', async () => {
    const root = { Dockerfile: 'FROM a:1\nCOPY svc/bill /x' };
    expect(
      await dockerfilesOf(
        { ...root, 'svc/bill/Dockerfile': image },
        'svc/bill',
      ),
    ).toEqual(['svc/bill/Dockerfile']);
    expect(
      await dockerfilesOf({ 'Dockerfile.dev': root.Dockerfile }, 'svc/bill'),
    ).toEqual([]);
  });

  it('is harmless where it is broken', async () => {
    expect(
      await dockerfilesOf(
        {
          Dockerfile: '\0\0',
          'compose.yaml':
            'services:\n  a: { build: { context: svc/bill, dockerfile: ../../../../etc/passwd } }\n  b: { build: { context: svc/bill, dockerfile: gone } }\n',
        },
        'svc/bill',
      ),
    ).toEqual([]);
  });
});

describe('a Dockerfile that Maven builds', () => {
  const parent = [
    '<project><properties><builder>docker</builder><images>${basedir}</images></properties>',
    '<plugin><artifactId>exec-maven-plugin</artifactId><configuration>',
    '<executable>${builder}</executable><workingDirectory>${images}</workingDirectory>',
    '<arguments><argument>build</argument><argument>-f</argument><argument>Dockerfile</argument>',
    '<argument>${project.build.directory}</argument></arguments>',
    '</configuration></plugin></project>',
  ].join('\n');
  const child = (plugin: string) =>
    `<project><properties><images>\${basedir}/../images</images></properties><artifactId>${plugin}</artifactId></project>`;

  it('is found through the properties of both pom.xml', async () => {
    const files = { 'pom.xml': parent, 'images/Dockerfile': image };
    expect(
      await dockerfilesOf(
        { ...files, 'bill/pom.xml': child('exec-maven-plugin') },
        'bill',
      ),
    ).toEqual(['images/Dockerfile']);
    expect(
      await dockerfilesOf(
        { ...files, 'bill/pom.xml': child('maven-jar-plugin') },
        'bill',
      ),
    ).toEqual([]);
  });

  it('is none where Maven starts something else, or properties hold each other', async () => {
    const pom = (text: string) =>
      text.replace('build</argument>', 'ps</argument>');
    expect(
      await dockerfilesOf(
        {
          'pom.xml': pom(parent),
          'images/Dockerfile': image,
          'bill/pom.xml': child('exec-maven-plugin'),
        },
        'bill',
      ),
    ).toEqual([]);
    expect(
      await dockerfilesOf(
        {
          'pom.xml': parent.replace('>docker<', '>${builder}${builder}<'),
          'bill/pom.xml': child('exec-maven-plugin'),
        },
        'bill',
      ),
    ).toEqual([]);
  });
});
