import { performance } from 'node:perf_hooks';
import { breathe } from '../store/rows';

/** What others may have to wait for a step. */
const STEP_MS = 10;
/** Items between two looks at the clock. */
const ITEMS = 64;

/** Visits each item; others get their turn in between. */
export async function visitInSteps<T>(
  items: Iterable<T>,
  visit: (item: T) => void,
): Promise<void> {
  let count = 0;
  let since = performance.now();
  for (const item of items) {
    visit(item);
    count += 1;
    if (count % ITEMS === 0 && performance.now() - since > STEP_MS) {
      await breathe();
      since = performance.now();
    }
  }
}
