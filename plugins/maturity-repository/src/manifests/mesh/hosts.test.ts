import fc from 'fast-check';
import { hostOf, hostsMeet, takesService } from './hosts';

const seed = 20261122;

describe('hostOf', () => {
  it.each([
    ['web', 'web', 'shop', false],
    ['WEB', 'web', 'shop', false],
    ['web.orders.svc', 'web', 'orders', false],
    ['web.orders.svc.cluster.local', 'web', 'orders', false],
    ['web.orders.svc.acme.internal', 'web', 'orders', false],
    // Istio takes it as it stands, and so do we.
    ['web.orders', '', '', false],
    ['api.example.com', '', '', false],
    ['*', '', '', true],
    ['*.shop.svc.cluster.local', '', '', true],
    ['', '', '', false],
  ])('reads %s', (text, service, namespace, wildcard) => {
    expect(hostOf(text, 'shop')).toEqual({ service, namespace, wildcard });
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, namespace) => {
        const { service, wildcard } = hostOf(text, namespace);
        expect(service === '' || !wildcard).toBe(true);
      }),
      { seed },
    );
    expect(hostOf(`${'a.'.repeat(50_000)}svc`, 'shop').service).toBe('');
  });
});

it.each([
  ['*', true],
  ['*.local', true],
  ['*.shop.svc.cluster.local', true],
  ['*.orders.svc.cluster.local', false],
  ['web', false],
])('%s takes web in shop: %s', (pattern, taken) => {
  expect(takesService(pattern, { name: 'web', namespace: 'shop' })).toBe(taken);
});

it.each([
  ['a.example.com', 'a.example.com', true],
  ['a.example.com', 'b.example.com', false],
  ['*.example.com', 'a.example.com', true],
  ['a.example.com', '*.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*', 'a.example.com', true],
  ['shop/a.example.com', 'a.example.com', true],
  ['*/a.example.com', 'a.example.com', true],
  ['./*', 'a.example.com', true],
  ['', 'a.example.com', false],
])('%s and %s have a host in common: %s', (one, other, meet) => {
  expect(hostsMeet(one, other)).toBe(meet);
});
