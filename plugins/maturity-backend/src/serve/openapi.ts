import {
  anyOf,
  byName,
  cursor,
  errors,
  json,
  limit,
  notFound,
  text,
} from './openapiParts';
import { listPaths, listSchemas } from './openapiLists';
import { overviewPaths, overviewSchemas } from './openapiOverview';
import { schemas } from './openapiSchemas';
import { day, query } from './openapiShapes';
import { timelinePaths, timelineSchemas } from './openapiTimeline';

/** What the plugin's REST API takes and gives. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'Container Maturity',
    version: '1',
    description:
      'Scorecards of catalog entities against the checklist in force.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  security: [{ backstage: [] }],
  paths: {
    // First, because the validator tries the paths one after the other, and this one is asked for most.
    '/scorecards/by-name/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetScorecard',
        summary:
          'The latest scorecard of an entity, with its results; or what is known of one as of a past day',
        parameters: [
          ...byName,
          query('at', 'As of the end of this day, UTC', day),
        ],
        responses: {
          '200': {
            description: 'The scorecard; with `at` the one of that day',
            content: {
              'application/json': {
                schema: {
                  anyOf: [
                    { $ref: '#/components/schemas/Scorecard' },
                    { $ref: '#/components/schemas/PastScorecard' },
                  ],
                },
              },
            },
          },
          ...errors,
          '404': notFound,
        },
      },
    },
    '/scorecards': {
      get: {
        operationId: 'ListScorecards',
        summary:
          'Scorecards without results, of entities that the caller may see, ordered by entity ref',
        parameters: [
          anyOf('kind', 'Entity kind.'),
          anyOf('type', 'spec.type of the entity.'),
          anyOf('archetype', 'Archetype.'),
          anyOf('lifecycle', 'spec.lifecycle of the entity.'),
          anyOf('owner', 'Entity ref of an owner.'),
          anyOf('system', 'Entity ref of the system.'),
          anyOf('domain', 'Entity ref of the domain.'),
          {
            name: 'level',
            in: 'query',
            required: false,
            allowReserved: true,
            description: 'Granted level. Repeat it for any of several.',
            schema: {
              type: 'array',
              items: { type: 'string', enum: ['0', '1', '2', '3', '4'] },
            },
          },
          {
            name: 'minLevel',
            in: 'query',
            required: false,
            allowReserved: true,
            description: 'Granted level at least',
            schema: { type: 'integer', minimum: 0, maximum: 4 },
          },
          {
            name: 'unverified',
            in: 'query',
            required: false,
            allowReserved: true,
            description:
              'Only those whose level rests on carried results for too long, or only the others',
            schema: { type: 'string', enum: ['true', 'false'] },
          },
          cursor,
          limit,
        ],
        responses: {
          '200': json('A page', 'ScorecardPage'),
          ...errors,
        },
      },
    },
    '/scorecards/by-name/{kind}/{namespace}/{name}/history': {
      get: {
        operationId: 'GetHistory',
        summary: 'What changed for an entity, the newest first',
        parameters: [
          ...byName,
          {
            name: 'check',
            in: 'query',
            required: false,
            allowReserved: true,
            description: 'Only changes of this check',
            schema: text,
          },
          cursor,
          limit,
        ],
        responses: {
          '200': json('A page', 'HistoryPage'),
          ...errors,
          '404': notFound,
        },
      },
    },
    ...timelinePaths,
    ...overviewPaths,
    ...listPaths,
    '/evaluations': {
      post: {
        operationId: 'CreateEvaluation',
        summary: 'Collects and evaluates an entity now',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvaluationRequest' },
            },
          },
        },
        responses: {
          '200': json('The new scorecard', 'Scorecard'),
          ...errors,
          '404': notFound,
          '409': json('Others evaluate the entity at the same time', 'Error'),
          '429': json('Too many evaluations were asked for', 'Error'),
          '503': json('Too many evaluations are waiting', 'Error'),
        },
      },
    },
    '/checklists/{id}': {
      get: {
        operationId: 'GetChecklist',
        summary:
          'The checklist in force, with what is wrong in its newest files',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Id of the checklist',
            schema: { type: 'string' },
          },
        ],
        responses: {
          '200': json('The checklist', 'Checklist'),
          ...errors,
          '404': notFound,
        },
      },
    },
  },
  components: {
    securitySchemes: {
      backstage: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
    schemas: {
      ...schemas,
      ...timelineSchemas,
      ...overviewSchemas,
      ...listSchemas,
    },
  },
} as const;
