/** Two at a time fill two cores; more only take memory from each other. */
const slots = 2;

let busy = 0;
const waiting: Array<() => void> = [];

/** Runs a task when one of the process's two slots is free, in the order of asking. */
export async function inSlot<T>(
  task: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  await slot(signal);
  try {
    signal?.throwIfAborted();
    return await task();
  } finally {
    const next = waiting.shift();
    // A slot that is passed on stays busy.
    if (next) next();
    else busy--;
  }
}

function slot(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (busy < slots) {
    busy++;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    waiting.push(start);
    signal?.addEventListener('abort', giveUp, { once: true });

    function start() {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }
    function giveUp() {
      waiting.splice(waiting.indexOf(start), 1);
      reject(signal?.reason);
    }
  });
}
