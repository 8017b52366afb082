import type { LineIndex, TextPosition } from './lines';
import {
  deepestEntry,
  findEntry,
  resolve,
  type PositionNode,
} from './positions';
import { scalarOffset } from './scalarOffsets';

/**
 * One document of a YAML text.
 *
 * @public
 */
export interface YamlDocument {
  /** As plain JavaScript; null where the document is empty. */
  value: unknown;
  /** Where the value at a path stands. */
  position(path: ReadonlyArray<string | number>): TextPosition | undefined;
  /** Where the key of the value at a path stands. */
  keyPosition(path: ReadonlyArray<string | number>): TextPosition | undefined;
  /**
   * Where the key stands of the last step of a path that there is, or the item of a list; and how many steps of the
   * path there are.
   */
  nearest(path: ReadonlyArray<string | number>): {
    position: TextPosition | undefined;
    depth: number;
  };
  /** Where a character of the string at a path stands; in folded text right to the line. */
  characterPosition(
    path: ReadonlyArray<string | number>,
    index: number,
  ): TextPosition | undefined;
}

/** Builds its positions when first asked: most documents are never asked. */
export class PositionedDocument implements YamlDocument {
  #root: PositionNode | undefined;
  #built = false;

  constructor(
    readonly value: unknown,
    private readonly lines: LineIndex,
    private readonly text: string,
    private readonly build: () => PositionNode | undefined,
  ) {}

  position(path: ReadonlyArray<string | number>) {
    const entry = this.#find(path);
    return entry && this.lines.positionAt(entry.value.offset);
  }

  keyPosition(path: ReadonlyArray<string | number>) {
    const key = this.#find(path)?.key;
    return key && this.lines.positionAt(key.offset);
  }

  characterPosition(path: ReadonlyArray<string | number>, index: number) {
    const entry = this.#find(path);
    const scalar = entry && resolve(entry.value).scalar;
    if (!scalar || scalar.valueStart < 0) return this.position(path);
    return this.lines.positionAt(scalarOffset(this.text, scalar, index));
  }

  nearest(path: ReadonlyArray<string | number>) {
    const root = this.#positions();
    if (!root) return { position: undefined, depth: 0 };
    const { entry, depth } = deepestEntry(root, path);
    const { offset } = entry.key ?? entry.value;
    return { position: this.lines.positionAt(offset), depth };
  }

  #find(path: ReadonlyArray<string | number>) {
    const root = this.#positions();
    return root && findEntry(root, path);
  }

  #positions(): PositionNode | undefined {
    if (!this.#built) {
      this.#root = this.build();
      this.#built = true;
    }
    return this.#root;
  }
}
