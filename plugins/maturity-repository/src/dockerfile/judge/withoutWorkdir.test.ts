import { evidenceOf } from '../__testUtils__/evaluate';

const places = async (...lines: string[]) => {
  const { dockerfiles } = await evidenceOf({
    Dockerfile: [...lines, 'CMD ["x"]'].join('\n'),
  });
  return dockerfiles[0].withoutWorkdir.map(
    ({ kind, path, source }) => `${kind} ${path}:${source.line}`,
  );
};

describe('what should rest on WORKDIR', () => {
  it('is a relative target before the first WORKDIR, and cd at the start of a RUN', async () => {
    expect(
      await places(
        'FROM alpine:3.24',
        'RUN cd /src && make',
        'COPY a b',
        'COPY a /b',
        'WORKDIR /app',
        'COPY a b',
        'RUN make && cd x && make',
        'RUN cd /srv',
      ),
    ).toEqual(['copy b:3', 'cd /src:2', 'cd /srv:8']);
  });

  it('is nothing where a stage below, or the base image, sets it', async () => {
    expect(
      await places(
        'FROM alpine:3.24 AS a',
        'WORKDIR /app',
        'FROM a',
        'COPY b c',
      ),
    ).toEqual([]);
    expect(await places('FROM ghcr.io/acme/base:1', 'COPY b c')).toEqual([]);
    expect(await places('FROM alpine:3.24 AS a', 'FROM a', 'COPY b c')).toEqual(
      ['copy c:3'],
    );
  });

  it('is told of each Dockerfile apart', async () => {
    const { dockerfiles } = await evidenceOf({
      'a/Dockerfile': 'FROM alpine:3.24\nCOPY x y\nCMD ["x"]',
      'b/Dockerfile': 'FROM alpine:3.24\nCOPY x /y\nCMD ["x"]',
    });
    expect(
      dockerfiles.map(({ path, withoutWorkdir }) => [
        path,
        withoutWorkdir.length,
      ]),
    ).toEqual([
      ['a/Dockerfile', 1],
      ['b/Dockerfile', 0],
    ]);
  });

  it('is listed a hundred times at most', async () => {
    const copies = Array.from({ length: 300 }, () => 'COPY a b');
    expect(await places('FROM alpine:3.24', ...copies)).toHaveLength(100);
  });
});
