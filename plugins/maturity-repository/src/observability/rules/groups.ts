import { isMapping, listOf, textOf, valueAt } from '../../manifests/objects';
import type { RuleSystem } from './shapes';

/** Groups of rules within a document. */
export interface RuleGroups {
  /** Path of the list of groups. */
  path: Array<string | number>;
  groups: unknown[];
  /** The mapping that has the list. */
  holder: unknown;
}

/** How deep in Helm values and the like groups are looked for, and in how many places. */
const maxDepth = 8;
const maxPlaces = 20_000;
const maxFound = 500;

/** Every list `groups` in a value whose items have rules of Prometheus, Loki or Grafana. */
export function findGroups(value: unknown): RuleGroups[] {
  const found: RuleGroups[] = [];
  const waiting: Array<{ value: unknown; path: Array<string | number> }> = [
    { value, path: [] },
  ];
  let places = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (++places > maxPlaces || found.length >= maxFound) break;
    const { path } = next;
    if (isMapping(next.value) && isGroups(next.value.groups)) {
      const groups = listOf(next.value.groups);
      found.push({ path: [...path, 'groups'], groups, holder: next.value });
      continue;
    }
    if (path.length >= maxDepth) continue;
    for (const [key, child] of entriesOf(next.value)) {
      if (typeof child === 'object' && child !== null) {
        waiting.push({ value: child, path: [...path, key] });
      }
    }
  }
  return found;
}

function entriesOf(value: unknown): Array<[string | number, unknown]> {
  if (Array.isArray(value)) {
    return value.slice(0, 500).map((item, index) => [index, item]);
  }
  return isMapping(value) ? Object.entries(value).slice(0, 500) : [];
}

function isGroups(value: unknown): boolean {
  return listOf(value).some(group =>
    listOf(valueAt(group, ['rules'])).some(isRule),
  );
}

function isRule(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const named = 'alert' in value || 'record' in value;
  return (named && 'expr' in value) || isOfGrafana(value);
}

/** A rule that Grafana itself evaluates, as it is provisioned from files. */
export function isOfGrafana(rule: unknown): boolean {
  return (
    isMapping(rule) && 'condition' in rule && 'data' in rule && 'title' in rule
  );
}

const pipeline =
  /\}\s*(?:\|[=~>!]|!=|!~|\|\s*(?:json|logfmt|line_format|label_format|pattern|regexp|unwrap|unpack|decolorize|drop|keep|__error__)\b)/;

/** Whether an expression asks for logs: what follows the braces is a pipeline. */
export function isLogql(expr: string): boolean {
  const text = expr.slice(0, 20_000);
  const outside = text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
  return (
    pipeline.test(outside) ||
    /\b(?:bytes_over_time|bytes_rate)\s*\(/.test(outside)
  );
}

/** Whose rules these are: by what only one of the systems knows, else by where they lie. */
export function systemOf(
  { groups, holder }: RuleGroups,
  path: string,
): RuleSystem {
  const rules = groups.flatMap(group => listOf(valueAt(group, ['rules'])));
  if (rules.some(isOfGrafana)) return 'grafana';
  const has = (name: string) =>
    groups.some(group => isMapping(group) && name in group);
  const exprs = rules.map(rule => textOf(valueAt(rule, ['expr'])));
  if (exprs.some(isLogql) || /(?:^|[/_.-])loki(?:[/_.-]|$)/i.test(path)) {
    return 'loki';
  }
  if (
    groups.some(group =>
      /^v?logs$|^graphite$/.test(textOf(valueAt(group, ['type']))),
    )
  ) {
    return 'unknown';
  }
  if (
    [
      'type',
      'concurrency',
      'extra_filter_labels',
      'headers',
      'params',
      'notifier_headers',
      'eval_offset',
      'eval_delay',
      'tenant',
    ].some(has)
  ) {
    return 'victoriametrics';
  }
  if (
    /(?:^|[/_.-])(?:vmalert|vmrules?|victoria-?metrics)(?:[/_.-]|$)/i.test(path)
  ) {
    return 'victoriametrics';
  }
  if (has('partial_response_strategy')) return 'thanos';
  const tenants = [
    'source_tenants',
    'align_evaluation_time_on_interval',
    'evaluation_delay',
  ].some(has);
  const namespaced = isMapping(holder) && typeof holder.namespace === 'string';
  if (
    tenants ||
    namespaced ||
    /(?:^|[/_.-])(?:mimir|cortex)(?:[/_.-]|$)/i.test(path)
  ) {
    return 'mimir';
  }
  return 'prometheus';
}
