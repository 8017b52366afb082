import { Pair, Place } from './compare';
import { Explanation, Explanations, sideOf } from './explanations';
import { Subject } from './subjects';

/** All that was compared. */
export interface Comparison {
  pairs: Pair[];
  /** Checks with rules of Trivy that are not about a repository. */
  apart: string[];
  places: Place[];
  subjects: Subject[];
  /** What Trivy didn't look at. */
  unseen: Subject[];
  explanations: Explanations;
  /** The repository's own fixtures: these must show every check and every explanation. */
  own: boolean;
}

/**
 * A table on standard error, and JSON lines on standard output: one a disagreement, then one a check, then the whole.
 * The exit code: 1 where a disagreement isn't explained, or where the fixtures no longer show what they are for.
 */
export function report(comparison: Comparison): number {
  const { places, explanations, apart, subjects, unseen } = comparison;
  const used = new Map<Explanation, number>();
  const rows = new Map<string, Row>(
    comparison.pairs.map(pair => [pair.check, new Row(pair)]),
  );
  let unexplained = 0;
  for (const place of places) {
    const side = sideOf(place);
    const explanation = side === 'none' ? undefined : explanations.of(place);
    rows.get(place.check)!.count(place, explanation);
    if (side === 'none') continue;
    if (explanation) used.set(explanation, (used.get(explanation) ?? 0) + 1);
    else unexplained += 1;
    printLine(disagreement(place, side, explanation));
  }
  const faults = comparison.own ? gaps(rows, explanations, used) : [];
  for (const row of rows.values()) printLine({ ...row });
  printLine({
    dockerfiles: subjects.filter(({ kind }) => kind === 'dockerfile').length,
    objects: subjects.filter(({ kind }) => kind === 'object').length,
    unseenByTrivy: unseen.length,
    notCompared: apart,
    places: places.length,
    unexplained,
    faults,
  });
  printTable([...rows.values()], used);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stderr.write(
    `${places.length} places, ${unexplained} disagreements without an explanation\n`,
  );
  return unexplained + faults.length > 0 ? 1 : 0;
}

/** How often both agree on one check. */
class Row {
  readonly check: string;
  readonly rules: string[];
  bothFail = 0;
  bothPass = 0;
  onlyTrivy = 0;
  onlyUs = 0;
  unknown = 0;
  explained = 0;

  constructor({ check, rules }: Pair) {
    this.check = check;
    this.rules = rules;
  }

  count(place: Place, explanation: Explanation | undefined): void {
    const side = sideOf(place);
    if (side === 'trivy') this.onlyTrivy += 1;
    else if (side === 'us') this.onlyUs += 1;
    else if (side === 'unknown') this.unknown += 1;
    else if (place.ours === 'fail') this.bothFail += 1;
    else this.bothPass += 1;
    if (explanation) this.explained += 1;
  }

  get differing(): number {
    return this.onlyTrivy + this.onlyUs + this.unknown;
  }
}

/** An agreement that nothing shows, and an explanation that nothing needs, are worth nothing. */
function gaps(
  rows: Map<string, Row>,
  { all }: Explanations,
  used: ReadonlyMap<Explanation, number>,
): string[] {
  const vacuous = [...rows.values()]
    .filter(({ bothFail, bothPass }) => bothFail === 0 || bothPass === 0)
    .map(
      ({ check, bothFail }) =>
        `${check}: no place shows that both ${
          bothFail === 0 ? 'fail' : 'pass'
        }`,
    );
  const idle = all
    .filter(each => each.fixture && !used.has(each))
    .map(({ id }) => `explained.yaml: no place needs '${id}'`);
  return [...vacuous, ...idle];
}

function disagreement(
  { check, subject, container, trivy, ourWords, trivyWords }: Place,
  only: string,
  explanation: Explanation | undefined,
): object {
  return {
    check,
    only,
    rules: trivy,
    repository: subject.repository,
    subject: subject.title,
    source: `${subject.source.file}:${subject.source.line ?? 1}`,
    container: container?.name ?? '',
    ours: ourWords,
    trivy: trivyWords,
    explained: explanation?.id ?? null,
  };
}

function printLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function printTable(rows: Row[], used: ReadonlyMap<Explanation, number>): void {
  const heads = [
    'check',
    'both fail',
    'both pass',
    'only Trivy',
    'only us',
    'unknown',
    'explained',
  ];
  const lines = rows.map(row => [
    `${row.check} (${row.rules.join(' ')})`,
    ...[row.bothFail, row.bothPass, row.onlyTrivy, row.onlyUs, row.unknown].map(
      String,
    ),
    `${row.explained}/${row.differing}`,
  ]);
  const widths = heads.map((head, column) =>
    Math.max(
      ...[head, ...lines.map(line => line[column])].map(cell => cell.length),
    ),
  );
  for (const line of [heads, ...lines]) {
    const cells = line.map((cell, column) =>
      column === 0
        ? cell.padEnd(widths[column])
        : cell.padStart(widths[column]),
    );
    process.stderr.write(`${cells.join('  ')}\n`);
  }
  for (const [{ id, reason }, count] of used) {
    process.stderr.write(`\n${id}, ${count} times: ${reason.trim()}\n`);
  }
  process.stderr.write('\n');
}
