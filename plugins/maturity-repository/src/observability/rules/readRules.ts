import { isMapping, listOf, valueAt } from '../../manifests/objects';
import { plainText } from '../../ci/json';
import { RuleDocument } from './document';
import { alertRuleOf } from './alertRule';
import { ExpressionReader } from './expression';
import { findGroups, RuleGroups, systemOf } from './groups';
import { ruleName, structureProblems, maxProblems } from './structure';
import {
  AlertRule,
  RecordingRule,
  RuleFile,
  RuleProblem,
  RuleSystem,
} from './shapes';

/** All that rule files and objects say. */
export interface Rules {
  files: RuleFile[];
  alerts: AlertRule[];
  records: RecordingRule[];
}

/** Rules of one document; more than that nobody reads. */
const maxRules = 2_000;

/** The rules of a document; nothing where it has none. */
export function readRules(document: RuleDocument): Rules {
  const found: Rules = { files: [], alerts: [], records: [] };
  for (const groups of findGroups(document.value))
    readGroups(document, groups, found);
  return found;
}

function readGroups(
  document: RuleDocument,
  found: RuleGroups,
  into: Rules,
): void {
  const { path, groups } = found;
  const { name, holder, environments } = document;
  const system = systemOf(found, document.source.file);
  const problems = ownProblems(document, found, system);
  const counts = { alerts: 0, records: 0 };
  let readable = true;
  groups.forEach((group, index) => {
    listOf(valueAt(group, ['rules'])).forEach((rule, position) => {
      if (!isMapping(rule) || counts.alerts + counts.records >= maxRules)
        return;
      const at = [...path, index, 'rules', position];
      const reader = new ExpressionReader(document, system, rule, at);
      readable &&= reader.readable;
      problems.push(...reader.problems);
      const parts = {
        name: ruleName(rule),
        group: (plainText(valueAt(group, ['name'])) ?? '').slice(0, 200),
        holder,
        object: document.object,
        system,
        expression: reader.evidence,
        environments,
        source: document.placeOf([
          ...at,
          'record' in rule ? 'record' : 'alert',
        ]),
      };
      if ('record' in rule) {
        counts.records += 1;
        into.records.push(parts);
      } else {
        counts.alerts += 1;
        const { alert, problems: own } = alertRuleOf(
          document,
          rule,
          at,
          parts,
          reader,
        );
        into.alerts.push(alert);
        problems.push(...own);
      }
    });
  });
  into.files.push({
    name,
    holder,
    system,
    readable,
    ...counts,
    problems: problems.slice(0, maxProblems),
    environments,
    source: document.placeOf(path),
  });
}

/** What is wrong with the groups as such; those of other systems have fields of their own. */
function ownProblems(
  document: RuleDocument,
  { groups, path }: RuleGroups,
  system: RuleSystem,
): RuleProblem[] {
  if (system !== 'prometheus') return [];
  const problems = structureProblems(groups, path);
  if (document.whole && isMapping(document.value)) {
    for (const field of Object.keys(document.value)) {
      if (field === 'groups') continue;
      const shown = field.slice(0, 60);
      problems.push({
        rule: '',
        message: {
          en: `a rule file has no field ${shown}`,
          zh: `规则文件没有字段 ${shown}`,
        },
        path: [field],
      });
    }
  }
  return problems.map(({ rule, message, path: at }) => ({
    rule,
    problem: 'structure' as const,
    message,
    source: document.placeOf(at),
  }));
}
