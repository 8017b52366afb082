import { byName, errors, json, notFound } from './openapiParts';
import { cause, day, level, list, object, query } from './openapiShapes';

const status = {
  type: 'string',
  enum: [
    'pass',
    'fail',
    'not-applicable',
    'unknown',
    'error',
    'scheduled',
    'waived',
  ],
} as const;

const dateTime = { type: 'string', format: 'date-time' } as const;

const standing = {
  level: object(
    { granted: level, earned: level, verified: level },
    [] as const,
  ),
  unverified: { type: 'boolean' },
  owner: { type: 'string' },
  system: { type: 'string' },
  domain: { type: 'string' },
} as const;

/** Of the course of an entity, what the API gives. */
export const timelineSchemas = {
  Timeline: object(
    {
      entityRef: { type: 'string' },
      since: day,
      days: list(
        object(
          {
            day,
            ...standing,
            gone: { type: 'boolean' },
            version: { type: 'string' },
            cause,
          },
          ['owner', 'system', 'domain', 'version', 'cause'] as const,
        ),
      ),
      checks: list(
        object(
          {
            check: { type: 'string' },
            spans: list(
              object({ from: dateTime, to: dateTime, status, cause }, [
                'from',
                'to',
                'cause',
              ] as const),
            ),
          },
          [] as const,
        ),
      ),
    },
    [] as const,
  ),
  PastScorecard: object(
    {
      entityRef: { type: 'string' },
      at: day,
      checklist: object(
        { id: { type: 'string' }, version: { type: 'string' } },
        ['version'] as const,
      ),
      ...standing,
      results: list(object({ check: { type: 'string' }, status }, [] as const)),
    },
    ['owner', 'system', 'domain'] as const,
  ),
} as const;

/** Of the course of an entity, where the API gives it. */
export const timelinePaths = {
  '/scorecards/by-name/{kind}/{namespace}/{name}/timeline': {
    get: {
      operationId: 'GetTimeline',
      summary: 'The level of an entity day by day, and the spans of each check',
      parameters: [
        ...byName,
        query('since', 'The first day; a year ago where absent', day),
      ],
      responses: {
        '200': json('The timeline', 'Timeline'),
        ...errors,
        '404': notFound,
      },
    },
  },
  '/badges/by-name/{kind}/{namespace}/{name}.svg': {
    get: {
      operationId: 'GetBadge',
      summary:
        'An image with the level of an entity; without credentials only where the installation makes badges public',
      parameters: [
        ...byName,
        query('language', 'en where absent', {
          type: 'string',
          enum: ['en', 'zh'],
        } as const),
      ],
      responses: {
        '200': {
          description: 'The badge',
          content: { 'image/svg+xml': { schema: { type: 'string' } } },
        },
        '304': { description: 'It is the one whose ETag was sent' },
        ...errors,
        '404': notFound,
      },
    },
  },
} as const;
