import { basename } from 'node:path';
import { mutantsOf } from './mutants';
import { openRepository } from '../../../plugins/maturity-repository/src/files';
import {
  findGroups,
  readRules,
  RuleDocument,
  ruleDocumentsOf,
  systemOf,
} from '../../../plugins/maturity-repository/src/observability/rules';

/** A rule, or the groups of a file or object, as both are to judge it. */
export interface Subject {
  name: string;
  /** A mutant is a rule whose expression was changed by chance. */
  kind: 'rule' | 'file' | 'mutant';
  /** What promtool reads. */
  text: string;
  /** What we have against it; empty: nothing. */
  ours: string;
}

/** So many changed ones of each rule. */
const mutantsOfRule = 5;

/** Every rule of Prometheus below the directories, and every file and object with such. */
export async function gatherRules(
  roots: readonly string[],
): Promise<Subject[]> {
  const subjects = new Map<string, Subject>();
  for (const root of roots) {
    const repository = await openRepository({ root, exclude: [] });
    const { objects, files } = await ruleDocumentsOf(repository);
    for (const document of [...objects, ...files]) {
      for (const subject of subjectsOf(document, basename(root))) {
        subjects.set(subject.text, subject);
      }
    }
  }
  return [...subjects.values()];
}

function subjectsOf(document: RuleDocument, repository: string): Subject[] {
  return findGroups(document.value).flatMap(found => {
    const { groups } = found;
    const system = systemOf(found, document.source.file);
    if (system !== 'prometheus') return [];
    const place = `${repository} ${document.name}`;
    const rules = groups.flatMap(group =>
      rulesOf(group).flatMap(rule => {
        const { alert, record, expr } = rule as Record<string, unknown>;
        const name = `${place} ${alert ?? record}`;
        const mutants = mutantsOf(String(expr), mutantsOfRule);
        return [
          judged(name, 'rule', alone(rule)),
          ...mutants.map(changed =>
            judged(name, 'mutant', alone({ ...rule, expr: changed })),
          ),
        ];
      }),
    );
    const whole =
      document.holder === 'file' && document.whole
        ? document.value
        : { groups };
    return [...rules, judged(place, 'file', whole)].filter(isReadable);
  });
}

function alone(rule: object): object {
  return { groups: [{ name: 'one', rules: [rule] }] };
}

function rulesOf(group: unknown): object[] {
  const { rules } = (group ?? {}) as { rules?: unknown };
  return Array.isArray(rules)
    ? rules.filter(rule => typeof rule === 'object' && rule !== null)
    : [];
}

function judged(name: string, kind: Subject['kind'], value: unknown): Subject {
  const { files } = readRules({
    name,
    holder: 'file',
    object: '',
    environments: [],
    value,
    source: { file: '', line: 1 },
    whole: true,
    placeOf: () => ({ file: '', line: 1 }),
    linesOf: () => [],
  });
  return {
    name,
    kind,
    text: JSON.stringify(value),
    ours: files
      .flatMap(({ readable, problems }) =>
        readable || problems.length > 0
          ? problems.map(({ rule, message }) => `${rule}: ${message.en}`)
          : ['unreadable'],
      )
      .join('\n'),
  };
}

/** Placeholders are nothing that either could judge. */
function isReadable({ ours }: Subject): boolean {
  return ours !== 'unreadable';
}
