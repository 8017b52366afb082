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
    private readonly root: string,
    readonly subpath: string,
    readonly files: readonly RepositoryFile[],
    readonly truncated: boolean,
    private readonly limits: FileLimits,
    private readonly notes: Notes,
    readonly now: Date,
    readonly entity: string,
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
    const matches = matcher(
      typeof globs === 'string' ? [globs] : globs,
      ignoreCase,
    );
    return this.files.filter(
      file => (scope === 'any' || file.scope === scope) && matches(file.local),
    );
  }

  get(path: string): RepositoryFile | undefined {
    return this.#byPath.get(path);
  }

  read(path: string): Promise<FileContent> {
    const known = this.#contents.get(path);
    if (known) return known;
    const content = readBounded(
      this.root,
      path,
      this.limits.bytes,
      this.#byPath.has(path),
    );
    this.#contents.set(path, content);
    return content;
  }

  async text(path: string): Promise<string | undefined> {
    const content = await this.read(path);
    if (content.kind === 'text') return content.text;
    this.problem({ message: whyNoText(content), source: { file: path } });
    return undefined;
  }

  exists(path: string): Promise<boolean> {
    const known = this.#existing.get(path);
    if (known) return known;
    const exists = this.#byPath.has(path)
      ? Promise.resolve(true)
      : kindAt(this.root, path).then(kind => kind !== 'nothing');
    this.#existing.set(path, exists);
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
