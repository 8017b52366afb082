import { collectRepository } from '../collect';
import { directoryOf } from '../files/testing';

const dockerfile = [
  'FROM golang:1.26-alpine',
  'WORKDIR /src',
  'COPY . .',
  'RUN go mod download',
  'RUN go build -o /app .',
].join('\n');

async function installs(files: Record<string, string>) {
  const root = await directoryOf({ Dockerfile: dockerfile, ...files });
  const { dependencyInstalls } = await collectRepository({ root });
  return dependencyInstalls.map(({ command, locked, cached }) => ({
    command,
    locked,
    cached,
  }));
}

describe('a Go module', () => {
  it('that requires nothing has nothing to lock and nothing to download', async () => {
    const files = { 'go.mod': 'module example.com/a\n\ngo 1.26\n' };
    expect(await installs(files)).toEqual([
      { command: 'go mod download', locked: true, cached: true },
      { command: 'go build', locked: true, cached: true },
    ]);
  });

  it.each([
    ['on one line', 'require example.com/b v1.0.0\n'],
    ['in a block', 'require (\n\texample.com/b v1.0.0\n)\n'],
  ])('that requires a module %s needs go.sum', async (_, text) => {
    const files = { 'go.mod': `module example.com/a\n\n${text}` };
    expect((await installs(files))[0]).toMatchObject({ locked: false });
    expect(
      (
        await installs({ ...files, 'go.sum': 'example.com/b v1.0.0 h1:x=\n' })
      )[0],
    ).toMatchObject({ locked: true, cached: false });
  });
});
