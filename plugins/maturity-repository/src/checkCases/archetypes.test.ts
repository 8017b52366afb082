import {
  ARCHETYPES,
  Checklist,
  CompiledCheck,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { checkCases } from '.';
import { compile, evidenceOf } from './laboratory';
import { CheckCase } from './types';

jest.setTimeout(120_000);

const now = new Date('2026-11-22T00:00:00Z');

/** The checklist, and as each installation of a case changes it. */
async function checklists(): Promise<(overlay?: string) => Checklist> {
  const shipped = await readChecklistFiles(shippedChecklist());
  const compiled = new Map<string, Checklist>();
  return (overlay = '') => {
    const checklist = compiled.get(overlay) ?? compile(shipped, overlay);
    compiled.set(overlay, checklist);
    return checklist;
  };
}

function find(checklist: Checklist, id: string): CompiledCheck {
  return checklist.checks.find(({ definition }) => definition.id === id)!;
}

/** For which archetypes a repository passes its check. */
async function passesAs(
  each: CheckCase,
  whole: Checklist,
): Promise<Archetype[]> {
  const check = find(whole, each.check);
  // One that looks at the others needs them.
  const looksAround = check.definition.expect?.includes('checklist.');
  const checklist: Checklist = looksAround
    ? whole
    : Object.create(whole, { checks: { value: [check] } });
  const document = await evidenceOf(each);
  return check.archetypes.filter(archetype =>
    evaluate(checklist, {
      entity: {
        kind: 'Component',
        metadata: {
          name: 'x',
          tags: each.tags ?? [],
          ...each.entity?.metadata,
        },
        spec: each.entity?.spec,
      },
      archetype: { value: archetype, from: 'annotation' },
      evidence: { repository: { status: 'collected', document } },
      now,
    }).some(result => result.check === each.check && result.status === 'pass'),
  );
}

it('every archetype can pass every check that applies to it', async () => {
  const checklistOf = await checklists();
  const open = new Map(
    checklistOf()
      .checks.filter(({ rule }) => rule)
      .map(({ definition: { id }, archetypes }) => [id, new Set(archetypes)]),
  );
  for (const each of checkCases) {
    const missing = open.get(each.check);
    if (each.expected.status !== 'pass' || !missing?.size) continue;
    for (const archetype of await passesAs(each, checklistOf(each.overlay))) {
      missing.delete(archetype);
    }
  }
  const unreachable = [...open].flatMap(([id, missing]) =>
    [...missing].map(archetype => `${id}: ${archetype}`),
  );
  expect(unreachable).toEqual([]);
});

it('a library has no check to pass, and every other archetype has some', async () => {
  const { checks } = (await checklists())();
  const counts = ARCHETYPES.map(archetype => [
    archetype,
    checks.some(({ archetypes }) => archetypes.includes(archetype)),
  ]);
  expect(Object.fromEntries(counts)).toEqual({
    service: true,
    worker: true,
    'batch-job': true,
    stateful: true,
    frontend: true,
    library: false,
  });
});
