/** PostgreSQL knows no text with a NUL in it. */
export const text = { type: 'string', pattern: '^[^\\u0000]*$' } as const;

export const byName = (['kind', 'namespace', 'name'] as const).map(name => ({
  name,
  in: 'path' as const,
  required: true as const,
  description: `The entity's ${name}`,
  schema: { type: 'string' as const },
}));

export const anyOf = <T extends string>(name: T, description: string) =>
  ({
    name,
    in: 'query',
    required: false,
    allowReserved: true,
    description: `${description} Repeat it for any of several.`,
    schema: { type: 'array', items: text, maxItems: 100 },
  } as const);

export const cursor = {
  name: 'cursor',
  in: 'query',
  required: false,
  allowReserved: true,
  description: '`nextCursor` of the page before',
  schema: { type: 'string' },
} as const;

export const limit = {
  name: 'limit',
  in: 'query',
  required: false,
  allowReserved: true,
  description: 'Items a page; 50 where absent',
  schema: { type: 'integer', minimum: 1, maximum: 200 },
} as const;

export const json = <T extends string>(description: string, schema: T) =>
  ({
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` as const },
      },
    },
  } as const);

export const errors = {
  '400': json('The request is malformed', 'Error'),
  '401': json('No credential', 'Error'),
  '403': json('No permission', 'Error'),
} as const;

export const notFound = json(
  'There is none, or it is not visible to the caller',
  'Error',
);
