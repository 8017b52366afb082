const localizedText = {
  type: 'object',
  required: ['en', 'zh'],
  properties: { en: { type: 'string' }, zh: { type: 'string' } },
} as const;

const level = { type: ['integer', 'null'], minimum: 0, maximum: 4 } as const;

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

const severity = {
  type: 'string',
  enum: ['blocker', 'high', 'medium', 'low', 'info'],
} as const;

const dateTime = { type: 'string', format: 'date-time' } as const;

const byName = (['kind', 'namespace', 'name'] as const).map(name => ({
  name,
  in: 'path' as const,
  required: true as const,
  description: `The entity's ${name}`,
  schema: { type: 'string' as const },
}));

const anyOf = <T extends string>(name: T, description: string) =>
  ({
    name,
    in: 'query',
    required: false,
    allowReserved: true,
    description: `${description} Repeat it for any of several.`,
    schema: { type: 'array', items: { type: 'string' } },
  } as const);

const cursor = {
  name: 'cursor',
  in: 'query',
  required: false,
  allowReserved: true,
  description: '`nextCursor` of the page before',
  schema: { type: 'string' },
} as const;

const limit = {
  name: 'limit',
  in: 'query',
  required: false,
  allowReserved: true,
  description: 'Items a page; 50 where absent',
  schema: { type: 'integer', minimum: 1, maximum: 200 },
} as const;

const json = <T extends string>(description: string, schema: T) =>
  ({
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` as const },
      },
    },
  } as const);

const errors = {
  '400': json('The request is malformed', 'Error'),
  '401': json('No credential', 'Error'),
  '403': json('No permission', 'Error'),
} as const;

const notFound = json(
  'There is none, or it is not visible to the caller',
  'Error',
);

const summaryProperties = {
  scope: { type: 'string', enum: ['full', 'repository'] },
  entityRef: { type: 'string' },
  checklist: {
    type: 'object',
    required: ['id', 'version'],
    properties: { id: { type: 'string' }, version: { type: 'string' } },
  },
  archetype: {
    type: 'object',
    required: ['value', 'from'],
    properties: {
      value: {
        type: 'string',
        enum: [
          'service',
          'worker',
          'batch-job',
          'stateful',
          'frontend',
          'library',
        ],
      },
      from: { type: 'string', enum: ['annotation', 'config', 'assumed'] },
    },
  },
  level: {
    type: 'object',
    required: ['granted', 'earned', 'verified'],
    properties: { granted: level, earned: level, verified: level },
  },
  unverifiedSince: dateTime,
  measured: {
    type: 'object',
    required: ['checks', 'of'],
    properties: { checks: { type: 'integer' }, of: { type: 'integer' } },
  },
  phases: {
    type: 'array',
    items: { $ref: '#/components/schemas/PhaseScore' },
  },
  next: {
    type: 'object',
    required: ['phase', 'order', 'own', 'platformOpen', 'progress'],
    properties: {
      phase: { type: 'string' },
      order: { type: 'integer' },
      own: {
        type: 'object',
        required: ['passed', 'applicable'],
        properties: {
          passed: { type: 'integer' },
          applicable: { type: 'integer' },
        },
      },
      platformOpen: { type: 'integer' },
      progress: { type: 'number' },
    },
  },
  fixes: { type: 'array', items: { type: 'string' } },
  evaluatedAt: dateTime,
} as const;

const summaryRequired = [
  'scope',
  'entityRef',
  'checklist',
  'archetype',
  'level',
  'measured',
  'phases',
  'fixes',
  'evaluatedAt',
] as const;

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
    '/scorecards/by-name/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetScorecard',
        summary: 'The latest scorecard of an entity, with its results',
        parameters: byName,
        responses: {
          '200': json('The scorecard', 'Scorecard'),
          ...errors,
          '404': notFound,
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
            schema: { type: 'string' },
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
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: { type: 'object' },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      EvaluationRequest: {
        type: 'object',
        required: ['entityRef'],
        additionalProperties: false,
        properties: {
          entityRef: {
            type: 'string',
            minLength: 1,
            maxLength: 500,
            description: 'Such as component:default/payments',
          },
        },
      },
      LocalizedText: localizedText,
      PhaseScore: {
        type: 'object',
        required: [
          'id',
          'order',
          'title',
          'holds',
          'skipped',
          'passed',
          'applicable',
          'notMeasured',
          'progress',
        ],
        properties: {
          id: { type: 'string' },
          order: { type: 'integer' },
          title: localizedText,
          holds: { type: 'boolean' },
          skipped: { type: 'boolean' },
          passed: { type: 'integer' },
          applicable: { type: 'integer' },
          notMeasured: { type: 'integer' },
          progress: { type: 'number' },
        },
      },
      Finding: {
        type: 'object',
        required: ['message'],
        properties: {
          message: localizedText,
          source: {
            type: 'object',
            properties: {
              file: { type: 'string' },
              line: { type: 'integer' },
              object: { type: 'string' },
              url: { type: 'string' },
            },
          },
        },
      },
      CheckResult: {
        type: 'object',
        required: [
          'check',
          'phase',
          'task',
          'status',
          'required',
          'severity',
          'responsibility',
          'measured',
          'findings',
          'findingCount',
          'stale',
        ],
        properties: {
          check: { type: 'string' },
          phase: { type: 'string' },
          task: { type: 'string' },
          status,
          required: { type: 'boolean' },
          severity,
          responsibility: { type: 'string', enum: ['service', 'platform'] },
          measured: { type: 'boolean' },
          reason: localizedText,
          findings: {
            type: 'array',
            maxItems: 50,
            items: { $ref: '#/components/schemas/Finding' },
          },
          findingCount: { type: 'integer' },
          stale: { type: 'boolean' },
          carried: {
            type: 'object',
            required: ['status', 'verifiedAt'],
            properties: { status, verifiedAt: dateTime },
          },
          outlook: status,
          until: { type: 'string' },
          verifiedAt: dateTime,
          since: dateTime,
        },
      },
      ScorecardSummary: {
        type: 'object',
        required: summaryRequired,
        properties: summaryProperties,
      },
      Scorecard: {
        type: 'object',
        required: [...summaryRequired, 'results'],
        properties: {
          ...summaryProperties,
          results: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
        },
      },
      ScorecardPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ScorecardSummary' },
          },
          nextCursor: { type: 'string' },
        },
      },
      Transition: {
        type: 'object',
        required: ['at', 'from', 'to', 'cause'],
        properties: {
          at: dateTime,
          check: { type: 'string' },
          from: { type: ['string', 'null'] },
          to: { type: ['string', 'null'] },
          cause: {
            type: 'object',
            required: ['type'],
            properties: {
              type: {
                type: 'string',
                enum: [
                  'first',
                  'commit',
                  'checklist',
                  'waiver',
                  'data',
                  'ownership',
                ],
              },
              detail: { type: 'string' },
            },
          },
        },
      },
      HistoryPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Transition' },
          },
          nextCursor: { type: 'string' },
        },
      },
      Checklist: {
        type: 'object',
        required: ['id', 'version', 'title', 'phases'],
        properties: {
          id: { type: 'string' },
          version: { type: 'string' },
          title: localizedText,
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/ChecklistProblem' },
          },
          phases: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'order', 'title', 'tasks'],
              properties: {
                id: { type: 'string' },
                order: { type: 'integer' },
                title: localizedText,
                tasks: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['id', 'title', 'checks'],
                    properties: {
                      id: { type: 'string' },
                      title: localizedText,
                      checks: {
                        type: 'array',
                        items: { $ref: '#/components/schemas/Check' },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      ChecklistProblem: {
        type: 'object',
        required: ['file', 'line', 'column', 'message'],
        properties: {
          file: { type: 'string' },
          line: { type: 'integer' },
          column: { type: 'integer' },
          message: { type: 'string' },
          expected: { type: 'string' },
          excerpt: { type: 'string' },
        },
      },
      Check: {
        type: 'object',
        required: [
          'id',
          'title',
          'rule',
          'why',
          'fix',
          'effort',
          'severity',
          'required',
          'responsibility',
          'guide',
          'archetypes',
        ],
        properties: {
          id: { type: 'string' },
          title: localizedText,
          rule: localizedText,
          why: localizedText,
          fix: localizedText,
          fixTemplate: { type: 'string' },
          effort: { type: 'number' },
          severity,
          required: { type: 'boolean' },
          responsibility: { type: 'string', enum: ['service', 'platform'] },
          guide: { type: 'string' },
          archetypes: { type: 'array', items: { type: 'string' } },
          collector: { type: 'string' },
          attest: {
            type: 'object',
            required: ['question', 'validFor'],
            properties: {
              question: localizedText,
              validFor: { type: 'string' },
            },
          },
          expression: { type: 'string' },
          effectiveFrom: { type: 'string' },
          disabled: { type: 'string' },
        },
      },
    },
  },
} as const;
