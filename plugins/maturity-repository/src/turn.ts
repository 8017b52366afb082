/** How long a turn of the event loop may hold up everybody else in the process, in milliseconds. */
const slice = 8;
const chunk = 256;

let began = 0;
const waiting: Array<() => void> = [];

/**
 * Lets the rest of the process run where this turn of the event loop has lasted a while. Those that wait here go on one
 * a turn, so that many who work side by side hold nobody up longer than one alone.
 */
export async function turn(): Promise<void> {
  if (waiting.length === 0 && performance.now() - began < slice) return;
  await new Promise<void>(resolve => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  began = performance.now();
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/** Many items in pieces, with a turn for others between them. */
export async function* inTurns<T>(items: readonly T[]): AsyncGenerator<T[]> {
  for (let from = 0; from < items.length; from += chunk) {
    await turn();
    yield items.slice(from, from + chunk);
  }
}
