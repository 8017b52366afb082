import type { ASTNode } from '@marcbachmann/cel-js';

/** A node of an expression, or something between two nodes. */
interface Part {
  op?: unknown;
  args?: unknown;
}

/** The literal patterns of every `matches()` below a node. */
export function patternsIn(
  root: ASTNode,
): Array<{ pattern: string; start: number }> {
  return callsOf(root, 'matches').flatMap(({ args }) => {
    const [pattern] = args[2];
    return pattern?.op === 'value' && typeof pattern.args === 'string'
      ? [{ pattern: pattern.args, start: pattern.start }]
      : [];
  });
}

/** The calls of a method below a node, macros written out. */
export function callsOf(
  root: ASTNode,
  method: string,
): Array<{ args: [string, ASTNode, ASTNode[]] }> {
  const found: Array<{ args: [string, ASTNode, ASTNode[]] }> = [];
  visit(root, ({ op, args }) => {
    if (op === 'rcall' && Array.isArray(args) && args[0] === method) {
      found.push({ args: args as [string, ASTNode, ASTNode[]] });
    }
  });
  return found;
}

/** Every name below a node that stands for a value: variables, and the items of `all`, `exists`, `map` … */
export function namesIn(root: ASTNode): Set<string> {
  const names = new Set<string>();
  visit(root, ({ op, args }) => {
    if (op === 'id' && typeof args === 'string') names.add(args);
  });
  return names;
}

function visit(root: unknown, see: (part: Part) => void): void {
  const seen = new Set<object>();
  const step = (value: unknown) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      value.forEach(step);
      return;
    }
    const part = value as Part;
    see(part);
    if (part.op === undefined) Object.values(value).forEach(step);
    else step(part.args);
  };
  step(root);
}
