import { Condition } from './parse';
import { upstreamMacros } from './upstream';

export type Tri = 'yes' | 'no' | 'unknown';

/** The macros of a repository by name; undefined where one can't be read. */
export type Macros = ReadonlyMap<string, Condition | undefined>;

const MAX_DEPTH = 40;
const exactly = new Set(['=', '==', 'in']);

/**
 * Whether a condition holds for some types of events alone, as Falco works it out: where it doesn't, the rule is tried
 * for every event of the system.
 */
export function limitsEvents(condition: Condition, macros: Macros): Tri {
  return limits(condition, true, macros, 0);
}

function limits(
  condition: Condition,
  positive: boolean,
  macros: Macros,
  depth: number,
): Tri {
  if (depth > MAX_DEPTH) return 'unknown';
  switch (condition.kind) {
    case 'not':
      return limits(condition.part, !positive, macros, depth + 1);
    case 'check': {
      if (condition.field !== 'evt.type') return 'no';
      const { operator } = condition;
      return (positive ? exactly.has(operator) : operator === '!=')
        ? 'yes'
        : 'no';
    }
    case 'macro': {
      if (macros.has(condition.name)) {
        const own = macros.get(condition.name);
        return own ? limits(own, positive, macros, depth + 1) : 'unknown';
      }
      const known = upstreamMacros.get(condition.name);
      if (known === undefined) return 'unknown';
      return positive && known ? 'yes' : 'no';
    }
    default: {
      const parts = condition.parts.map(part =>
        limits(part, positive, macros, depth + 1),
      );
      // Of what is negated, `and` becomes `or`.
      return (condition.kind === 'and') === positive
        ? some(parts)
        : every(parts);
    }
  }
}

function some(parts: readonly Tri[]): Tri {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

function every(parts: readonly Tri[]): Tri {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

/** The macros that a condition names, each once. */
export function macrosIn(condition: Condition): string[] {
  const found = new Set<string>();
  const visit = (each: Condition): void => {
    if (each.kind === 'macro') found.add(each.name);
    else if (each.kind === 'not') visit(each.part);
    else if (each.kind !== 'check') each.parts.forEach(visit);
  };
  visit(condition);
  return [...found];
}

/** Says only that something happens, and not what. */
const happens = new Set(['spawned_process', 'container', 'container_started']);
const happensField = /^evt\.(?:type|dir)$|^container\.id$|^syscall\.type$/;

/**
 * Whether a condition holds for every process (or file, or connection) of every container but for those that are listed:
 * it asks for nothing that is, and only excludes names.
 */
export function onlyExcludes(condition: Condition, macros: Macros): boolean {
  const parts = conjuncts(condition, macros, 0);
  return (
    parts.some(excludesNames) &&
    parts.every(part => excludesNames(part) || saysThatItHappens(part))
  );
}

/** What all has to hold, with the macros of the repository put in. */
function conjuncts(
  condition: Condition,
  macros: Macros,
  depth: number,
): Condition[] {
  if (depth > MAX_DEPTH) return [condition];
  if (condition.kind === 'and') {
    return condition.parts.flatMap(part => conjuncts(part, macros, depth + 1));
  }
  const own =
    condition.kind === 'macro' ? macros.get(condition.name) : undefined;
  return own ? conjuncts(own, macros, depth + 1) : [condition];
}

function excludesNames(condition: Condition): boolean {
  const check = condition.kind === 'not' ? condition.part : condition;
  if (check.kind !== 'check' || happensField.test(check.field)) return false;
  return condition.kind === 'not'
    ? ['in', '=', '=='].includes(check.operator)
    : check.operator === '!=';
}

function saysThatItHappens(condition: Condition): boolean {
  if (condition.kind === 'macro') return happens.has(condition.name);
  return condition.kind === 'check' && happensField.test(condition.field);
}
