import { LinkedEvidence } from './linkSets';

/**
 * Lays the evidence of several sets together. What is the same in several environments becomes one item that names
 * them all; order is that of the first.
 */
export function mergeEvidence(all: LinkedEvidence[]): LinkedEvidence {
  const [first] = all;
  if (all.length === 1) return first;
  return Object.fromEntries(
    Object.keys(first).map(name => [
      name,
      mergeItems(all.flatMap(evidence => listOf(evidence, name))),
    ]),
  ) as unknown as LinkedEvidence;
}

interface Item {
  environments: string[];
}

/** Equal items become one, with all their environments. */
export function mergeItems<T extends Item>(items: readonly T[]): T[] {
  const merged = new Map<string, T>();
  for (const item of items) {
    const key = JSON.stringify({ ...item, environments: [] });
    const known = merged.get(key);
    if (!known) {
      merged.set(key, item);
    } else {
      const environments = new Set([
        ...known.environments,
        ...item.environments,
      ]);
      merged.set(key, { ...known, environments: [...environments] });
    }
  }
  return [...merged.values()];
}

function listOf(evidence: LinkedEvidence, name: string): Item[] {
  return evidence[name as keyof LinkedEvidence];
}
