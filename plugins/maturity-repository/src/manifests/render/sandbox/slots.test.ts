import { setTimeout as sleep } from 'node:timers/promises';
import { inSlot } from './slots';

describe('inSlot', () => {
  it('runs two at a time, in order, and goes on after a failure', async () => {
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const task = (n: number) =>
      inSlot(async () => {
        order.push(n);
        most = Math.max(most, ++running);
        await sleep(5);
        running--;
        if (n === 1) throw new Error('one');
      });
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(task));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('takes an aborted task out of the queue', async () => {
    let free = () => {};
    const blocked = new Promise<void>(resolve => {
      free = resolve;
    });
    const holding = [inSlot(() => blocked), inSlot(() => blocked)];
    const controller = new AbortController();
    let ran = false;
    const waiting = inSlot(async () => {
      ran = true;
    }, controller.signal);
    const next = inSlot(async () => 'next');
    const reason = waiting.then(String, error => error.message);
    controller.abort(new Error('no longer'));
    expect(await reason).toBe('no longer');
    free();
    expect(await next).toBe('next');
    await Promise.all(holding);
    expect(ran).toBe(false);
    // Nobody was lost from the queue, and an abort after the task changes nothing.
    const late = new AbortController();
    await inSlot(async () => {}, late.signal);
    late.abort();
    expect(await inSlot(async () => 'again')).toBe('again');
  });
});
