import {
  Checklist,
  formatChecklistErrors,
  inScope,
  loadChecklist,
  meshOf,
  parseYaml,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { EvaluatedEntity } from '@container-maturity/backstage-plugin-maturity-engine';
import type { PhaseScore } from '@container-maturity/backstage-plugin-maturity-common';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assessRepository, repositoryEvidenceSchema } from '.';
import { expected } from './examples.testing';

const examples = resolve(__dirname, '../../../examples');
const services = join(examples, 'services');
/** Supported base images age; the examples are judged as of this day. */
const now = new Date('2026-11-22T08:00:00Z');

interface Outcome {
  inScope: boolean;
  level: number | null;
  fails: string[];
  unknown: string[];
  /** How it stands with the third phase. */
  mesh?: 'done' | 'open' | 'passed over';
}

/** Every component of the example organisation, with the directory of its repository. */
async function components() {
  const found: Array<{ root: string; entity: EvaluatedEntity }> = [];
  for (const service of await readdir(services)) {
    const root = join(services, service);
    const text = await readFile(join(root, 'catalog-info.yaml'), 'utf8');
    for (const { value } of parseYaml(text).documents) {
      found.push({ root, entity: value as EvaluatedEntity });
    }
  }
  return found;
}

type Parents = Map<string, EvaluatedEntity>;

/** The systems and domains of the example organisation, by kind and name. */
async function systems(): Promise<Parents> {
  const text = await readFile(join(examples, 'systems.yaml'), 'utf8');
  const entities = parseYaml(text).documents.map(
    ({ value }) => value as EvaluatedEntity,
  );
  return new Map(
    entities.map(entity => [`${entity.kind}:${entity.metadata.name}`, entity]),
  );
}

/** The system of a component, then its domain: who may declare the mesh. */
function aboveOf({ spec }: EvaluatedEntity, all: Parents): EvaluatedEntity[] {
  const system = all.get(`System:${spec?.system}`);
  const domain = all.get(`Domain:${system?.spec?.domain}`);
  return [system, domain].flatMap(parent => parent ?? []);
}

/** The folder of a component in a monorepo, as its source location names it. */
function subpathOf({ metadata }: EvaluatedEntity): string | undefined {
  const { annotations } = metadata as { annotations?: Record<string, string> };
  return annotations?.['backstage.io/source-location']?.replace(
    /^file:\.\//,
    '',
  );
}

function standing(phase: PhaseScore | undefined): Outcome['mesh'] {
  if (!phase || phase.skipped) return 'passed over';
  return phase.holds ? 'done' : 'open';
}

async function check(
  checklist: Checklist,
  root: string,
  entity: EvaluatedEntity,
  above: EvaluatedEntity[],
): Promise<Outcome> {
  if (!inScope(entity)) {
    return { inScope: false, level: null, fails: [], unknown: [] };
  }
  const { results, scorecard } = await assessRepository({
    root,
    subpath: subpathOf(entity),
    entity,
    mesh: meshOf(entity, above),
    checklist,
    now,
  });
  const level = scorecard.level.granted;
  const mesh = scorecard.phases.find(({ id }) => id === 'service-mesh');
  const later = scorecard.phases
    .filter(({ order }) => order > 2 && (level ?? 0) < 2)
    .map(({ id }) => id);
  const required = results.filter(
    result =>
      result.required && result.measured && !later.includes(result.phase),
  );
  const withStatus = (status: string) =>
    required
      .filter(result => result.status === status)
      .map(result => result.check)
      .sort();
  expect(withStatus('error')).toEqual([]);
  return {
    inScope: true,
    level,
    fails: withStatus('fail'),
    unknown: withStatus('unknown'),
    mesh: standing(mesh),
  };
}

describe('the example organisation', () => {
  let outcomes: Record<string, Outcome>;

  beforeAll(async () => {
    const { checklist, errors } = await loadChecklist(undefined, [
      repositoryEvidenceSchema,
    ]);
    if (!checklist) {
      throw new Error(formatChecklistErrors(errors));
    }
    outcomes = {};
    const parents = await systems();
    for (const { root, entity } of await components()) {
      outcomes[String(entity.metadata.name)] = await check(
        checklist,
        root,
        entity,
        aboveOf(entity, parents),
      );
    }
  }, 60_000);

  it('consists of the services of the table', () => {
    expect(Object.keys(outcomes).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))('%s fails only on purpose', name => {
    const {
      inScope: scored = true,
      level,
      fails = [],
      unknown = [],
    } = expected[name];
    expect(outcomes[name]).toMatchObject({
      inScope: scored,
      level,
      fails,
      unknown,
    });
  });

  it.each([
    [0, 4],
    [1, 4],
    [2, 2],
    [3, 1],
    [4, 2],
  ])('has at level %i at least %i services', (level, least) => {
    const there = Object.values(outcomes).filter(each => each.level === level);
    expect(there.length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['search-api', 'done', 'its system declares Istio'],
    ['delivery-slots', 'done', 'its system declares Linkerd'],
    ['basket-api', 'open', 'it declares Istio itself'],
    ['invoice-service', 'passed over', 'its system declares none'],
    ['order-api', 'passed over', 'nobody declares one'],
  ])('%s has the service mesh %s, because %s', (name, mesh) => {
    expect(outcomes[name].mesh).toBe(mesh);
  });

  it('are told in the README as they are', async () => {
    const readme = await readFile(join(examples, 'README.md'), 'utf8');
    const rows = readme.matchAll(/^\| `([\w-]+)` .*$/gm);
    const told = Object.fromEntries(
      [...rows].map(([row, name]) => {
        const cells = row.split('|').map(cell => cell.trim());
        const level = cells[5] === 'none' ? null : Number(cells[5]);
        const fails = [...cells[7].matchAll(/`([\w-]+)`/g)].map(([, id]) => id);
        return [name, { level, fails }];
      }),
    );
    const table = Object.entries(expected).map(
      ([name, { level, fails = [] }]) => [name, { level, fails }],
    );
    expect(told).toEqual(Object.fromEntries(table));
  });
});
