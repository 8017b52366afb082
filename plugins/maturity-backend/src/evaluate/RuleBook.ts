import {
  Checklist,
  CompiledCheck,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { digestOf } from '../digest';
import { CheckStore } from '../store/CheckStore';
import { CheckRow } from '../store/rows';

/** What this installation knows of its rules beyond their text. */
export interface RuleBook {
  /** By check: until when entities that met the check before have time. ISO date-times. */
  grace: Map<string, string>;
  /** By check: when its rule last changed here. ISO date-times. */
  changedAt: Map<string, string>;
}

/**
 * Notes which rules are new or have changed. A required one of these gets a time of grace, except on first
 * install, when all of them are new.
 */
export async function updateRuleBook(
  checklist: Checklist,
  store: CheckStore,
  options: { now: Date; graceMs: number },
): Promise<RuleBook> {
  const known = new Map(
    (await store.list(checklist.id)).map(row => [row.check_id, row]),
  );
  const isFirstInstall = known.size === 0;
  const now = options.now.toISOString();
  const until = new Date(options.now.getTime() + options.graceMs).toISOString();

  const rows = checklist.checks
    .filter(check => check.disabled === undefined)
    .map((check): CheckRow => {
      const { id, required } = check.definition;
      return {
        checklist: checklist.id,
        check_id: id,
        rule: digestRule(check),
        required,
        first_seen: now,
        changed_at: now,
        grace_until: required && !isFirstInstall ? until : null,
      };
    });
  const added = rows.filter(row => !known.has(row.check_id));
  const changed = rows.filter(row => {
    const before = known.get(row.check_id);
    return before !== undefined && before.rule !== row.rule;
  });
  if (added.length === 0 && changed.length === 0) {
    return toRuleBook([...known.values()]);
  }
  await store.record(added, changed);
  return toRuleBook(await store.list(checklist.id));
}

function toRuleBook(rows: CheckRow[]): RuleBook {
  return {
    grace: new Map(
      rows.flatMap(row =>
        row.grace_until ? [[row.check_id, row.grace_until]] : [],
      ),
    ),
    changedAt: new Map(rows.map(row => [row.check_id, row.changed_at])),
  };
}

/** A name for what a check asks of whom; its words may change freely. */
function digestRule({ definition, archetypes, params }: CompiledCheck): string {
  const { when, each, unknownWhen, expect, attest } = definition;
  const expressions = [when, each, unknownWhen, expect].join('\n');
  const used = Object.entries(params).filter(([name]) =>
    new RegExp(`\\bparams\\.${name}\\b`).test(expressions),
  );
  return digestOf([
    expressions,
    definition.collector ?? null,
    attest?.validFor ?? null,
    definition.required,
    archetypes,
    definition.appliesTo ?? null,
    used.map(([name, value]) => [name, plain(value)]),
  ]);
}

/** Parameters hold whole numbers as BigInt and maps as Map, as CEL wants them; JSON knows neither. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return `${value}`;
  }
  if (value instanceof Map) {
    return [...value.entries()].map(([key, item]) => [key, plain(item)]);
  }
  return Array.isArray(value) ? value.map(plain) : value;
}
