import { directoryOf } from '../files/testing';
import { collectRepository } from '../collect';
import { repositoryEvidenceShape } from '../schema';
import { evidenceOf } from './__testUtils__/evaluate';

// A busy machine must not fail what only has to end.
jest.setTimeout(60_000);

const most = 250_000;
const repeat = (text: string, characters = most) =>
  text.repeat(Math.floor(characters / text.length));

describe('a hostile Dockerfile', () => {
  it.each([
    ['truncated', 'FROM alpine:3.24\nRUN apk add \\'],
    ['one long line', `FROM a\nRUN ${repeat('x')}`],
    ['one long list', `FROM a\nCOPY ${repeat('x ')}`],
    ['backslashes', `FROM a\nRUN ${repeat('\\')}`],
    ['escaped spaces', `FROM a\nRUN x ${repeat('\\ ')}`],
    ['quotes', `FROM a\nRUN ${repeat('"')}`],
    ['open braces', `FROM a\nENV X=${repeat('${')}`],
    ['open brackets', `FROM a\nCMD ${repeat('[')}`],
    ['open heredocs', `FROM a\n${repeat('RUN <<A\n', 30_000)}`],
    ['comments in a continued line', `FROM a\nRUN x \\\n${repeat('#\n')}`],
    ['directives', repeat('# a=b\n')],
    ['nested ONBUILD', `FROM a\nONBUILD ${repeat('ONBUILD ')}`],
    ['ports', `FROM a\nEXPOSE ${repeat('1 ')}`],
    [
      'copies and chowns',
      `FROM a\n${repeat('COPY a b\n', 20_000)}${repeat(
        'RUN chown -R x b\n',
        40_000,
      )}`,
    ],
    ['installs', `FROM a\nRUN ${repeat('npm ci;', 30_000)}`],
    [
      'directories, copies and chowns',
      `FROM a\n${repeat('WORKDIR b\n', 15_000)}${repeat(
        'COPY a b/c/d\n',
        20_000,
      )}${repeat('RUN chmod -R x b e f g\n', 40_000)}`,
    ],
    ['a deep target', `FROM a\nCOPY a ${repeat('/b')}\nRUN chown -R x /b`],
    [
      'ARG on ARG',
      `ARG A=$A\nARG B=$C\nARG C=$B\n${Array.from(
        { length: 2000 },
        (_, n) => `ARG X${n + 1}=$X${n}$X${n}`,
      ).join('\n')}\nFROM $A$X2000`,
    ],
  ])('is borne: %s', async (_name, text) => {
    const evidence = await evidenceOf({ Dockerfile: text });
    expect(evidence.dockerfiles).toHaveLength(1);
    expect(JSON.stringify(evidence).length).toBeLessThan(3_000_000);
    expect(() => repositoryEvidenceShape.parse(evidence)).not.toThrow();
  });

  it.each([
    [
      'thousands of stages',
      Array.from(
        { length: 5000 },
        (_, n) => `FROM ${n > 0 ? `s${n - 1}` : 'a'} AS s${n}`,
      ).join('\n'),
      'Too large',
    ],
    [
      'more instructions than a person writes',
      `FROM a\n${'RUN a\n'.repeat(6000)}`,
      'Too large',
    ],
    [
      'a line of 10 MB',
      `FROM a\nRUN ${'x'.repeat(10 * 1024 * 1024)}`,
      'Too large',
    ],
    ['binary', Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0, 1, 2]), 'binary'],
    ['empty', '', 'no FROM'],
    ['a picture of words', 'hello world\n', 'Unknown instruction'],
  ])('is refused with a reason: %s', async (_name, content, reason) => {
    const { dockerfiles } = await evidenceOf({
      Dockerfile: content,
      'ok/Dockerfile': 'FROM alpine:3.24\nCMD ["x"]',
    });
    expect(dockerfiles.map(({ path, readable }) => [path, readable])).toEqual([
      ['Dockerfile', false],
      ['ok/Dockerfile', true],
    ]);
    expect(dockerfiles[0].syntaxErrors[0].message.en).toContain(reason);
  });

  it('takes nothing else down with a broken compose file or pipeline', async () => {
    const { dockerfiles, buildContexts } = await evidenceOf({
      Dockerfile: 'FROM alpine:3.24\nCOPY . .\nCMD ["x"]',
      'compose.yaml': `a: &a [x,x]\n${Array.from(
        { length: 30 },
        (_, n) => `b${n}: &b${n} [*a, *a]`,
      ).join('\n')}\nservices: [1, {build: 3}]`,
      'skaffold.yaml': '{{{',
      '.github/workflows/a.yml':
        'jobs: {a: {steps: [1, {run: 3}, {uses: {}}]}}',
      '.dockerignore': `${'*'.repeat(5000)}\n${'**/'.repeat(100)}x\n[\n`,
    });
    expect(dockerfiles[0].readable).toBe(true);
    expect(buildContexts[0].directoryFrom).toBe('assumed');
  });

  it('keeps to the schema on any mixture', async () => {
    const lines = [
      'FROM a AS b',
      'FROM b',
      'COPY --from=b',
      'ENV A',
      'ENV =',
      'USER',
      'USER $',
      'EXPOSE $X',
      'HEALTHCHECK',
      'HEALTHCHECK CMD',
      'CMD',
      'RUN',
      'RUN <<',
      'LABEL a',
      'ARG',
      'WORKDIR',
      'ADD',
      '--',
      'SHELL []',
      'ONBUILD',
      'FROM',
      'FROM --platform',
      'COPY --from= a b',
      'RUN --mount= x',
      'RUN --mount=from=b x',
    ];
    for (let start = 0; start < lines.length; start++) {
      const text = [...lines.slice(start), ...lines.slice(0, start)].join('\n');
      const evidence = await evidenceOf({ Dockerfile: text });
      expect(() => repositoryEvidenceShape.parse(evidence)).not.toThrow();
    }
  });
});

describe('cost', () => {
  it('reads no file that it does not need', async () => {
    const root = await directoryOf({
      Dockerfile: 'FROM alpine:3.24\nCMD ["x"]',
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, n) => [
          `src/d${n % 20}/f${n}.bin`,
          'x',
        ]),
      ),
    });
    const { repository } = await collectRepository({ root });
    expect(repository.fileCount).toBe(201);
    expect(repository.problems).toEqual([]);
  });
});
