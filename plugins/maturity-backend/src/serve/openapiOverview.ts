import { ARCHETYPES } from '@container-maturity/backstage-plugin-maturity-engine';
import { anyOf, errors, json } from './openapiParts';

const day = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
} as const;

const count = { type: 'integer', minimum: 0 } as const;
const level = { type: ['integer', 'null'], minimum: 0, maximum: 4 } as const;

const object = <
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

const list = <const T>(items: T) => ({ type: 'array', items } as const);

const query = <const T extends string, const S>(
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

const mover = object(
  {
    entityRef: { type: 'string' },
    owner: { type: 'string' },
    from: level,
    to: level,
    day,
    cause: object({ type: { type: 'string' }, detail: { type: 'string' } }, [
      'detail',
    ] as const),
  },
  ['owner'] as const,
);

const blocker = object(
  {
    check: { type: 'string' },
    phase: { type: 'string' },
    entities: count,
    alone: count,
    effort: { type: 'number' },
  },
  [] as const,
);

const split = object(
  {
    level: count,
    from: count,
    to: count,
    parts: list(
      object(
        {
          cause: {
            type: 'string',
            enum: [
              'work',
              'came',
              'went',
              'checklist',
              'waiver',
              'data',
              'ownership',
            ],
          },
          up: count,
          down: count,
        },
        [] as const,
      ),
    ),
  },
  [] as const,
);

/** Of pages over all entities, what the API gives. */
export const overviewSchemas = {
  Overview: object(
    {
      at: day,
      since: day,
      knownSince: day,
      checklist: object(
        { id: { type: 'string' }, version: { type: 'string' } },
        [] as const,
      ),
      level: { type: 'integer', minimum: 1, maximum: 4 },
      entities: count,
      notInScope: count,
      restricted: { type: 'boolean' },
      levels: list(
        object(
          {
            level: count,
            title: object(
              { en: { type: 'string' }, zh: { type: 'string' } },
              [] as const,
            ),
            reached: count,
            of: count,
            earned: count,
            unverified: count,
            change: { type: 'integer' },
          },
          [] as const,
        ),
      ),
      distribution: list(
        object({ day, levels: list(count), unverified: count }, [] as const),
      ),
      versions: list(object({ day, version: { type: 'string' } }, [] as const)),
      heatMap: object(
        {
          by: { type: 'string', enum: ['owner', 'system', 'domain'] },
          columns: list(
            object(
              { phase: { type: 'string' }, task: { type: 'string' } },
              [] as const,
            ),
          ),
          rows: list(
            object(
              {
                ref: { type: 'string' },
                entities: count,
                cells: list(list(count)),
              },
              ['ref'] as const,
            ),
          ),
          more: count,
        },
        [] as const,
      ),
      movers: object(
        { up: list(mover), ups: count, down: list(mover), downs: count },
        [] as const,
      ),
      nearMisses: object(
        {
          items: list(
            object(
              {
                entityRef: { type: 'string' },
                owner: { type: 'string' },
                level: count,
                reaches: count,
                check: { type: 'string' },
                effort: { type: 'number' },
              },
              ['owner'] as const,
            ),
          ),
          total: count,
        },
        [] as const,
      ),
      debt: object(
        {
          team: list(blocker),
          platform: list(blocker),
          waitingForPlatform: count,
        },
        [] as const,
      ),
      coverage: list(
        object(
          {
            collector: { type: 'string' },
            fresh: count,
            stale: count,
            unknown: count,
            error: count,
            notMeasured: count,
            entities: count,
          },
          ['collector'] as const,
        ),
      ),
      split,
    },
    ['knownSince'] as const,
  ),
} as const;

const filters = [
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
  query('at', 'As of the end of this day, UTC; today where absent', day),
  query('since', 'The day compared with; 30 days before where absent', day),
] as const;

/** Of pages over all entities, where the API gives them. */
export const overviewPaths = {
  '/overview': {
    get: {
      operationId: 'GetOverview',
      summary: 'Adoption over all entities that the caller may see',
      parameters: [
        ...filters,
        query(
          'level',
          'The level that the headline speaks of; 2 where absent',
          {
            type: 'integer',
            minimum: 1,
            maximum: 4,
          } as const,
        ),
        query('by', 'What the rows of the heat map are', {
          type: 'string',
          enum: ['owner', 'system', 'domain'],
        } as const),
      ],
      responses: { '200': json('The overview', 'Overview'), ...errors },
    },
  },
} as const;
