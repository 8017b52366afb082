import {
  Checklist,
  ChecklistFile,
  compileChecklist,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collectRepository } from '../collect';
import { RepositoryEvidence, repositoryEvidenceSchema } from '../schema';
import { equivalentMutants } from './equivalentMutants';
import { Mutant, Mutator, replaced } from './mutate';
import { CheckCase } from './types';

/** The day the cases take for today. */
const TODAY = new Date('2026-11-22T00:00:00Z');

/** What came of trying every mutant. */
export interface MutationReport {
  /** Cases in which the shipped checklist itself doesn't say what is expected. */
  wrong: string[];
  /** By phase. */
  phases: Record<string, { mutants: number; noticed: number }>;
  /** Mutants that no case notices, though they say something else. */
  surviving: Array<{ phase: string; check: string; change: string }>;
}

/** A checklist as one installation has it, and its mutants by check. */
class Bench {
  readonly checklist: Checklist;
  readonly #mutator: Mutator;
  readonly #mutants = new Map<string, Mutant[]>();

  constructor(shipped: ChecklistFile[], overlay: string) {
    this.checklist = compile(shipped, overlay);
    this.#mutator = Mutator.create(shipped);
  }

  /** The checklist without the checks that this one doesn't look at. */
  only(id: string): Checklist {
    const check = this.checklist.checks.find(
      ({ definition }) => definition.id === id,
    );
    if (!check) throw new Error(`The checklist has no check '${id}'`);
    return replaced(this.checklist, check, check);
  }

  readonly mutantsOf = (check: string): Mutant[] => {
    const known =
      this.#mutants.get(check) ??
      this.#mutator.mutantsOf(this.checklist, check);
    this.#mutants.set(check, known);
    return known;
  };
}

/** Tries the mutants of the shipped checklist in the cases of their check. */
export async function tryMutants(cases: CheckCase[]): Promise<MutationReport> {
  const shipped = await readChecklistFiles(shippedChecklist());
  const benches = new Map<string, Bench>();
  const benchOf = (overlay = '') => {
    const bench = benches.get(overlay) ?? new Bench(shipped, overlay);
    benches.set(overlay, bench);
    return bench;
  };
  const wrong: string[] = [];
  const noticed = new Set<string>();
  for (const each of cases) {
    const bench = benchOf(each.overlay);
    const evidence = await evidenceOf(each);
    const told = answer(bench.only(each.check), each, evidence);
    if (!isExpected(each, told)) {
      wrong.push(`${each.check}: ${told}, where ${describe(each)} is expected`);
      continue;
    }
    for (const mutant of bench.mutantsOf(each.check)) {
      const name = nameOf(mutant);
      if (noticed.has(name)) continue;
      const changed = answer(mutant.checklist, each, evidence);
      if (!isExpected(each, changed)) noticed.add(name);
    }
  }
  return { wrong, ...countedBy(noticed, benchOf()) };
}

function countedBy(
  noticed: ReadonlySet<string>,
  { checklist, mutantsOf }: Bench,
): Omit<MutationReport, 'wrong'> {
  const phases: MutationReport['phases'] = {};
  const surviving: MutationReport['surviving'] = [];
  for (const { definition, phase } of checklist.checks) {
    const known = equivalentMutants[definition.id] ?? [];
    for (const mutant of mutantsOf(definition.id)) {
      const { check, change } = mutant;
      if (known.includes(change)) continue;
      phases[phase] ??= { mutants: 0, noticed: 0 };
      phases[phase].mutants++;
      if (noticed.has(nameOf(mutant))) phases[phase].noticed++;
      else surviving.push({ phase, check, change });
    }
  }
  return { phases, surviving };
}

function nameOf({ check, change }: Mutant): string {
  return `${check} ${change}`;
}

/** The shipped checklist, as an installation changes it. */
export function compile(shipped: ChecklistFile[], overlay: string): Checklist {
  const head = 'id: own\nversion: 1.0.0\nextends: container-adoption@1\n';
  const { checklist, errors } = compileChecklist(
    overlay ? [{ path: 'own.yaml', text: `${head}${overlay}` }] : shipped,
    { schemas: [repositoryEvidenceSchema], base: () => shipped },
  );
  if (!checklist) {
    const [{ file, line, message }] = errors;
    throw new Error(`${file}:${line}: ${message}`);
  }
  return checklist;
}

/** What is collected of a case's repository, or put in its place. */
export async function evidenceOf({
  files,
  evidence,
}: Pick<CheckCase, 'files' | 'evidence'>): Promise<RepositoryEvidence> {
  const root = await mkdtemp(join(tmpdir(), 'check-case-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const collected = await collectRepository({ root, now: TODAY });
    return { ...collected, ...evidence?.(collected) };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The status and the places of the findings, as one text. */
function answer(
  checklist: Checklist,
  { check, tags = [], entity, archetype = 'service' }: CheckCase,
  document: RepositoryEvidence,
): string {
  const result = evaluate(checklist, {
    entity: {
      kind: 'Component',
      metadata: { name: 'x', tags, ...entity?.metadata },
      spec: entity?.spec,
    },
    archetype: { value: archetype, from: 'annotation' },
    evidence: { repository: { status: 'collected', document } },
    now: TODAY,
  }).find(each => each.check === check);
  const places = result?.findings.map(({ source }) =>
    source?.file ? `${source.file}:${source.line}` : 'undefined',
  );
  return [result?.status, ...(places ?? [])].join(' ');
}

function isExpected(each: CheckCase, told: string): boolean {
  return `${told} `.startsWith(`${describe(each)} `);
}

function describe({ expected: { status, at = [] } }: CheckCase): string {
  return [status, ...at].join(' ');
}
