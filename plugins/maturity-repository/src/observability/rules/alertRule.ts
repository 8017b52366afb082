import { FieldPath, isMapping, Mapping } from '../../manifests/objects';
import { plainText } from '../../ci/json';
import { durationSeconds } from '../promql';
import { placeIn, RuleDocument } from './document';
import { ExpressionReader } from './expression';
import { AlertRule, RecordingRule, RuleProblem } from './shapes';
import { readTemplate, usedLabels, wrongPercents } from './templates';

/** An alerting rule, and what Prometheus would refuse in its templates. */
export function alertRuleOf(
  document: RuleDocument,
  rule: Mapping,
  path: FieldPath,
  parts: RecordingRule,
  { facts }: ExpressionReader,
): { alert: AlertRule; problems: RuleProblem[] } {
  const at = (...keys: string[]) => document.placeOf([...path, ...keys]);
  const problems: RuleProblem[] = [];
  const lostLabels = new Map<string, AlertRule['lostLabels'][number]>();
  const percents: AlertRule['percents'] = [];
  for (const { text, keys } of textsOf(rule)) {
    const { actions, problem } = readTemplate(text);
    const placeOf = (offset: number) =>
      placeIn(document, [...path, ...keys], text, offset).source;
    if (problem && parts.system === 'prometheus') {
      const { name } = parts;
      problems.push({
        rule: name,
        problem: 'template',
        message: problem,
        source: at(...keys),
      });
    }
    if (!facts) continue;
    for (const { name, offset } of usedLabels(actions)) {
      const isLost = !facts.labels.has(name) && !lostLabels.has(name);
      if (isLost) lostLabels.set(name, { name, source: placeOf(offset) });
    }
    for (const { problem: wrong, offset } of wrongPercents(
      text,
      actions,
      facts.value,
    )) {
      percents.push({ problem: wrong, source: placeOf(offset) });
    }
  }
  const alert: AlertRule = {
    ...parts,
    hold: holdOf(rule, at('for')),
    severity: severityOf(rule, at('labels', 'severity')),
    annotations: annotationsOf(rule, at('annotations')),
    lostLabels: [...lostLabels.values()],
    percents,
  };
  return { alert, problems };
}

/** Labels and annotations are templates. */
function textsOf(rule: Mapping): Array<{ text: string; keys: string[] }> {
  return ['labels', 'annotations'].flatMap(field =>
    entriesOf(rule[field])
      .slice(0, 50)
      .map(([name, value]) => ({
        text: plainText(value) ?? '',
        keys: [field, name],
      })),
  );
}

function holdOf(rule: Mapping, source: AlertRule['source']): AlertRule['hold'] {
  const text = plainText(rule.for);
  return {
    set: text !== undefined,
    seconds: Math.floor(durationSeconds(text ?? '0') ?? 0),
    source,
  };
}

function severityOf(
  rule: Mapping,
  source: AlertRule['source'],
): AlertRule['severity'] {
  const labels = isMapping(rule.labels) ? rule.labels : {};
  const value = plainText(labels.severity) ?? '';
  const templated = value.includes('{{');
  return {
    set: value.trim() !== '',
    value: templated ? '' : value.slice(0, 100),
    templated,
    source,
  };
}

function annotationsOf(
  rule: Mapping,
  source: AlertRule['source'],
): AlertRule['annotations'] {
  const names = entriesOf(rule.annotations)
    .filter(([, value]) => (plainText(value) ?? '').trim() !== '')
    .map(([name]) => name.slice(0, 100));
  const has = (pattern: RegExp) => names.some(name => pattern.test(name));
  return {
    names: names.slice(0, 50),
    summary: has(/^(?:summary|title|message|subject)$/i),
    description: has(/^(?:description|message|details?|text)$/i),
    runbook: has(/runbook|playbook/i),
    source,
  };
}

function entriesOf(value: unknown): Array<[string, unknown]> {
  return isMapping(value) ? Object.entries(value) : [];
}
