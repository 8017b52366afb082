import { z } from 'zod';
import type { EvidenceSchema } from '../evidence/types';

const source = z
  .object({ file: z.string(), line: z.int() })
  .meta({ id: 'Source' });

const stage = z.object({
  name: z.string(),
  image: z.string(),
  source,
});

const repository = z.object({
  dockerfiles: z.array(
    z.object({
      path: z.string(),
      stages: z.array(stage),
      user: z.object({
        set: z.boolean(),
        root: z.boolean(),
        known: z.boolean(),
        name: z.string(),
        source,
      }),
      labels: z.record(z.string(), z.string()),
      source,
    }),
  ),
  pipeline: z.object({
    found: z.boolean(),
    kind: z.enum(['', 'github', 'gitlab']),
    jobs: z.int(),
    coverage: z.number(),
    source,
  }),
  files: z.array(z.string()),
  incomplete: z.array(
    z.object({
      evidence: z.string(),
      error: z.boolean(),
      reason: z.object({ en: z.string(), zh: z.string() }),
    }),
  ),
});

/** A small stand-in for what a repository collector finds. */
export type TestRepository = z.infer<typeof repository>;

export const repositorySchema: EvidenceSchema = {
  id: 'repository',
  title: { en: 'Repository', zh: '代码仓库' },
  schema: z.toJSONSchema(repository),
};

export function dockerfile(
  overrides: {
    path?: string;
    user?: Partial<TestRepository['dockerfiles'][number]['user']>;
    labels?: Record<string, string>;
  } = {},
): TestRepository['dockerfiles'][number] {
  const path = overrides.path ?? 'Dockerfile';
  return {
    path,
    stages: [{ name: '', image: 'node:24', source: { file: path, line: 1 } }],
    user: {
      set: true,
      root: false,
      known: true,
      name: '1000',
      source: { file: path, line: 7 },
      ...overrides.user,
    },
    labels: overrides.labels ?? {},
    source: { file: path, line: 1 },
  };
}

export function testRepository(
  overrides: Partial<TestRepository> = {},
): TestRepository {
  return {
    dockerfiles: [],
    pipeline: {
      found: false,
      kind: '',
      jobs: 0,
      coverage: 0,
      source: { file: '', line: 0 },
    },
    files: [],
    incomplete: [],
    ...overrides,
  };
}
