import { meshOf } from '@container-maturity/backstage-plugin-maturity-engine';
import { catalogSystemsSection, parentsOf } from './systems';
import { collected } from './testing';

const system = (mesh: string, more = '') =>
  `kind: System\nmetadata:\n  name: Shop\n  annotations: { container-maturity.io/mesh: ${mesh} }\n${more}`;

describe('the Systems of a repository', () => {
  it('are found with what they say of the mesh, also beside a subpath', async () => {
    const files = {
      'catalog-info.yaml': `kind: Component\nmetadata: { name: cart }\n---\n${system(
        'istio',
      )}`,
      'services/cart/catalog-info.yaml':
        'kind: Domain\nmetadata: { name: retail, namespace: acme }\n',
    };
    const systems = await collected(catalogSystemsSection, files, {
      subpath: 'services/cart',
    });
    expect(systems).toEqual([
      {
        kind: 'System',
        name: 'Shop',
        namespace: 'default',
        domain: '',
        mesh: 'istio',
        source: { file: 'catalog-info.yaml', line: 7 },
      },
      {
        kind: 'Domain',
        name: 'retail',
        namespace: 'acme',
        domain: '',
        mesh: '',
        source: { file: 'services/cart/catalog-info.yaml', line: 1 },
      },
    ]);
  });

  it('are none in files that hold anything', async () => {
    const files = {
      'catalog-info.yaml':
        '- kind\n---\nkind: System\n---\nkind: Domain\nmetadata: [annotations]\nspec: 4\n---\n: [',
    };
    const systems = await collected(catalogSystemsSection, files);
    expect(systems.every(({ mesh }) => mesh === '')).toBe(true);
  });
});

describe('what an entity is part of', () => {
  it.each([
    ['shop', 'istio', 'system'],
    ['SHOP', 'istio', 'system'],
    ['default/shop', 'istio', 'system'],
    ['system:default/shop', 'istio', 'system'],
    ['system:shop', 'istio', 'system'],
    ['domain:shop', '', ''],
    ['other/shop', '', ''],
    ['', '', ''],
    ['a/b/c', '', ''],
  ])('is found by the reference %j', async (reference, value, from) => {
    const systems = await collected(catalogSystemsSection, {
      'catalog-info.yaml': system('istio'),
    });
    const entity = {
      kind: 'Component',
      metadata: { name: 'cart' },
      spec: { system: reference },
    };
    expect(meshOf(entity, parentsOf(entity, systems))).toEqual({ value, from });
  });

  it('goes on to the Domain', async () => {
    const systems = await collected(catalogSystemsSection, {
      'catalog-info.yaml': [
        system("''", 'spec: { domain: acme/retail }\n'),
        'kind: Domain\nmetadata: { name: retail, namespace: acme, annotations: { container-maturity.io/mesh: linkerd } }\n',
      ].join('---\n'),
    });
    const entity = {
      kind: 'Component',
      metadata: { name: 'cart' },
      spec: { system: 'shop' },
    };
    expect(meshOf(entity, parentsOf(entity, systems))).toEqual({
      value: 'linkerd',
      from: 'domain',
    });
  });
});
