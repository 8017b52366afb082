import { createMockDirectory } from '@backstage/backend-test-utils';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { filesOf } from './__testUtils__/filesOf';
import { renderService } from './__testUtils__/renderService';

/** What a skeleton that went wrong leaves behind. */
const leftOver =
  /\$\{\{-? ?(values|parameters)\b|\{%|\[object Object\]|\r|(: |=|")undefined/;

const least = {
  name: 'a',
  owner: 'user:default/ada',
  organisation: 'heronway',
};
const most = {
  name: 'order-history-of-the-whole-shop-and-more',
  title: 'Order: "history" & <more> \'quoted\' \\ #1',
  description:
    'Remembers: what was ordered, "when" & by {{whom}} ${{ here }} # no comment',
  owner: 'group:default/checkout-team',
  system: 'system:default/checkout',
  lifecycle: 'production',
  tier: '1',
  exposure: 'public',
  organisation: 'Heronway',
  registry: 'registry.example.com:5000/shop/services',
};

describe('the skeletons', () => {
  const directory = createMockDirectory();
  const read = (file: string) =>
    fs.readFile(directory.resolve('service', file), 'utf8');

  beforeEach(() => directory.setContent({ service: {} }));

  describe.each([
    ['the least input', least],
    ['the most awkward input', most],
  ])('with %s', (_, input) => {
    it('write the files that the plan lists, whole', async () => {
      const plan = await renderService(directory.resolve('service'), input);
      const files = await filesOf(directory.resolve('service'));
      expect(files).toEqual(plan.files);
      for (const file of files) {
        const text = (await read(file)).split(plan.values.description).join('');
        expect(text.endsWith('\n')).toBe(true);
        // TypeScript may speak of undefined.
        const left = file.endsWith('.ts') ? [] : text.match(leftOver) ?? [];
        expect({ file, left: left[0] }).toEqual({ file });
      }
    });

    it('write YAML and JSON that can be read', async () => {
      const { values, files } = await renderService(
        directory.resolve('service'),
        input,
      );
      const isData = (file: string) =>
        /\.(ya?ml|json)$/.test(file) && !file.includes('chart/templates/');
      for (const file of files.filter(isData)) {
        for (const document of parseAllDocuments(await read(file))) {
          expect({ file, errors: document.errors }).toEqual({
            file,
            errors: [],
          });
          expect({ file, empty: emptyKeys(document.toJS()) }).toEqual({
            file,
            empty: [],
          });
        }
      }
      const [catalogInfo] = parseAllDocuments(await read('catalog-info.yaml'));
      expect(catalogInfo.toJS()).toMatchObject({
        metadata: {
          name: values.name,
          title: values.title,
          description: values.description,
        },
      });
    });

    it("leave to GitHub what is GitHub's", async () => {
      await renderService(directory.resolve('service'), input);
      const ci = await read('.github/workflows/ci.yaml');
      expect(ci).toContain('group: ci-${{ github.ref }}');
      expect(ci).toContain('tags: ${{ env.IMAGE }}:sha-${{ github.sha }}');
      expect(ci).toContain("--format '{{.State.ExitCode}}'");
      const { jobs, permissions } = parseAllDocuments(ci)[0].toJS();
      expect(permissions).toEqual({});
      const uses = Object.values<any>(jobs)
        .flatMap(job => job.steps)
        .flatMap(step => step.uses ?? []);
      expect(uses.length).toBeGreaterThan(10);
      for (const action of uses) {
        expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      }
    });
  });

  it('name the registry that was chosen, and how to sign in to it', async () => {
    await renderService(directory.resolve('service'), most);
    const ci = await read('.github/workflows/ci.yaml');
    expect(ci).toContain(
      'IMAGE: registry.example.com:5000/shop/services/order-history-of-the-whole-shop-and-more\n',
    );
    expect(ci).toContain('password: ${{ secrets.REGISTRY_PASSWORD }}');
    expect(ci).not.toContain('github.token }}\n      - name: Build');
  });

  it('keep the right to execute', async () => {
    await renderService(directory.resolve('service'), least);
    const script = directory.resolve('service/.github/propose-image.sh');
    expect((await fs.stat(script)).mode % 0o1000).toBe(0o755);
  });

  it('write nothing beside the service', async () => {
    await renderService(directory.resolve('service'), least);
    expect(await fs.readdir(join(directory.path))).toEqual(['service']);
  });
});

/** Where a value was missing, YAML has null. */
function emptyKeys(value: unknown, path = ''): string[] {
  if (value === null) {
    return [path];
  }
  return typeof value === 'object'
    ? Object.entries(value).flatMap(([key, item]) =>
        emptyKeys(item, `${path}/${key}`),
      )
    : [];
}
