import { collected } from '../project/testing';
import { decisionsSection } from './section';

const file = (check: string) =>
  `waivers: [{ check: ${check}, reason: r, by: x, until: 2027-01-01 }]`;

describe('the decisions of an entity', () => {
  const files = {
    'maturity.yaml': file('root'),
    'services/maturity.yml': file('services'),
    'services/orders/maturity.yaml': file('orders'),
    'services/orders/main.go': '',
    'services/cart/main.go': '',
    'web/main.ts': '',
  };

  it.each([
    [undefined, 'maturity.yaml'],
    ['services/orders', 'services/orders/maturity.yaml'],
    ['services/cart', 'services/maturity.yml'],
    ['web', 'maturity.yaml'],
  ])('of %s stand in the nearest file, %s', async (subpath, path) => {
    const found = await collected(decisionsSection, files, { subpath });
    expect(found.exists).toBe(true);
    expect(found.source).toEqual({ file: path, line: 0 });
    expect(found.entries).toHaveLength(1);
  });

  it('are none without a file', async () => {
    const none = await collected(decisionsSection, { CODEOWNERS: '* @a' });
    expect(none).toEqual({
      exists: false,
      entries: [],
      codeowners: [],
      guards: [],
      source: { file: '', line: 0 },
    });
  });
});
