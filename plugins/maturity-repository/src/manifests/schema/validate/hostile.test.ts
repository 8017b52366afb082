import fc from 'fast-check';
import { allKinds } from '../table/table';
import { changed, deployment } from './testing';
import { validateObject } from './validateObject';

const SEED = 20261122;
const kinds = allKinds();

describe('hostile objects', () => {
  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), value => {
        expect(validateObject(value)).toEqual([]);
      }),
      { seed: SEED, numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.dictionary(
          fc.constantFrom('metadata', 'spec', 'data', '__proto__', 'roleRef'),
          fc.anything({ maxDepth: 5, withNullPrototype: true }),
        ),
        (kind, fields) => {
          const problems = validateObject({ ...fields, ...kind });
          expect(problems.length).toBeLessThanOrEqual(100);
        },
      ),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('never throw when a good object is changed anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.anything({ maxDepth: 3 })), {
          minLength: 1,
          maxLength: 4,
        }),
        changes => {
          const object = deployment();
          changes.forEach(([where, value]) => replaceAt(object, where, value));
          validateObject(object).forEach(problem => {
            expect(problem.message.en).not.toMatch(/undefined|\[object/);
            expect(problem.message.en.length).toBeLessThan(1500);
            expect(problem.message.zh).not.toBe('');
          });
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('may close circles', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema.properties = { a: schema, b: schema, c: { properties: { schema } } };
    schema.items = schema;
    schema.allOf = [schema, schema];
    const problems = validateObject({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shops.example.com' },
      spec: {
        group: 'example.com',
        names: { kind: 'Shop', plural: 'shops' },
        scope: 'Namespaced',
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: schema },
          },
        ],
      },
    });
    expect(problems).toEqual([]);
  });

  it('may share one part a million times', () => {
    let part: unknown = { key: 'a', operator: 'In', values: ['b'] };
    for (let level = 0; level < 20; level++) {
      part = [part, part];
    }
    const object = changed({ 'spec template spec tolerations': part });
    const started = performance.now();
    expect(validateObject(object).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('are told once of what they share', () => {
    const env = [{ name: 'A', value: true }];
    const problems = validateObject(
      changed({
        'spec template spec containers 0 env': env,
        'spec template spec initContainers': [{ name: 'init', env }],
      }),
    );
    expect(problems.map(problem => problem.kind)).toEqual(['wrong-type']);
  });

  it('may be deep', () => {
    let root: Record<string, unknown> = { tpye: 'object' };
    for (let level = 0; level < 50_000; level++) {
      root = { not: root };
    }
    const problems = validateObject({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'shops.example.com' },
      spec: {
        group: 'example.com',
        names: { kind: 'Shop', plural: 'shops' },
        scope: 'Namespaced',
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: root },
          },
        ],
      },
    });
    expect(problems).toEqual([]);
  });

  it('may name fields after what every object inherits', () => {
    const object = JSON.parse(
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"__proto__":{"data":1},"constructor":{},"toString":1}',
    );
    expect(validateObject(object).map(problem => problem.path)).toEqual([
      ['__proto__'],
      ['constructor'],
      ['toString'],
    ]);
    expect(({} as Record<string, unknown>).data).toBeUndefined();
  });

  it('tell at most 100 problems of an object', () => {
    const wrong = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]),
    );
    expect(validateObject({ ...deployment(), ...wrong })).toHaveLength(100);
  });

  it('can’t hide control characters in a message', () => {
    const [first, second] = validateObject(
      changed({
        'spec \u001b[31m\u202egnp.exe': 1,
        [`spec ${'x'.repeat(100_000)}`]: 1,
      }),
    );
    expect(first.message.en).toBe('�[31m�gnp.exe is not a field of spec');
    expect(second.message.en.length).toBeLessThan(100);
  });

  it('take time in proportion to their size', () => {
    const texts = ['a', '-', '.', 'a-', 'a.', '0', '1h', '[0]'];
    const started = performance.now();
    for (const text of texts) {
      const long = text.repeat(20_000);
      validateObject({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: long, labels: { [long]: long } },
        spec: {
          hostnames: [long, long.slice(0, 500)],
          parentRefs: [{ name: long, group: long.slice(0, 253), kind: long }],
          rules: [{ timeouts: { request: long.slice(0, 500) } }],
        },
      });
      validateObject({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'a' },
        data: { [long]: long },
      });
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('take little time when they are usual', () => {
    const object = deployment();
    for (let turn = 0; turn < 300; turn++) {
      validateObject(object);
    }
    const started = performance.now();
    for (let turn = 0; turn < 300; turn++) {
      validateObject(object);
    }
    expect((performance.now() - started) / 300).toBeLessThan(3);
  });
});

/** Puts a value in place of the n-th value of an object, counted in breadth. */
function replaceAt(object: unknown, n: number, value: unknown): void {
  const places: Array<[Record<string, unknown>, string]> = [];
  const queue: unknown[] = [object];
  while (queue.length > 0 && places.length < 500) {
    const at = queue.shift();
    if (typeof at === 'object' && at !== null) {
      for (const key of Object.keys(at)) {
        if (at !== object || !['apiVersion', 'kind'].includes(key)) {
          places.push([at as Record<string, unknown>, key]);
        }
        queue.push((at as Record<string, unknown>)[key]);
      }
    }
  }
  const [holder, key] = places[n % places.length];
  holder[key] = value;
}
