import { turn } from '../turn';
import { FileIndex } from './fileIndex';
import { matcher } from './glob';
import { Notes } from './notes';
import { kindAt, readBounded } from './read';
import {
  FileContent,
  FileLimits,
  Problem,
  RepositoryFile,
  RepositoryFiles,
} from './types';

/** The files of a walk, with what was read of them. */
export class WalkedRepository implements RepositoryFiles {
  readonly #byPath: Map<string, RepositoryFile>;
  readonly #contents = new Map<string, Promise<FileContent>>();
  readonly #existing = new Map<string, Promise<boolean>>();

  constructor(
    readonly root: string,
    readonly subpath: string,
    readonly files: readonly RepositoryFile[],
    private readonly index: FileIndex,
    readonly truncated: boolean,
    private readonly limits: FileLimits,
    private readonly notes: Notes,
    readonly now: Date,
    readonly entity: string,
    readonly signal: AbortSignal | undefined,
  ) {
    this.#byPath = new Map(files.map(file => [file.path, file]));
  }

  get problems(): readonly Problem[] {
    return this.notes.all;
  }

  find(
    globs: string | readonly string[],
    options: { scope?: 'own' | 'shared' | 'any'; ignoreCase?: boolean } = {},
  ): RepositoryFile[] {
    const { scope = 'own', ignoreCase } = options;
    const all = typeof globs === 'string' ? [globs] : globs;
    const matches = matcher(all, ignoreCase);
    const found: RepositoryFile[] = [];
    for (const file of this.index.candidates(all)) {
      if (scope !== 'any' && file.scope !== scope) continue;
      if (matches(file.local)) found.push(file);
    }
    return found;
  }

  get(path: string): RepositoryFile | undefined {
    return this.#byPath.get(path);
  }

  async read(path: string): Promise<FileContent> {
    let content = this.#contents.get(path);
    if (!content) {
      const { bytes } = this.limits;
      content = readBounded(this.root, path, bytes, this.#byPath.has(path));
      this.#contents.set(path, content);
    }
    await content;
    await turn();
    return content;
  }

  async text(path: string): Promise<string | undefined> {
    const content = await this.read(path);
    if (content.kind === 'text') return content.text;
    this.problem({ message: whyNoText(content), source: { file: path } });
    return undefined;
  }

  async exists(path: string): Promise<boolean> {
    if (this.#byPath.has(path)) return true;
    const known = this.#existing.get(path);
    const exists =
      known ?? kindAt(this.root, path).then(kind => kind !== 'nothing');
    this.#existing.set(path, exists);
    await exists;
    await turn();
    return exists;
  }

  problem(problem: Problem): void {
    this.notes.add(problem);
  }
}

function whyNoText(content: Exclude<FileContent, { kind: 'text' }>) {
  switch (content.kind) {
    case 'too-large':
      return {
        en: `Too large to read (${content.bytes} bytes)`,
        zh: `文件过大，未读取（${content.bytes} 字节）`,
      };
    case 'binary':
      return { en: 'A binary file, not text', zh: '这是二进制文件，不是文本' };
    default:
      return {
        en: `Can't be read (${content.reason})`,
        zh: `无法读取（${content.reason}）`,
      };
  }
}
