import { LoadOptions } from './load';

/** What another process is asked to do. */
export type Question =
  | { command: 'observe' | 'cost' | 'firstSweep' | 'sweep' }
  | { command: 'fill'; documents: Array<[entityRef: string, text: string]> }
  | { command: 'load'; options: LoadOptions };

/** A question on its way. */
export interface Asked {
  id: number;
  question: Question;
}

/** Its answer; with the id 0 once, when the process is ready. */
export interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** In the process that is asked: answers one question after the other, and ends when nobody is there to ask. */
export function answerQuestions(answer: (question: Question) => unknown): void {
  process.on('message', async ({ id, question }: Asked) => {
    try {
      send({ id, result: await answer(question) });
    } catch (error) {
      send({ id, error: String(error) });
    }
  });
  process.on('disconnect', () => process.exit(1));
  send({ id: 0 });
}

function send(answer: Answer): void {
  process.send!(answer);
}
