import { TemplateLine, written } from './templateLines';

/** A key or a list item of a template, and what is indented below it. */
export interface TemplateNode {
  line: number;
  indent: number;
  item: boolean;
  /** What stands behind the key or the dash; `written` for what an action writes. */
  text: string;
  /** The same key may stand in several branches. */
  keys: Map<string, TemplateNode[]>;
  items: TemplateNode[];
}

/** What exceeds belongs to the nearest above, or is left out: it only makes places less exact. */
const maxDepth = 100;
const maxItems = 2_000;
const maxBranches = 50;
const maxDashes = 20;

/** Puts the lines of one document together by their indentation. */
export class TreeBuilder {
  readonly root = nodeAt(0, -1, false, '');
  readonly #stack: TemplateNode[] = [this.root];
  /** Lines indented deeper than this are text of a block scalar. */
  #textBelow = Infinity;

  add({ number, indent, text }: TemplateLine): void {
    if (indent > this.#textBelow) return;
    this.#textBelow = Infinity;
    let rest = text;
    let at = indent;
    for (let dashes = 0; dashes < maxDashes; dashes++) {
      if (rest !== '-' && !rest.startsWith('- ')) break;
      this.#push(nodeAt(number, at, true, rest.slice(1).trim()));
      const next = rest.slice(1).trimStart();
      at += rest.length - next.length;
      rest = next;
    }
    const key = readKey(rest);
    if (key) {
      this.#push(nodeAt(number, at, false, key.value), key.name);
      if (/^[|>][-+0-9]*\s*(?:#.*)?$/.test(key.value)) this.#textBelow = at;
    }
  }

  #push(node: TemplateNode, key?: string): void {
    const stack = this.#stack;
    while (stack.length > 1 && !holds(stack[stack.length - 1], node)) {
      stack.pop();
    }
    const parent = stack[stack.length - 1];
    if (key === undefined) {
      if (parent.items.length < maxItems) parent.items.push(node);
    } else {
      const same = parent.keys.get(key);
      if (!same) parent.keys.set(key, [node]);
      else if (same.length < maxBranches) same.push(node);
    }
    if (stack.length < maxDepth) stack.push(node);
  }
}

/** List items may stand as far to the left as their key. */
function holds(parent: TemplateNode, node: TemplateNode): boolean {
  if (node.indent > parent.indent) return true;
  return node.indent === parent.indent && node.item && !parent.item;
}

function nodeAt(
  line: number,
  indent: number,
  item: boolean,
  text: string,
): TemplateNode {
  return {
    line,
    indent,
    item,
    text: unquoted(text),
    keys: new Map(),
    items: [],
  };
}

function readKey(text: string): { name: string; value: string } | undefined {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : '';
  const from = quote === '' ? 0 : text.indexOf(quote, 1);
  if (from < 0 || text[0] === '{' || text[0] === '[') return undefined;
  const end = endOfKey(text, from);
  if (end < 0) return undefined;
  return {
    name: unquoted(text.slice(0, end).trim()),
    value: text.slice(end + 1).trim(),
  };
}

function unquoted(text: string): string {
  const quote = text[0];
  if ((quote !== '"' && quote !== "'") || text.length < 2) {
    const comment = text.indexOf(' #');
    return comment < 0 ? text : text.slice(0, comment).trimEnd();
  }
  const end = text.indexOf(quote, 1);
  return end < 0 ? text : text.slice(1, end);
}

/** The colon behind a key, which something that isn't a part of a word follows. */
function endOfKey(text: string, from: number): number {
  for (
    let at = text.indexOf(':', from);
    at >= 0;
    at = text.indexOf(':', at + 1)
  ) {
    const next = text[at + 1];
    if (
      next === undefined ||
      next === ' ' ||
      next === '\t' ||
      next === written
    ) {
      return at;
    }
  }
  return -1;
}
