import { EVENT_ID, type Event } from 'js-yaml';

/** Limits on what aliases may add to one document when they are written out. */
export interface AliasLimits {
  maxAliases: number;
  maxDepth: number;
}

/** Values that the aliases of one document may add. */
const MAX_ADDED_VALUES = 100_000;
/** Characters that the aliases of one document may add. */
const MAX_ADDED_CHARACTERS = 5_000_000;

interface Size {
  values: number;
  characters: number;
  /** Levels of collections in it. */
  height: number;
}

/** A reason to refuse a document, and where. */
export interface AliasProblem {
  message: string;
  offset: number;
}

/**
 * Measures what a document becomes once its aliases are written out, without writing them out: a few lines of nested
 * aliases can stand for gigabytes, or for a tree deeper than any stack.
 */
export function checkAliases(
  source: string,
  events: Event[],
  limits: AliasLimits,
): AliasProblem | undefined {
  const anchors = new Map<string, Size>();
  const open: Array<Size & { anchor?: string }> = [];
  const added = { values: 0, characters: 0 };
  let aliases = 0;

  const addToParent = (size: Size) => {
    const parent = open.at(-1);
    if (!parent) return;
    parent.values += size.values;
    parent.characters += size.characters;
    parent.height = Math.max(parent.height, size.height + 1);
  };
  const anchorOf = (event: { anchorStart: number; anchorEnd: number }) =>
    event.anchorStart < 0
      ? undefined
      : source.slice(event.anchorStart, event.anchorEnd);

  for (const event of events) {
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const anchor = anchorOf(event);
      if (anchor !== undefined) anchors.delete(anchor);
      open.push({ values: 1, characters: 0, height: 1, anchor });
    } else if (event.type === EVENT_ID.SCALAR) {
      const characters = Math.max(0, event.valueEnd - event.valueStart);
      const size = { values: 1, characters, height: 0 };
      const anchor = anchorOf(event);
      if (anchor !== undefined) anchors.set(anchor, size);
      addToParent(size);
    } else if (event.type === EVENT_ID.POP) {
      const size = open.pop();
      if (!size) continue;
      if (size.anchor !== undefined) anchors.set(size.anchor, size);
      addToParent(size);
    } else if (event.type === EVENT_ID.ALIAS) {
      const name = source.slice(event.anchorStart, event.anchorEnd);
      const offset = event.anchorStart - 1;
      const refuse = (message: string): AliasProblem => ({ message, offset });
      if (open.some(frame => frame.anchor === name)) {
        return refuse(`the alias *${name} stands inside its own anchor`);
      }
      const size = anchors.get(name);
      if (!size) return refuse(`there is no anchor &${name} before this alias`);
      aliases += 1;
      if (aliases > limits.maxAliases) {
        return refuse(`more than ${limits.maxAliases} aliases in one document`);
      }
      added.values += size.values;
      added.characters += size.characters;
      if (
        added.values > MAX_ADDED_VALUES ||
        added.characters > MAX_ADDED_CHARACTERS
      ) {
        return refuse('aliases make the document too large');
      }
      if (open.length + size.height > limits.maxDepth) {
        return refuse(
          `aliases nest collections deeper than ${limits.maxDepth} levels`,
        );
      }
      addToParent(size);
    }
  }
  return undefined;
}
