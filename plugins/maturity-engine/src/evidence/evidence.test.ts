import { z } from 'zod';
import {
  dockerfile,
  repositorySchema,
  testRepository,
} from '../__testUtils__/repositorySchema';
import { celTypeName } from './celShapes';
import { EvidenceMismatchError, toDynamicCelValue } from './celValues';
import { compileSchema } from './compiledSchema';
import { documentFromSchema } from './documentFromSchema';
import type { JsonSchema } from './types';

function schemaOf(schema: JsonSchema) {
  return { id: 'test', title: { en: 'Test', zh: '测试' }, schema };
}

describe('types', () => {
  it('come from a JSON Schema as zod writes it', () => {
    const { variables, messages } = compileSchema(repositorySchema);
    expect(
      Object.fromEntries(
        [...variables].map(([name, shape]) => [name, celTypeName(shape)]),
      ),
    ).toEqual({
      dockerfiles: 'list<Dockerfile>',
      pipeline: 'Pipeline',
      files: 'list<string>',
      incomplete: 'list<Incomplete>',
    });
    const fields = (type: string) =>
      Object.fromEntries(
        [...messages.get(type)!.fields].map(([name, shape]) => [
          name,
          celTypeName(shape),
        ]),
      );
    expect(fields('Dockerfile')).toEqual({
      path: 'string',
      stages: 'list<Stage>',
      user: 'User',
      labels: 'map<string, string>',
      source: 'Source',
    });
    expect(fields('Pipeline')).toMatchObject({
      found: 'bool',
      kind: 'string',
      jobs: 'int',
      coverage: 'double',
    });
    expect(fields('Source')).toEqual({ file: 'string', line: 'int' });
  });

  it('are one for objects of the same fields, named apart otherwise', () => {
    const { variables } = compileSchema(
      schemaOf(
        z.toJSONSchema(
          z.object({
            a: z.array(
              z.object({
                source: z.object({ file: z.string(), line: z.int() }),
              }),
            ),
            b: z.array(
              z.object({
                source: z.object({ line: z.int(), file: z.string() }),
              }),
            ),
            c: z.object({ source: z.object({ url: z.string() }) }),
          }),
        ),
      ),
    );
    const names = [...variables].map(([, shape]) => celTypeName(shape));
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('may contain themselves, be null, or be anything', () => {
    const schema = schemaOf({
      type: 'object',
      properties: {
        tree: { $ref: '#/$defs/Node' },
        maybe: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        also: { type: ['string', 'null'] },
        either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
        any: {},
        level: { enum: [1, 2] },
      },
      $defs: {
        Node: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/$defs/Node' } },
          },
        },
      },
    });
    const { variables, environment, convert } = compileSchema(schema);
    expect([...variables.values()].map(celTypeName)).toEqual([
      'Node',
      'int',
      'string',
      'dyn',
      'dyn',
      'int',
    ]);
    const document = convert({
      tree: { name: 'a', children: [{ name: 'b', children: [] }] },
      maybe: null,
      either: 5,
      any: { deep: [1, 1.5] },
    });
    expect(environment.evaluate('tree.children[0].name + also', document)).toBe(
      'b',
    );
    expect(
      environment.evaluate(
        'maybe == 0 && either == 5 && any.deep[0] + 1 == 2',
        document,
      ),
    ).toBe(true);
    expect(documentFromSchema(schema, 'absent')).toMatchObject({
      tree: { name: '', children: [] },
    });
    expect(documentFromSchema(schema, 'present')).toMatchObject({
      tree: { name: 'text', children: [{ name: 'text' }] },
    });
  });

  it.each([
    [{ type: 'array' }, /must be of an object with properties/],
    [
      { type: 'object', properties: { params: { type: 'string' } } },
      /must not have a property 'params'/,
    ],
    [
      { type: 'object', properties: { package: { type: 'string' } } },
      /can't have a property 'package'/,
    ],
  ])('refuse %j', (schema, message) => {
    expect(() => compileSchema(schemaOf(schema))).toThrow(message);
  });

  it('are compiled once for a schema', () => {
    expect(compileSchema(repositorySchema)).toBe(
      compileSchema({ ...repositorySchema }),
    );
  });
});

describe('values', () => {
  const { convert, environment } = compileSchema(repositorySchema);

  it('are numbers that CEL computes with', () => {
    const document = convert(
      testRepository({
        dockerfiles: [
          dockerfile({ labels: { constructor: 'x', __proto__x: 'y' } }),
        ],
        pipeline: {
          found: true,
          kind: 'github',
          jobs: 3,
          coverage: 80,
          source: { file: 'ci', line: 4 },
        },
      }),
    );
    const value = (expression: string) =>
      environment.evaluate(expression, document);
    expect(value('pipeline.source.line + 1')).toBe(5n);
    expect(value('pipeline.jobs == 3 && pipeline.coverage == 80.0')).toBe(true);
    expect(value('dockerfiles[0].stages[0].image')).toBe('node:24');
    expect(value("dockerfiles[0].labels['constructor']")).toBe('x');
    expect(value("'toString' in dockerfiles[0].labels")).toBe(false);
  });

  it('fill what an older document lacks', () => {
    const document = convert({ dockerfiles: [{ path: 'Dockerfile' }] });
    expect(
      environment.evaluate(
        'dockerfiles[0].user.source.line == 0 && files == []',
        document,
      ),
    ).toBe(true);
    expect(environment.evaluate("pipeline.kind == ''", convert({}))).toBe(true);
  });

  it.each([
    [
      { dockerfiles: [{ user: { source: { line: 'x' } } }] },
      'dockerfiles[0].user.source.line',
      'a whole number',
    ],
    [{ pipeline: { jobs: 1.5 } }, 'pipeline.jobs', 'a whole number'],
    [{ files: 'a' }, 'files', 'a list'],
    [{ files: ['a', 1] }, 'files[1]', 'a string'],
    [{ dockerfiles: [{}, 7] }, 'dockerfiles[1]', 'an object'],
    [
      { dockerfiles: [{ labels: { a: 1 } }] },
      'dockerfiles[0].labels.a',
      'a string',
    ],
    [[], '', 'an object'],
  ])('refuse %j, when it is read', (document, path, expected) => {
    const everything =
      'pipeline.jobs == 0 && files.size() == 0 && dockerfiles.all(d, d.labels.size() == 0 && d.user.source.line == 0)';
    const evaluate = () => environment.evaluate(everything, convert(document));
    expect(evaluate).toThrow(new EvidenceMismatchError(path, expected));
  });

  it('harm nobody who does not read them', () => {
    const document = convert({ files: 5, pipeline: { jobs: 2 } });
    expect(environment.evaluate('pipeline.jobs', document)).toBe(2n);
  });

  it('are bounded in depth', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 300; level++) deep = [deep];
    expect(() => toDynamicCelValue(deep)).toThrow(/at most 200 levels/);
  });
});

describe('made-up documents', () => {
  it('have nothing, or one of everything', () => {
    expect(documentFromSchema(repositorySchema, 'absent')).toEqual(
      testRepository(),
    );
    expect(documentFromSchema(repositorySchema, 'present')).toMatchObject({
      dockerfiles: [
        {
          path: 'text',
          labels: { name: 'text' },
          source: { file: 'text', line: 1 },
        },
      ],
      pipeline: { found: true, kind: 'gitlab', jobs: 1 },
      files: ['text'],
    });
  });

  it('are of the shape of their schema', () => {
    const { convert } = compileSchema(repositorySchema);
    for (const filling of ['absent', 'present'] as const) {
      expect(() =>
        convert(documentFromSchema(repositorySchema, filling)),
      ).not.toThrow();
    }
  });
});
