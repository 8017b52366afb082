import { entityRefOf, includedPaths } from './entity';

const entity = {
  kind: 'Component',
  metadata: {
    name: 'Cart',
    namespace: 'Shop',
    annotations: {
      'container-maturity.io/paths': ' charts/cart/**, ,.github ',
    },
  },
};

describe('an entity', () => {
  it('names the globs that widen its subpath', () => {
    expect(includedPaths(entity)).toEqual(['charts/cart/**', '.github']);
    expect(includedPaths({ kind: 'Component', metadata: {} })).toEqual([]);
    const annotations = { 'container-maturity.io/paths': ['a'] } as never;
    expect(includedPaths({ ...entity, metadata: { annotations } })).toEqual([]);
  });

  it('has the reference that the catalog gives it', () => {
    expect(entityRefOf(entity)).toBe('component:shop/cart');
    expect(entityRefOf({ kind: 'Component', metadata: { name: 'a' } })).toBe(
      'component:default/a',
    );
  });
});
