import fs from 'node:fs/promises';
import { openRepository } from './repository';
import { directoryOf } from './testing';

const refused = Object.assign(new Error('EACCES: permission denied'), {
  code: 'EACCES',
});

afterEach(() => jest.restoreAllMocks());

it('a root or subpath that can not be read is an error', async () => {
  const root = await directoryOf({ 'svc/Dockerfile': 'FROM x' });
  // The tests may run as root, to whom nothing is refused.
  jest.spyOn(fs, 'access').mockRejectedValue(refused);
  await expect(openRepository({ root })).rejects.toThrow(
    /^The directory .* can't be read$/,
  );
  await expect(openRepository({ root, subpath: 'svc' })).rejects.toThrow(
    /svc can't be read$/,
  );
});

it('a directory inside that can not be read leaves the files incomplete, and is told', async () => {
  const root = await directoryOf({ Dockerfile: 'FROM x', 'deploy/a.yaml': '' });
  const { opendir } = fs;
  jest
    .spyOn(fs, 'opendir')
    .mockImplementation((path, options) =>
      String(path).endsWith('deploy')
        ? Promise.reject(refused)
        : opendir(path, options),
    );
  const repository = await openRepository({ root });
  expect(repository.files.map(({ path }) => path)).toEqual(['Dockerfile']);
  expect(repository.truncated).toBe(true);
  expect(repository.problems).toEqual([
    {
      message: {
        en: "The directory can't be read (EACCES)",
        zh: '无法读取该目录（EACCES）',
      },
      source: { file: 'deploy' },
    },
  ]);
});
