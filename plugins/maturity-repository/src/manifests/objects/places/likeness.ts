import { childOf, Mapping } from '../values';
import { nodesAt } from './nodes';
import { couldBe, fixedLength } from './templateLines';
import { exactText } from './templateTree';
import { TemplateNode } from './treeBuilder';

/** So many documents are compared text by text, and so many texts of each. */
const maxCompared = 20;
const maxTexts = 300;

/** The document of a template that an object was made from, as it seems. */
export function bestTree(
  trees: readonly TemplateNode[],
  value: Record<string, unknown>,
): TemplateNode | undefined {
  const alike = most(trees, tree => likeness(tree, value));
  return alike.length < 2
    ? alike[0]
    : most(alike.slice(0, maxCompared), tree => sameTexts(tree, value))[0];
}

function most(
  trees: readonly TemplateNode[],
  pointsOf: (tree: TemplateNode) => number,
): TemplateNode[] {
  const points = trees.map(pointsOf);
  const best = points.reduce((a, b) => Math.max(a, b), -Infinity);
  return trees.filter((_, index) => points[index] === best);
}

/** How many of an object's texts and numbers a template has as they are, less those that it has otherwise. */
function sameTexts(tree: TemplateNode, value: Mapping): number {
  let points = 0;
  let left = maxTexts;
  const compare = (nodes: readonly TemplateNode[], inner: unknown): void => {
    if (nodes.length === 0 || left-- <= 0) return;
    if (typeof inner === 'object' && inner !== null) {
      for (const [key, next] of Object.entries(inner)) {
        const part = Array.isArray(inner) ? Number(key) : key;
        compare(nodesAt(nodes, part, next), next);
      }
      return;
    }
    const texts = nodes.map(exactText).filter(text => text !== undefined);
    if (texts.includes(String(inner))) points++;
    else if (texts.length === nodes.length) points--;
  };
  compare([tree], value);
  return points;
}

function likeness(tree: TemplateNode, value: Record<string, unknown>): number {
  const metadata = tree.keys.get('metadata')?.[0];
  return (
    4 * agreement(tree.keys.get('kind'), value.kind) +
    2 * agreement(metadata?.keys.get('name'), childOf(value.metadata, 'name')) +
    agreement(tree.keys.get('apiVersion'), value.apiVersion)
  );
}

/** From -1, can't be, to 1, says the very same; what an action writes may be anything. */
function agreement(
  nodes: readonly TemplateNode[] | undefined,
  value: unknown,
): number {
  if (!nodes || typeof value !== 'string') return 0;
  const fitting = nodes.filter(({ text }) => couldBe(text, value));
  if (fitting.length === 0) return -1;
  const fixed = Math.max(...fitting.map(({ text }) => fixedLength(text)));
  return fixed / Math.max(value.length, 1);
}
