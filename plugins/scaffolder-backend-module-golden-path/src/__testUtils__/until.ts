/** Waits until something is so; fails after a minute. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error('It did not happen within 60 s');
    }
    await new Promise(done => setTimeout(done, 100));
  }
}
