import { ChecklistView } from '@container-maturity/backstage-plugin-maturity-common';
import { Clause } from './clauses';
import { Coverage, GuideData } from './data';

/** Clauses of one heading that share their checks, or the reason why they have none. */
export interface CoveredClauses extends Coverage {
  clauses: Clause[];
}

/** A heading of the guide that has clauses. */
export interface CoverageOfSection {
  heading: string;
  /** In English; empty where nobody gave one. */
  title: string;
  covered: CoveredClauses[];
  /** Clauses that nothing is said about. */
  missing: Clause[];
}

/** What becomes of every clause of the guide, in the guide's order. */
export function coverageOf(
  clauses: Clause[],
  { sections }: Pick<GuideData, 'sections'>,
): CoverageOfSection[] {
  const byHeading = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const known = byHeading.get(clause.heading) ?? [];
    known.push(clause);
    byHeading.set(clause.heading, known);
  }
  return [...byHeading].map(([heading, own]) => {
    const { title = '', clauses: entries = [] } = sections[heading] ?? {};
    const taken = new Map(
      own.map(clause => [clause, entryOf(clause, entries)] as const),
    );
    const takenBy = (entry?: Coverage) =>
      own.filter(clause => taken.get(clause) === entry);
    return {
      heading,
      title,
      covered: entries
        .map(entry => ({ ...entry, clauses: takenBy(entry) }))
        .filter(entry => entry.clauses.length > 0),
      missing: takenBy(),
    };
  });
}

function entryOf({ text }: Clause, entries: Coverage[]): Coverage | undefined {
  return entries.find(({ of }) => of.some(glob => matches(glob, text)));
}

const patterns = new Map<string, RegExp>();

function matches(glob: string, text: string): boolean {
  let pattern = patterns.get(glob);
  if (!pattern) {
    const source = glob
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '[^]*')
      .replace(/\?/g, '[^]');
    pattern = new RegExp(`^${source}$`);
    patterns.set(glob, pattern);
  }
  return pattern.test(text);
}

/** Everything in which the guide, the data about it and the checklist don't agree. */
export function problemsOf(
  clauses: Clause[],
  headings: ReadonlySet<string>,
  data: GuideData,
  checklist: ChecklistView,
): string[] {
  const checks = checklist.phases.flatMap(phase =>
    phase.tasks.flatMap(task => task.checks),
  );
  const ids = new Set(checks.map(({ id }) => id));
  const corrections = new Set(data.corrections.map(({ id }) => id));
  const coverage = coverageOf(clauses, data);
  const entries = Object.entries(data.sections).flatMap(([heading, section]) =>
    section.clauses.map(entry => ({ heading, entry })),
  );
  const named = new Set(entries.flatMap(({ entry }) => entry.checks ?? []));
  const beyond = new Set(data.beyond.flatMap(entry => entry.checks));
  const corrected = new Set(
    entries.flatMap(({ entry }) => entry.corrections ?? []),
  );
  return [
    ...coverage.flatMap(({ missing, heading }) =>
      missing.map(
        ({ line, text }) =>
          `Nothing is said about line ${line} (${heading}): ${text}`,
      ),
    ),
    ...entries.flatMap(({ heading, entry }) =>
      problemsOfEntry(heading, entry, coverage),
    ),
    ...entries.flatMap(({ entry, heading }) => [
      ...(entry.checks ?? [])
        .filter(id => !ids.has(id))
        .map(id => `${heading}: the checklist has no check ${id}`),
      ...(entry.corrections ?? [])
        .filter(id => !corrections.has(id))
        .map(id => `${heading}: there is no correction ${id}`),
      ...(entry.because !== undefined && !data.reasons[entry.because]
        ? [`${heading}: there is no reason ${entry.because}`]
        : []),
    ]),
    ...[...ids]
      .filter(id => !named.has(id) && !beyond.has(id))
      .map(id => `No clause names the check ${id}, nor is it beyond the guide`),
    ...[...beyond]
      .filter(id => !ids.has(id) || named.has(id))
      .map(id =>
        ids.has(id)
          ? `A clause names ${id}, so that it is not beyond the guide`
          : `The checklist has no check ${id}, which is beyond the guide`,
      ),
    ...checks
      .filter(({ guide }) => guide && !headings.has(guide))
      .map(({ id, guide }) => `${id}: the guide has no heading ${guide}`),
    ...data.corrections.flatMap(({ id, guide, checks: own }) => [
      ...own
        .filter(check => !ids.has(check))
        .map(check => `${id}: the checklist has no check ${check}`),
      ...(headings.has(guide)
        ? []
        : [`${id}: the guide has no heading ${guide}`]),
      ...(corrected.has(id) ? [] : [`No clause names the correction ${id}`]),
    ]),
  ];
}

function problemsOfEntry(
  heading: string,
  entry: Coverage,
  coverage: CoverageOfSection[],
): string[] {
  const { of, checks = [], because } = entry;
  const own = coverage.find(section => section.heading === heading);
  const clauses = own?.covered.find(each => each.of === of)?.clauses ?? [];
  const unused = of.filter(
    glob => !clauses.some(({ text }) => matches(glob, text)),
  );
  return [
    ...unused.map(glob => `${heading}: no clause is ${glob}`),
    ...(checks.length > 0 === (because === undefined)
      ? []
      : [`${heading}: ${of[0]} needs either checks or a reason`]),
  ];
}
