import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entityOfDirectory, entityOfFile } from './entity';

const component = (name: string, extra = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\n${extra}spec: { type: service }\n`;

const sourced = (name: string, location: string) =>
  component(
    name,
    `  annotations: { backstage.io/source-location: '${location}' }\n`,
  );

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

  const named = (subpath = '', directory = root) => ({
    cwd: root,
    root: directory,
    directory: '.',
    subpath,
  });

  it('takes the first Component of several documents, and names the others', async () => {
    await write(
      'catalog-info.yaml',
      `kind: System\nmetadata: { name: shop }\n---\n${component(
        'first',
      )}---\n${component('second')}`,
    );
    const { entity, file, notes } = await entityOfDirectory(named());
    expect(entity.metadata.name).toBe('first');
    expect(file).toBe('catalog-info.yaml');
    expect(notes).toEqual([
      {
        message: {
          en: expect.stringMatching(
            /^first is checked; .* here too: second\. .* --subpath, .* --entity catalog-info\.yaml#second$/,
          ),
          zh: expect.stringContaining('--entity catalog-info.yaml#second'),
        },
        source: { file: 'catalog-info.yaml' },
      },
    ]);
  });

  it('assumes a service where there is no file, and says so', async () => {
    const { entity, file, notes } = await entityOfDirectory(named());
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
      named('src/my_cart (new)'),
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
      (await entityOfDirectory(named('src/cart'))).entity.metadata.name,
    ).toBe('cart');
    expect(
      (await entityOfDirectory(named('src/other'))).entity.metadata.name,
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
    const { file, notes } = await entityOfDirectory(named());
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
    const { entity } = await entityOfDirectory(
      named('', path.join(root, 'inside')),
    );
    expect(entity.metadata.name).toBe('inside');
  });

  it('refuses a named file that declares none', async () => {
    await write('e.yaml', 'kind: System\n');
    await expect(entityOfFile(named(), 'e.yaml', 'en')).rejects.toThrow(
      'e.yaml declares no Component',
    );
    await expect(entityOfFile(named(), 'nope.yaml', 'en')).rejects.toThrow(
      'nope.yaml does not exist',
    );
    await expect(entityOfFile(named(), '.', 'zh')).rejects.toThrow(
      '. 不是普通文件',
    );
  });

  it('names a file below the directory by its path there', async () => {
    await write('repo/deploy/e.yaml', component('x'));
    const inside = await entityOfFile(
      named('', path.join(root, 'repo')),
      'repo/deploy/e.yaml',
      'en',
    );
    expect(inside.file).toBe('deploy/e.yaml');
  });

  describe('in a monorepo', () => {
    const suite = `${sourced(
      'driver',
      'file:./services/driver/',
    )}---\n${sourced('planner', 'url:services/planner/')}---\n${component(
      'whole',
    )}`;

    beforeEach(async () => {
      await write('catalog-info.yaml', suite);
      await write('services/driver/x', '');
      await write('services/planner/src/x', '');
      await write('services/other/x', '');
    });

    it('judges a Component where its source location says', async () => {
      const { entity, subpath } = await entityOfDirectory(named());
      expect([entity.metadata.name, subpath]).toEqual([
        'driver',
        'services/driver',
      ]);
    });

    it("finds the folder's Component in the file of the root", async () => {
      const found = await entityOfDirectory(named('services/planner'));
      expect(found).toMatchObject({
        entity: { metadata: { name: 'planner' } },
        file: 'catalog-info.yaml',
        subpath: 'services/planner',
      });
      const other = await entityOfDirectory(named('services/other'));
      expect(other.entity.metadata.name).toBe('other');
      expect(other.file).toBeUndefined();
    });

    it('takes the Component of that name', async () => {
      const file = 'catalog-info.yaml';
      const found = await entityOfFile(named(), `${file}#planner`, 'en');
      expect(found).toMatchObject({
        entity: { metadata: { name: 'planner' } },
        subpath: 'services/planner',
        notes: [],
      });
      expect(await entityOfFile(named(), `${file}#whole`, 'en')).toMatchObject({
        subpath: '',
        notes: [],
      });
      await expect(
        entityOfFile(named(), `${file}#plannr`, 'en'),
      ).rejects.toThrow(
        "catalog-info.yaml declares no Component named 'plannr'; it declares driver, planner, whole",
      );
    });

    it('leaves the folder that a person named, unless the source lies in it', async () => {
      await write('services/other/catalog-info.yaml', sourced('o', 'file:../'));
      await write(
        'services/planner/catalog-info.yaml',
        sourced('p', 'file:src'),
      );
      expect((await entityOfDirectory(named('services/other'))).subpath).toBe(
        'services/other',
      );
      expect((await entityOfDirectory(named('services/planner'))).subpath).toBe(
        'services/planner/src',
      );
    });

    it.each([
      ['file:./services/gone', 1],
      ['file:../elsewhere', 1],
      ['url:https://github.com/acme/shop/tree/main/services/gone', 1],
      ['url:https://github.com/acme/shop/', 0],
      ['url:https://github.com/acme/shop/tree/main/services/driver/', 0],
    ])('bears the source location %s', async (location, count) => {
      await write('catalog-info.yaml', sourced('x', location));
      const { subpath, notes } = await entityOfDirectory(named());
      expect(subpath).toBe(
        location.includes('driver') ? 'services/driver' : '',
      );
      expect(notes).toHaveLength(count);
      expect(
        notes.every(note =>
          note.message.en.includes('names no directory here'),
        ),
      ).toBe(true);
    });

    it('follows no symbolic link to the source', async () => {
      await symlink(tmpdir(), path.join(root, 'services/linked'));
      await write('catalog-info.yaml', sourced('x', 'file:services/linked'));
      const { subpath, notes } = await entityOfDirectory(named());
      expect([subpath, notes.length]).toEqual(['', 1]);
    });
  });
});
