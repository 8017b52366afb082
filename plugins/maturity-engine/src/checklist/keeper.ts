import type { Checklist } from './checklist';
import type { CompileChecklistResult } from './compile';
import { formatChecklistErrors, type ChecklistError } from './sourceFile';

/**
 * Keeps a checklist in force. When it is loaded anew and is broken, or can't be read, the last good one stays, and
 * the errors are there to be shown.
 *
 * @public
 */
export class ChecklistKeeper {
  #current: Checklist | undefined;
  #errors: ChecklistError[] = [];
  #warnings: ChecklistError[] = [];
  #loading: Promise<{ changed: boolean }> = Promise.resolve({ changed: false });

  /** @param source - reads and compiles the checklist, such as with `loadChecklist` */
  constructor(private readonly source: () => Promise<CompileChecklistResult>) {}

  /** @throws Error before the first load */
  get current(): Checklist {
    if (!this.#current) throw new Error('No checklist has been loaded');
    return this.#current;
  }

  /** What is wrong with the checklist as it is now; the one in force is older. */
  get errors(): readonly ChecklistError[] {
    return this.#errors;
  }

  get warnings(): readonly ChecklistError[] {
    return this.#warnings;
  }

  /**
   * Loads the checklist for the first time.
   *
   * @throws Error with every error in its message, where it is broken: there is none to fall back to
   */
  async load(): Promise<Checklist> {
    await this.reload();
    if (!this.#current) {
      throw new Error(
        `The checklist can't be used.\n${formatChecklistErrors(this.#errors)}`,
      );
    }
    return this.#current;
  }

  /** Loads the checklist again; never throws. Loads at the same time wait for each other. */
  reload(): Promise<{ changed: boolean }> {
    this.#loading = this.#loading.then(() => this.#reload());
    return this.#loading;
  }

  async #reload(): Promise<{ changed: boolean }> {
    let result: CompileChecklistResult;
    try {
      result = await this.source();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      result = {
        errors: [{ file: '.', line: 1, column: 1, message }],
        warnings: [],
      };
    }
    this.#errors = result.errors;
    this.#warnings = result.warnings;
    const { checklist } = result;
    if (!checklist || checklist.digest === this.#current?.digest) {
      return { changed: false };
    }
    this.#current = checklist;
    return { changed: true };
  }
}
