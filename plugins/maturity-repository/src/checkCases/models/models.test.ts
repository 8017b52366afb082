import {
  Checklist,
  evaluate,
  loadChecklist,
  score,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { repositoryEvidenceSchema } from '../../schema';
import { evidenceOf } from '../laboratory';
import { meshedService, Model, models } from '.';

jest.setTimeout(60_000);

const now = new Date('2026-11-22T00:00:00Z');
let checklist: Checklist;

beforeAll(async () => {
  const loaded = await loadChecklist(undefined, [repositoryEvidenceSchema]);
  checklist = loaded.checklist!;
});

async function resultsOf({ files, entity }: Model, value: Archetype) {
  const document = await evidenceOf({ files });
  return evaluate(checklist, {
    entity: { kind: 'Component', metadata: { name: 'x' }, ...entity },
    archetype: { value, from: 'annotation' },
    evidence: { repository: { status: 'collected', document } },
    now,
  });
}

/** What is left to do, and the level. */
async function judged(model: Model, archetype: Archetype) {
  const results = await resultsOf(model, archetype);
  const { level } = score(checklist, results, {
    entityRef: 'component:default/x',
    archetype: { value: archetype, from: 'annotation' },
    scope: 'repository',
    now,
  });
  return {
    level: level.granted,
    left: results
      .filter(({ measured }) => measured)
      .filter(({ status }) => status !== 'pass' && status !== 'not-applicable')
      .map(({ check, status, findings }) => [
        check,
        status,
        findings[0]?.message.en,
      ]),
    passed: results.filter(({ status }) => status === 'pass').length,
  };
}

describe('a repository in which nothing is left to do', () => {
  it.each([
    ['service', 100],
    ['worker', 100],
    ['stateful', 100],
    ['frontend', 100],
    ['batch-job', 100],
  ] as const)(
    'exists for a %s, outside of any mesh',
    async (archetype, least) => {
      const { left, level, passed } = await judged(
        models[archetype],
        archetype,
      );
      expect(left).toEqual([]);
      expect(level).toBe(4);
      expect(passed).toBeGreaterThan(least);
    },
  );

  it('exists for a service in a mesh, with checks of the mesh', async () => {
    const results = await resultsOf(meshedService, 'service');
    const { left, level } = await judged(meshedService, 'service');
    expect(left).toEqual([]);
    expect(level).toBe(4);
    const mesh = results.filter(
      ({ phase, status }) => phase === 'service-mesh' && status === 'pass',
    );
    expect(mesh.length).toBeGreaterThan(20);
  });

  it('asks nothing of a library', async () => {
    const { left, level, passed } = await judged(models.library, 'library');
    expect({ left, level, passed }).toEqual({
      left: [],
      level: null,
      passed: 0,
    });
  });

  it('would be noticed if it had something left', async () => {
    const { Dockerfile, ...files } = models.service.files;
    const { left, level } = await judged(
      { ...models.service, files },
      'service',
    );
    expect(left.map(([check]) => check)).toContain('dockerfile-exists');
    expect(level).toBe(0);
  });
});
