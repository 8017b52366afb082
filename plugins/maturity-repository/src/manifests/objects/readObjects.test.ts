import fc from 'fast-check';
import { readObjects } from './readObjects';

const read = (text: string) => readObjects(text, 'k8s/a.yaml');

const deployment = [
  '# of the shop',
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: web',
  '  namespace: shop',
  'spec:',
  '  template:',
  '    spec:',
  '      containers:',
  '        - name: web',
  '          image: web:1',
  '        - {name: log, image: log:1}',
].join('\n');

describe('readObjects', () => {
  it('reads objects with their names and places', () => {
    const { objects, problems } = read(
      `${deployment}\n---\n\n---\n${[
        'kind: Service',
        'apiVersion: v1',
        'metadata: {generateName: x-}',
      ].join('\n')}`,
    );
    expect(problems).toEqual([]);
    expect(
      objects.map(({ apiVersion, kind, name, namespace, source }) => [
        apiVersion,
        kind,
        name,
        namespace,
        source,
      ]),
    ).toEqual([
      ['apps/v1', 'Deployment', 'web', 'shop', { file: 'k8s/a.yaml', line: 3 }],
      ['v1', 'Service', '', '', { file: 'k8s/a.yaml', line: 17 }],
    ]);
  });

  it('finds fields, and of those that are not there the nearest above', () => {
    const [object] = read(deployment).objects;
    const lineOf = (...path: Array<string | number>) =>
      object.sourceOf(path).line;
    const pod = ['spec', 'template', 'spec'];
    expect(lineOf(...pod, 'containers', 0, 'image')).toBe(12);
    expect(lineOf(...pod, 'containers', 1)).toBe(13);
    expect(lineOf(...pod, 'containers', 0, 'securityContext', 'x')).toBe(11);
    expect(lineOf(...pod)).toBe(9);
    expect(lineOf('spec', 'replicas')).toBe(7);
    expect(lineOf('status')).toBe(3);
    expect(lineOf()).toBe(3);
  });

  it('reads as Kubernetes does', () => {
    const [object] = read(
      'apiVersion: v1\nkind: X\na: yes\nb: off\nc: 0644\nd: "0644"\ne: y\nf: 1_000\n',
    ).objects;
    expect(object.value).toMatchObject({
      a: true,
      b: false,
      c: 420,
      d: '0644',
      e: 'y',
    });
  });

  it('unfolds lists, also those of a kind and inside each other', () => {
    const { objects } = read(
      [
        'apiVersion: v1',
        'kind: List',
        'items:',
        '  - apiVersion: v1',
        '    kind: Service',
        '    metadata: {name: a}',
        '  - apiVersion: apps/v1',
        '    kind: DeploymentList',
        '    items:',
        '      - metadata: {name: b}',
        '      - just text',
        '  - apiVersion: example.org/v1',
        '    kind: AllowList',
        '    metadata: {name: c}',
      ].join('\n'),
    );
    expect(
      objects.map(({ apiVersion, kind, name, source, sourceOf }, index) => [
        apiVersion,
        kind,
        name,
        source.line,
        sourceOf.call(objects[index], ['metadata']).line,
      ]),
    ).toEqual([
      ['v1', 'Service', 'a', 5, 6],
      ['apps/v1', 'Deployment', 'b', 10, 10],
      ['example.org/v1', 'AllowList', 'c', 13, 14],
    ]);
  });

  it('leaves out what is no object', () => {
    expect(
      read(
        'a: 1\n---\n- b\n---\ntext\n---\nkind: Deployment\n---\napiVersion: 1\nkind: X\n',
      ),
    ).toEqual({ objects: [], problems: [] });
  });

  it('lets the last of equal keys win', () => {
    const { objects, problems } = read(
      'apiVersion: v1\nkind: X\nspec: {a: 1}\nspec: {b: 2}\n',
    );
    expect(problems).toEqual([]);
    expect(objects[0].value.spec).toEqual({ b: 2 });
    expect(objects[0].sourceOf(['spec', 'b']).line).toBe(4);
  });

  it('says what it could not read and where, and keeps the other documents', () => {
    const { objects, problems } = read(
      'apiVersion: v1\nkind: X\n---\na: &a [*b]\n',
    );
    expect(objects).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0].source).toEqual({ file: 'k8s/a.yaml', line: 4 });
    expect(problems[0].message.en).toMatch(/^The YAML can't be read: /);
    expect(problems[0].message.zh).toMatch(/^无法读取该 YAML：/);
  });

  it('bounds the number of objects', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n${'  - {apiVersion: v1, kind: X}\n'.repeat(
      20,
    )}`;
    const { objects, problems } = readObjects(text, 'a.yaml', {
      maxObjects: 7,
    });
    expect(objects).toHaveLength(7);
    expect(problems[0].message.en).toBe(
      'More than 7 objects; the rest was not read',
    );
  });

  it('bears mutated manifests', () => {
    const pieces = fc.array(
      fc.record({
        at: fc.nat(deployment.length),
        length: fc.nat(12),
        text: fc.oneof(
          fc.constantFrom(
            '\n',
            '---\n',
            '- ',
            ': ',
            '&a ',
            '*a',
            '{',
            '[',
            '"',
            '<<: *a\n',
            '\t',
            '|',
            'kind: List\nitems:\n',
          ),
          fc.string({ maxLength: 5 }),
        ),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, mutations => {
        const text = mutations.reduce(
          (before, { at, length, text: piece }) =>
            before.slice(0, at) + piece + before.slice(at + length),
          deployment,
        );
        const { objects, problems } = read(text);
        for (const object of objects) {
          expect(object.source.line).toBeGreaterThan(0);
          expect(
            object.sourceOf(['spec', 'template', 'spec', 'containers', 0]).line,
          ).toBeGreaterThan(0);
        }
        for (const { source } of problems) {
          expect(source.line).toBeGreaterThan(0);
        }
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });
});
