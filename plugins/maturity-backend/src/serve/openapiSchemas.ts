import { ARCHETYPES } from '@container-maturity/backstage-plugin-maturity-engine';

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
        enum: ARCHETYPES,
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

const source = {
  type: 'object',
  properties: {
    file: { type: 'string' },
    line: { type: 'integer' },
    object: { type: 'string' },
    url: { type: 'string' },
  },
} as const;

/** What goes over the wire, as JSON Schema. */
export const schemas = {
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
        pattern: '^[^\\u0000]*$',
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
      source,
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
      waiverRequest: {
        type: 'object',
        required: ['by', 'reason', 'until', 'why'],
        properties: {
          by: { type: 'string' },
          reason: { type: 'string' },
          until: { type: 'string' },
          source,
          why: localizedText,
        },
      },
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
      links: { type: 'array', items: { type: 'string' } },
      equivalents: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
      waivable: { type: 'boolean', enum: [false] },
      notWaivableBecause: localizedText,
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
} as const;
