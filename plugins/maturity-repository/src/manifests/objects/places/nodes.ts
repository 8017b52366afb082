import { childOf } from '../values';
import { couldBe, fixedLength } from './templateLines';
import { TemplateNode } from './treeBuilder';

/** Items of one list that are compared by name; others go by their index. */
const maxCompared = 200;
const maxNodes = 50;

/** What a template has for a field or item with this value: several where the key stands in several branches. */
export function nodesAt(
  nodes: readonly TemplateNode[],
  part: string | number,
  value: unknown,
): TemplateNode[] {
  if (typeof part === 'string') {
    return nodes.flatMap(({ keys }) => keys.get(part) ?? []).slice(0, maxNodes);
  }
  const items = nodes.flatMap(node => node.items);
  if (items.length === 0) return [];
  const name = typeof value === 'object' ? childOf(value, 'name') : undefined;
  const compared = items.slice(0, maxCompared);
  const named =
    typeof name === 'string'
      ? closest(compared, name, item => item.keys.get('name')?.[0]?.text)
      : closest(compared, String(value), item =>
          item.keys.size === 0 ? item.text : undefined,
        );
  return [named ?? items[Math.min(part, items.length - 1)]];
}

/** The one whose text can have become `value`, and of which an action writes the least; none if actions write all. */
function closest(
  items: readonly TemplateNode[],
  value: string,
  textOf: (item: TemplateNode) => string | undefined,
): TemplateNode | undefined {
  let best: TemplateNode | undefined;
  let most = 0;
  for (const item of items) {
    const text = textOf(item);
    if (text === undefined || !couldBe(text, value)) continue;
    if (fixedLength(text) > most) {
      most = fixedLength(text);
      best = item;
    }
  }
  return best;
}
