import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWith, Disagreement } from './compare';
import { ownDirectories } from './own';
import { proveAlerts } from './prove';
import { gatherRules, Subject } from './subjects';

/** Compares our verdict on rules with promtool's, and lets its unit tests judge the alerts of the docs. */
async function main(directories: string[]): Promise<number> {
  const { ORACLE_PROMTOOL: promtool } = process.env;
  if (!promtool) throw new Error('Start this by `npm run oracle -- promtool`.');
  const work = await mkdtemp(join(tmpdir(), 'maturity-promtool-'));
  try {
    const own = directories.length === 0;
    const roots = own ? await ownDirectories(work) : directories;
    const subjects = await gatherRules(roots);
    const files = join(work, 'files');
    await mkdir(files);
    const { compared, accepted, disagreements } = await compareWith(
      promtool,
      files,
      subjects,
    );
    for (const each of disagreements) printLine({ ...each });
    const unexplained = disagreements.filter(({ explained }) => !explained);
    const faults = own ? await proveAlerts(promtool, work) : [];
    printLine({
      directories: roots.length,
      ...countedByKind(subjects),
      compared,
      accepted,
      disagreements: disagreements.length,
      unexplained: unexplained.length,
      faults,
    });
    for (const each of unexplained) tell(each);
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.stderr.write(
      `${compared} compared with promtool, ${disagreements.length} disagreements, ${unexplained.length} without an explanation\n`,
    );
    return unexplained.length + faults.length > 0 ? 1 : 0;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function countedByKind(subjects: readonly Subject[]) {
  const of = (wanted: Subject['kind']) =>
    subjects.filter(({ kind }) => kind === wanted).length;
  return { rules: of('rule'), files: of('file'), mutants: of('mutant') };
}

function printLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function tell({ subject, text, ours, promtool }: Disagreement): void {
  process.stderr.write(
    `${subject}\n  ${text.slice(0, 2_000)}\n  ours: ${
      ours || 'accepted'
    }\n  promtool: ${promtool || 'accepted'}\n`,
  );
}

main(process.argv.slice(2)).then(
  status => {
    process.exitCode = status;
  },
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 2;
  },
);
