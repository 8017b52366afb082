import { ManifestSet } from '../sets';
import { setsOf } from '../testing';
import { deployment } from './testing';
import { besideEach } from './together';

const set = (
  directory: string,
  environment: string,
  more: Partial<ManifestSet> = {},
  text = deployment(directory, '{app: a}'),
): ManifestSet =>
  setsOf(
    { [`${directory}/app.yaml`]: text },
    { directory, environment, ...more },
  )[0];

const beside = (...sets: ManifestSet[]) => {
  const found = besideEach(sets);
  return sets.map(one => found.get(one)?.map(({ directory }) => directory));
};

it('are the sets of the same environment', () => {
  expect(
    beside(
      set('a', 'production'),
      set('b', 'production'),
      set('c', 'staging'),
      set('d', 'default'),
    ),
  ).toEqual([['b', 'd'], ['a', 'd'], ['d'], ['a', 'b']]);
});

it('a set of no environment is looked at as in the first that is named', () => {
  expect(
    beside(
      set('a', 'default'),
      set('b', 'development'),
      set('c', 'default'),
      set('d', 'staging'),
    ),
  ).toEqual([
    ['c', 'd'],
    ['a', 'c'],
    ['a', 'd'],
    ['a', 'c'],
  ]);
});

it('is nothing that a set takes in', () => {
  const base = set('base', 'default', { origin: 'kustomize' });
  const overlay = set('overlay', 'production', {
    origin: 'kustomize',
    takesIn: ['base'],
  });
  const files = set('base', 'default');
  expect(beside(base, overlay)).toEqual([[], []]);
  expect(beside(overlay, base)).toEqual([[], []]);
  expect(beside(overlay, files)).toEqual([['base'], ['overlay']]);
});

it('is no other way to deploy the same workload', () => {
  const web = deployment('web', '{app: web}');
  const chart = set('chart', 'default', { origin: 'helm' }, web);
  const plain = set('k8s', 'default', {}, web);
  const policies = set('policies', 'default');
  expect(beside(chart, plain, policies)).toEqual([
    ['policies'],
    ['policies'],
    ['chart', 'k8s'],
  ]);
  const elsewhere = { namespace: 'b' };
  expect(
    beside({ ...chart, namespace: 'a' }, { ...plain, ...elsewhere }),
  ).toEqual([['k8s'], ['chart']]);
  expect(beside(chart, { ...plain, ...elsewhere })).toEqual([[], []]);
});

it('takes little time where many sets run the same', () => {
  const text = Array.from({ length: 80 }, (_, index) =>
    deployment(`d${index}`, '{app: a}'),
  ).join('---\n');
  const one = set('a', 'default', {}, text);
  const sets = Array.from({ length: 60 }, (_, index) => ({
    ...one,
    directory: `${index}`,
    namespace: `n${index}`,
  }));
  const start = performance.now();
  const found = besideEach(sets);
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(found.get(sets[0])).toHaveLength(59);
});
