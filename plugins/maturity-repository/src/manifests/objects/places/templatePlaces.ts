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
  const kind = nodesAt([tree], 'kind', value.kind)[0] ?? firstOf(tree);
  let line = kind?.line ?? 0;
  let nodes = [tree];
  let current: unknown = value;
  for (const part of path) {
    current = childOf(current, part);
    nodes = nodesAt(nodes, part, current);
    if (nodes.length === 0) break;
    line = bestLine(nodes, current);
  }
  return line;
}

function firstOf(tree: TemplateNode): TemplateNode | undefined {
  const [nodes] = tree.keys.values();
  return nodes?.[0] ?? tree.items[0];
}

/** Of the branches of an `if` the one that says what was rendered. */
function bestLine(nodes: readonly TemplateNode[], value: unknown): number {
  const said = nodes.find(node => exactText(node) === String(value));
  return (said ?? nodes[0]).line;
}
