import { errors, json } from './openapiParts';
import {
  at,
  by,
  cause,
  count,
  day,
  entityFilters,
  level,
  list,
  object,
  query,
  since,
} from './openapiShapes';

const mover = object(
  {
    entityRef: { type: 'string' },
    owner: { type: 'string' },
    from: level,
    to: level,
    day,
    cause,
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

/** Of pages over all entities, where the API gives them. */
export const overviewPaths = {
  '/overview': {
    get: {
      operationId: 'GetOverview',
      summary: 'Adoption over all entities that the caller may see',
      parameters: [
        ...entityFilters,
        at,
        since,
        query(
          'level',
          'The level that the headline speaks of; 2 where absent',
          {
            type: 'integer',
            minimum: 1,
            maximum: 4,
          } as const,
        ),
        by,
      ],
      responses: { '200': json('The overview', 'Overview'), ...errors },
    },
  },
} as const;
