import { inTurns } from '../turn';
import { RepositoryFile } from './types';

/** Everything that a glob's last part may be written with besides plain characters. */
const wildcard = /[*?[\]!+@(){}\\|]/;
const maxAlternatives = 64;

/**
 * Files by how their names begin and end, so that a glob needn't be matched against all of them. What it offers for a
 * glob holds every match, and more.
 */
export class FileIndex {
  /** Positions in `files`, by name in lower case. */
  readonly #byName = new Map<string, number[]>();
  /** The names by their first character. */
  readonly #namesByInitial = new Map<string, string[]>();
  /** Positions by extension; '' where there is none. */
  readonly #byExtension = new Map<string, number[]>();
  /** Positions by the first part of the local path. */
  readonly #byFirstPart = new Map<string, number[]>();

  private constructor(private readonly files: readonly RepositoryFile[]) {}

  /** Indexes files, in turns with others. */
  static async of(files: readonly RepositoryFile[]): Promise<FileIndex> {
    const index = new FileIndex(files);
    let position = 0;
    for await (const piece of inTurns(files)) {
      for (const { local } of piece) index.#add(local, position++);
    }
    return index;
  }

  #add(local: string, position: number): void {
    const path = local.toLowerCase();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const slash = path.indexOf('/');
    const first = slash < 0 ? path : path.slice(0, slash);
    if (!this.#byName.has(name)) add(this.#namesByInitial, name[0], name);
    add(this.#byName, name, position);
    add(this.#byExtension, extensionOf(name), position);
    add(this.#byFirstPart, first, position);
  }

  /** The files, in their order, among which all matches of the globs are. */
  candidates(globs: readonly string[]): Iterable<RepositoryFile> {
    const found: number[][] = [];
    for (const glob of globs) {
      for (const alternative of alternativesOf(glob.toLowerCase())) {
        const positions = this.#positionsOf(alternative);
        if (!positions) return this.files;
        found.push(positions);
      }
    }
    const positions = [...new Set(found.flat())].sort((a, b) => a - b);
    return positions.map(position => this.files[position]);
  }

  /** Undefined where nothing narrows the glob. */
  #positionsOf(glob: string): number[] | undefined {
    // After a range such as {a..c} picomatch takes a dot for any character.
    if (/[\\()]|\.\./.test(glob)) return undefined;
    const parts = glob.split('/');
    const last = parts[parts.length - 1];
    if (last !== '**') {
      const from = last.search(wildcard);
      if (from < 0) return this.#byName.get(last) ?? [];
      if (from > 0) return this.#namedLike(last.slice(0, from));
      const extension = /\.([^.]*)$/.exec(last)?.[1];
      if (extension && !wildcard.test(extension)) {
        return this.#byExtension.get(extension) ?? [];
      }
    }
    return wildcard.test(parts[0]) || parts[0] === '.' || parts[0] === ''
      ? undefined
      : this.#byFirstPart.get(parts[0]) ?? [];
  }

  #namedLike(start: string): number[] {
    const found: number[][] = [];
    for (const name of this.#namesByInitial.get(start[0]) ?? []) {
      if (name.startsWith(start)) found.push(this.#byName.get(name)!);
    }
    return found.flat();
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

/** A glob with its braces written out; as it is where they would give too many. */
function alternativesOf(glob: string): string[] {
  let all = [glob];
  for (;;) {
    const next = all.flatMap(text => {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(text);
      if (!braces) return [text];
      const before = text.slice(0, braces.index);
      const after = text.slice(braces.index + braces[0].length);
      return braces[1].split(',').map(option => before + option + after);
    });
    if (next.length === all.length) return all;
    if (next.length > maxAlternatives) return [glob];
    all = next;
  }
}
