import { Problem } from './types';

/** More than are listed, so that the listed ones don't depend on which came first. */
const maxProblems = 2_000;

/** Problems as they come up, each once. */
export class Notes {
  readonly all: Problem[] = [];
  readonly #seen = new Set<string>();

  add(problem: Problem): void {
    const { file = '', line = 0 } = problem.source;
    const key = `${file}\n${line}\n${problem.message.en}`;
    if (this.#seen.has(key) || this.all.length >= maxProblems) return;
    this.#seen.add(key);
    this.all.push(problem);
  }
}
