import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { homeFileOf } from './homeFile';

describe('homeFileOf', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'maturity-home-'));
    await mkdir(path.join(root, 'services/cart'), { recursive: true });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = (file: string) => writeFile(path.join(root, file), '');

  it('is the file that describes the entity, where it lies in the repository', async () => {
    await write('catalog-info.yaml');
    await write('readme.rst');
    expect(await homeFileOf(root, '', 'catalog-info.yaml')).toBe(
      'catalog-info.yaml',
    );
    expect(await homeFileOf(root, '', '../elsewhere.yaml')).toBe('readme.rst');
  });

  it("is the folder's README, else that of the repository, else where one belongs", async () => {
    expect(await homeFileOf(root, 'services/cart')).toBe(
      'services/cart/README.md',
    );
    await write('README.md');
    expect(await homeFileOf(root, 'services/cart')).toBe('README.md');
    await write('services/cart/README');
    expect(await homeFileOf(root, 'services/cart')).toBe(
      'services/cart/README',
    );
  });
});
