import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  entityOfDirectory,
  entityOfFile,
  includedPaths,
  refOf,
} from './entity';

const component = (name: string, extra = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\n${extra}spec: { type: service }\n`;

describe('entityOfDirectory', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'maturity-entity-'));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };

  it('takes the first Component of several documents', async () => {
    await write(
      'catalog-info.yaml',
      `kind: System\nmetadata: { name: shop }\n---\n${component(
        'first',
      )}---\n${component('second')}`,
    );
    const { entity, file, notes } = await entityOfDirectory(root, '');
    expect(entity.metadata.name).toBe('first');
    expect(file).toBe('catalog-info.yaml');
    expect(notes).toEqual([]);
  });

  it('assumes a service where there is no file, and says so', async () => {
    const { entity, file, notes } = await entityOfDirectory(root, '');
    expect(entity).toMatchObject({ kind: 'Component' });
    expect(file).toBeUndefined();
    expect(notes).toEqual([
      {
        message: {
          en: 'No catalog-info.yaml: a service is assumed',
          zh: '没有 catalog-info.yaml：假定为服务',
        },
      },
    ]);
  });

  it('names the assumed service after its directory', async () => {
    await mkdir(path.join(root, 'src/my_cart (new)'), { recursive: true });
    const { entity, notes } = await entityOfDirectory(
      root,
      'src/my_cart (new)',
    );
    expect(entity.metadata.name).toBe('my-cart-new');
    expect(notes[0].message.en).toContain(
      'src/my_cart (new)/catalog-info.yaml',
    );
  });

  it("takes a subpath's own file, not the root's", async () => {
    await write('catalog-info.yaml', component('whole'));
    await write('src/cart/catalog-info.yaml', component('cart'));
    await write('src/other/x', '');
    expect(
      (await entityOfDirectory(root, 'src/cart')).entity.metadata.name,
    ).toBe('cart');
    expect(
      (await entityOfDirectory(root, 'src/other')).entity.metadata.name,
    ).toBe('other');
  });

  it.each([
    ['a: [', 'is not valid YAML'],
    ['kind: System\nmetadata: { name: shop }\n', 'declares no Component'],
    ['kind: Component\nmetadata: x\n', 'declares no Component'],
    ['\u0000\u0001\u0002', 'catalog-info.yaml'],
    [' '.repeat(1024 * 1024 + 1), 'is larger than 1 MiB'],
  ])('goes on where the file is broken, and says why', async (text, reason) => {
    await write('catalog-info.yaml', text);
    const { file, notes } = await entityOfDirectory(root, '');
    expect(file).toBeUndefined();
    expect(notes[0].message.en).toContain(reason);
    expect(notes[0].message.en).toContain('a service is assumed');
  });

  it('follows no symbolic link out of the directory', async () => {
    await write('outside/catalog-info.yaml', component('stranger'));
    await mkdir(path.join(root, 'inside'));
    await symlink(
      path.join(root, 'outside/catalog-info.yaml'),
      path.join(root, 'inside/catalog-info.yaml'),
    );
    const { entity } = await entityOfDirectory(path.join(root, 'inside'), '');
    expect(entity.metadata.name).toBe('inside');
  });

  it('refuses a named file that declares none', async () => {
    await write('e.yaml', 'kind: System\n');
    await expect(entityOfFile(root, root, 'e.yaml', 'en')).rejects.toThrow(
      'e.yaml declares no Component',
    );
    await expect(entityOfFile(root, root, 'nope.yaml', 'en')).rejects.toThrow(
      'nope.yaml does not exist',
    );
    await expect(entityOfFile(root, root, '.', 'zh')).rejects.toThrow(
      '. 不是普通文件',
    );
  });

  it('names a file below the directory by its path there', async () => {
    await write('repo/deploy/e.yaml', component('x'));
    const inside = await entityOfFile(
      root,
      path.join(root, 'repo'),
      'repo/deploy/e.yaml',
      'en',
    );
    expect(inside.file).toBe('deploy/e.yaml');
  });

  it('reads the paths of the annotation, and the reference', async () => {
    await write(
      'catalog-info.yaml',
      component(
        'Cart',
        '  namespace: Shop\n  annotations:\n    container-maturity.io/paths: "charts/cart/**, .github"\n',
      ),
    );
    const { entity } = await entityOfDirectory(root, '');
    expect(includedPaths(entity)).toEqual(['charts/cart/**', '.github']);
    expect(refOf(entity)).toBe('component:shop/cart');
  });
});
