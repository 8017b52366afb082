import { Problem } from './types';

const maxProblems = 200;

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
