import { templateLines, written } from './templateLines';
import { TemplateNode, TreeBuilder } from './treeBuilder';

/** Documents of one template that are told from each other. */
const maxTrees = 500;

/** One tree for each document of a template, by their indentation, as far as it can be read without running it. */
export function templateTrees(text: string): TemplateNode[] {
  const trees: TemplateNode[] = [];
  let builder = new TreeBuilder();
  for (const line of templateLines(text)) {
    if (/^---(?:\s|$)/.test(line.text) && line.indent === 0) {
      trees.push(builder.root);
      builder = new TreeBuilder();
    } else {
      builder.add(line);
    }
  }
  trees.push(builder.root);
  return trees
    .filter(({ keys, items }) => keys.size + items.length > 0)
    .slice(0, maxTrees);
}

/** The node's text if it is all there is to it: no action writes a part. */
export function exactText(node: TemplateNode): string | undefined {
  return node.text.includes(written) ? undefined : node.text;
}
