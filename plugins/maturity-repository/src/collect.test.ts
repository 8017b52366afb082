import { collectRepository } from '.';
import { directoryOf } from './files/testing';

describe('collectRepository', () => {
  it('lists problems in the order of files, whichever section notes them first', async () => {
    const root = await directoryOf({
      '.github/workflows/b.yml': 'a: [',
      '.github/workflows/a.yml': 'a: {',
      '.gitlab-ci.yml': 'a: "',
      Dockerfile: Buffer.from([0, 1]),
      'renovate.json': Buffer.from([0, 1]),
    });
    const { repository } = await collectRepository({ root });
    const files = repository.problems.map(({ source }) => source.file);
    expect(files).toEqual([...files].sort());
    expect(files).toEqual(
      expect.arrayContaining(['.github/workflows/a.yml', 'renovate.json']),
    );
  });

  it('lists 200 problems, the same ones each time', async () => {
    const root = await directoryOf(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [
          `.github/workflows/${String(at).padStart(3, '0')}.yml`,
          'a: [',
        ]),
      ),
    );
    const { repository } = await collectRepository({ root });
    expect(repository.problems).toHaveLength(200);
    expect(repository.problems.at(-1)?.source.file).toBe(
      '.github/workflows/199.yml',
    );
  });

  it('gives the same document each time', async () => {
    const root = await directoryOf({
      Dockerfile: 'FROM node:24\nCMD ["node", "."]\n',
      'package.json': '{"scripts":{"test":"node --test"}}',
      '.github/workflows/ci.yml':
        'on: pull_request\njobs: { t: { steps: [{ run: npm test }, { run: docker build . }] } }\n',
      'compose.yaml': 'services: { db: { image: postgres:18 } }\n',
    });
    const now = new Date('2026-11-22');
    const [first, second] = await Promise.all(
      [1, 2].map(() => collectRepository({ root, now })),
    );
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('stops when it is told to, and says which directory it could not read', async () => {
    const root = await directoryOf({ a: '' });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(collectRepository({ root, signal })).rejects.toThrow('enough');
    await expect(collectRepository({ root: `${root}/a` })).rejects.toThrow(
      /is not a directory/,
    );
  });
});
