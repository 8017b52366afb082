import { FieldPath, Place, PlaceFinder } from '../types';
import { childOf } from '../values';
import { bestTree } from './likeness';
import { nodesAt } from './nodes';
import { exactText, templateTrees } from './templateTree';
import { TemplateNode } from './treeBuilder';

/**
 * Finds fields of rendered objects in the Helm template they were made from, by indentation and without running it:
 * what an include or `toYaml` writes stands at the key above it.
 */
export class TemplatePlaces implements PlaceFinder {
  #trees: TemplateNode[] | undefined;
  readonly #treeOf = new WeakMap<object, TemplateNode>();

  constructor(private readonly file: string, private readonly text: string) {}

  placeOf(value: Record<string, unknown>, path: FieldPath): Place {
    this.#trees ??= templateTrees(this.text);
    let tree = this.#treeOf.get(value);
    if (!tree) {
      tree = bestTree(this.#trees, value);
      if (tree) this.#treeOf.set(value, tree);
    }
    const line = tree ? lineOf(tree, value, path) : 0;
    return { file: this.file, line: line || 1 };
  }
}

function lineOf(
  tree: TemplateNode,
  value: Record<string, unknown>,
  path: FieldPath,
): number {
  const branch = branchOf(tree, value.kind);
  let { line } = branch;
  let nodes = [tree];
  let current: unknown = value;
  for (const part of path) {
    current = childOf(current, part);
    nodes = nodesAt(nodes, part, current);
    if (nodes.length === 0) break;
    line = bestLine(nodes, current, branch);
  }
  return line;
}

/** From the `kind` of what was rendered to the next one: a document may have another in each branch of an `if`. */
interface Branch {
  line: number;
  /** Infinity for the last. */
  end: number;
}

function branchOf(tree: TemplateNode, kind: unknown): Branch {
  const kinds = nodesAt([tree], 'kind', kind);
  const line = (said(kinds, kind) ?? kinds[0] ?? firstOf(tree))?.line ?? 0;
  const next = kinds.find(other => other.line > line);
  return { line, end: next?.line ?? Infinity };
}

function firstOf(tree: TemplateNode): TemplateNode | undefined {
  const [nodes] = tree.keys.values();
  return nodes?.[0] ?? tree.items[0];
}

/** Of the branches of an `if` the one that says what was rendered; else the one that the object's kind stands in. */
function bestLine(
  nodes: readonly TemplateNode[],
  value: unknown,
  { line, end }: Branch,
): number {
  const own = nodes.filter(node => node.line >= line && node.line < end);
  return (said(own, value) ?? own[0] ?? said(nodes, value) ?? nodes[0]).line;
}

function said(
  nodes: readonly TemplateNode[],
  value: unknown,
): TemplateNode | undefined {
  return nodes.find(node => exactText(node) === String(value));
}
