import { ManifestObject } from '../objects';

const namespaceLine = /^\s*(?:- )?["']?namespace["']?\s*:\s*\S/;

/**
 * The texts that the objects of a set were made from. In a plain manifest all it says is written; what a template
 * says may have been made up when it was rendered, such as a random password.
 */
export class Texts {
  readonly #files: ReadonlyMap<string, string> | undefined;
  readonly #lines = new Map<string, string[]>();

  /** @param files - templates and values by path; undefined where nothing is rendered from templates */
  constructor(files?: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /** Whether a value is written somewhere in them. */
  hold(value: string): boolean {
    if (!this.#files) return true;
    const [line] = value.split('\n', 1);
    const base64 = Buffer.from(value, 'utf8').toString('base64');
    return [...this.#files.values()].some(
      text => text.includes(line) || text.includes(base64),
    );
  }

  /** Whether an object's namespace is written into a template, and not taken from the release or a value. */
  hardCodesNamespace(object: ManifestObject): boolean {
    if (!this.#files || object.namespace === '') return false;
    const { file, line } = object.sourceOf(['metadata', 'namespace']);
    const written = this.#linesOf(file)[line - 1] ?? '';
    return namespaceLine.test(written) && !written.includes('{{');
  }

  #linesOf(file: string): string[] {
    let lines = this.#lines.get(file);
    if (!lines) {
      lines = (this.#files?.get(file) ?? '').split('\n');
      this.#lines.set(file, lines);
    }
    return lines;
  }
}
