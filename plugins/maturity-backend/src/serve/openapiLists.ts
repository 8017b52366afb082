import { OVERVIEW_TABLES } from '@container-maturity/backstage-plugin-maturity-common';
import { cursor, errors, json, limit, text } from './openapiParts';
import {
  at,
  by,
  count,
  day,
  entityFilters,
  level,
  list,
  object,
  query,
  since,
} from './openapiShapes';

const levels = object(
  { granted: level, earned: level, verified: level },
  [] as const,
);

/** Of lists behind an overview, what the API gives. */
export const listSchemas = {
  OverviewEntityPage: object(
    {
      at: day,
      items: list(
        object(
          {
            entityRef: { type: 'string' },
            owner: { type: 'string' },
            system: { type: 'string' },
            level: levels,
            unverified: { type: 'boolean' },
            passed: count,
            applicable: count,
            open: { type: 'array', maxItems: 20, items: { type: 'string' } },
          },
          ['owner', 'system'] as const,
        ),
      ),
      total: count,
      restricted: { type: 'boolean' },
      nextCursor: { type: 'string' },
    },
    ['nextCursor'] as const,
  ),
  OverviewFindingsPage: object(
    {
      check: { type: 'string' },
      items: list(
        object(
          {
            entityRef: { type: 'string' },
            owner: { type: 'string' },
            status: { type: 'string', enum: ['fail', 'unknown', 'error'] },
            required: { type: 'boolean' },
            findings: {
              type: 'array',
              maxItems: 50,
              items: { $ref: '#/components/schemas/Finding' },
            },
            findingCount: count,
            since: { type: 'string', format: 'date-time' },
          },
          ['owner'] as const,
        ),
      ),
      total: count,
      restricted: { type: 'boolean' },
      nextCursor: { type: 'string' },
    },
    ['nextCursor'] as const,
  ),
} as const;

const listed = [
  query(
    'task',
    'Of which phase, or phase and task (`orchestration/workloads`), checks are counted: only entities to which one applies',
    text,
  ),
  query(
    'check',
    'Only entities that this gating check keeps from its phase',
    text,
  ),
  query('level', 'Granted level. Repeat it for any of several.', {
    type: 'array',
    items: { type: 'string', enum: ['0', '1', '2', '3', '4'] },
  } as const),
  query('minLevel', 'Granted level at least', {
    type: 'integer',
    minimum: 0,
    maximum: 4,
  } as const),
  query('unverified', 'Only unverified ones, or only the others', {
    type: 'string',
    enum: ['true', 'false'],
  } as const),
] as const;

/** Of lists behind an overview, where the API gives them. */
export const listPaths = {
  '/overview/entities': {
    get: {
      operationId: 'ListOverviewEntities',
      summary: 'The entities behind a number of the overview',
      parameters: [...entityFilters, at, ...listed, cursor, limit],
      responses: { '200': json('A page', 'OverviewEntityPage'), ...errors },
    },
  },
  '/overview/findings': {
    get: {
      operationId: 'ListOverviewFindings',
      summary: 'Where a check fails, over all entities, as of now',
      parameters: [
        ...entityFilters,
        {
          name: 'check',
          in: 'query',
          required: true,
          allowReserved: true,
          description: 'Id of the check',
          schema: text,
        },
        cursor,
        limit,
      ],
      responses: { '200': json('A page', 'OverviewFindingsPage'), ...errors },
    },
  },
  '/overview/export/{table}': {
    get: {
      operationId: 'ExportOverview',
      summary: 'All rows of a table of the overview, as a file',
      parameters: [
        {
          name: 'table',
          in: 'path',
          required: true,
          description: 'The table',
          schema: { type: 'string', enum: OVERVIEW_TABLES },
        },
        query('format', 'csv where absent', {
          type: 'string',
          enum: ['csv', 'json'],
        } as const),
        ...entityFilters,
        at,
        since,
        by,
        ...listed,
      ],
      responses: {
        '200': {
          description:
            'The file. In CSV, texts that a spreadsheet would take for a formula begin with an apostrophe.',
          content: {
            'text/csv': { schema: { type: 'string' } },
            'application/json': {
              schema: {
                type: 'object',
                required: ['table', 'at', 'since', 'restricted', 'rows'],
                properties: {
                  table: { type: 'string', enum: OVERVIEW_TABLES },
                  at: day,
                  since: day,
                  restricted: { type: 'boolean' },
                  rows: { type: 'array', items: { type: 'object' } },
                },
              },
            },
          },
        },
        ...errors,
      },
    },
  },
} as const;
