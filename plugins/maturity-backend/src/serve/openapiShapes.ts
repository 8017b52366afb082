import { ARCHETYPES } from '@container-maturity/backstage-plugin-maturity-engine';
import { anyOf } from './openapiParts';

/** A day in UTC. */
export const day = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
} as const;

export const count = { type: 'integer', minimum: 0 } as const;
export const level = {
  type: ['integer', 'null'],
  minimum: 0,
  maximum: 4,
} as const;

/** Of an object all properties, and which of them may be absent. */
export const object = <
  const T extends Record<string, unknown>,
  const K extends readonly (keyof T & string)[],
>(
  properties: T,
  optional: K,
) =>
  ({
    type: 'object',
    required: Object.keys(properties).filter(name => !optional.includes(name)),
    properties,
  } as const);

export const list = <const T>(items: T) => ({ type: 'array', items } as const);

/** An optional query parameter. */
export const query = <const T extends string, const S>(
  name: T,
  description: string,
  schema: S,
) =>
  ({
    name,
    in: 'query',
    required: false,
    allowReserved: true,
    description,
    schema,
  } as const);

/** Which entities a page over many of them looks at. */
export const entityFilters = [
  anyOf('owner', 'Entity ref of an owner; groups stand for those below them.'),
  anyOf('system', 'Entity ref of a system.'),
  anyOf('domain', 'Entity ref of a domain.'),
  anyOf('type', 'spec.type of the entity.'),
  anyOf('lifecycle', 'spec.lifecycle of the entity.'),
  anyOf('tag', 'Tag of the entity.'),
  query('archetype', 'Archetype. Repeat it for any of several.', {
    type: 'array',
    items: { type: 'string', enum: ARCHETYPES },
  } as const),
] as const;

export const at = query(
  'at',
  'As of the end of this day, UTC; today where absent',
  day,
);

export const since = query(
  'since',
  'The day compared with; 30 days before where absent',
  day,
);

export const by = query('by', 'What the rows of the heat map are', {
  type: 'string',
  enum: ['owner', 'system', 'domain'],
} as const);

/** The cause of a change. */
export const cause = object(
  {
    type: {
      type: 'string',
      enum: ['first', 'commit', 'checklist', 'waiver', 'data', 'ownership'],
    },
    detail: { type: 'string' },
  },
  ['detail'] as const,
);
