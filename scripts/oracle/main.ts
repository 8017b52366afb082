import {
  formatChecklistErrors,
  loadChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { repositoryEvidenceSchema } from '../../plugins/maturity-repository/src';
import { comparePlaces, Pair, Place } from './compare';
import { Explanations } from './explanations';
import { gather, Group } from './gather';
import { renderGoldenPath } from './goldenPath';
import { judgeByUs } from './ours';
import { report } from './report';
import { judgeByTrivy } from './trivy';

const repositoryRoot = resolve(__dirname, '../..');

async function main(directories: string[]): Promise<number> {
  const { ORACLE_TRIVY: trivy, ORACLE_CACHE: cache } = process.env;
  if (!trivy || !cache) throw new Error('Start this by `npm run oracle`.');
  const work = await mkdtemp(join(tmpdir(), 'maturity-oracle-'));
  try {
    const { checklist, errors } = await loadChecklist(undefined, [
      repositoryEvidenceSchema,
    ]);
    if (!checklist) throw new Error(formatChecklistErrors(errors));
    const directory = join(work, 'subjects');
    await mkdir(directory);
    const own = directories.length === 0;
    const groups = await gatherAll(
      own ? await ownDirectories(work) : directories,
      directory,
    );
    const theirs = await judgeByTrivy(directory, { trivy, cache });
    const { pairs, apart } = pairsOf(checklist.checks, theirs.rules);
    const explanations = await Explanations.read(
      new Set(pairs.map(({ check }) => check)),
    );
    const places: Place[] = [];
    for (const { evidence, subjects, fileOf } of groups) {
      for (const subject of subjects) {
        const ours = judgeByUs(checklist, evidence, fileOf(subject));
        const failures = theirs.failures.get(subject.file) ?? [];
        for (const pair of pairs) {
          const verdict = ours.get(pair.check)!;
          if (theirs.judged.has(subject.file)) {
            places.push(...comparePlaces(pair, subject, verdict, failures));
          }
        }
      }
    }
    const subjects = groups.flatMap(group => group.subjects);
    const unseen = subjects.filter(({ file }) => !theirs.judged.has(file));
    return report({
      pairs,
      apart,
      places,
      subjects,
      unseen,
      explanations,
      own,
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Our checks with the rules of Trivy that this one has. Apart: those that look at something that is not in a repository,
 * and those of which all rules are of a later Trivy.
 */
function pairsOf(
  checks: ReadonlyArray<{
    definition: {
      id: string;
      collector?: string;
      equivalents?: { trivy?: string[] };
    };
  }>,
  known: ReadonlySet<string>,
): { pairs: Pair[]; apart: string[] } {
  const pairs: Pair[] = [];
  const apart: string[] = [];
  for (const { definition } of checks) {
    const { id, equivalents } = definition;
    const collector = definition.collector ?? repositoryEvidenceSchema.id;
    if (!equivalents?.trivy) continue;
    const rules = equivalents.trivy.filter(rule => known.has(rule));
    if (collector === repositoryEvidenceSchema.id && rules.length > 0) {
      pairs.push({ check: id, rules });
    } else {
      apart.push(id);
    }
  }
  return { pairs, apart };
}

async function ownDirectories(work: string): Promise<string[]> {
  const directories: string[] = [];
  for (const folder of ['scripts/oracle/fixtures', 'examples/services']) {
    const entries = await readdir(join(repositoryRoot, folder));
    directories.push(
      ...entries.sort().map(entry => join(repositoryRoot, folder, entry)),
    );
  }
  return [...directories, ...(await renderGoldenPath(join(work, 'golden')))];
}

async function gatherAll(
  directories: string[],
  directory: string,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [number, root] of directories.entries()) {
    const repository = basename(root);
    const gathered = await gather(root, repository, { directory, number });
    groups.push(...gathered.groups);
    for (const line of gathered.missing) {
      process.stderr.write(`${repository}: not compared: ${line}\n`);
    }
  }
  return groups;
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
