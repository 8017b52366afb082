import { sideBySide } from './sideBySide';

const pause = () => new Promise(resolve => setImmediate(resolve));

it('works through all, so many at once, and keeps their order', async () => {
  let busy = 0;
  const most: number[] = [];
  const results = await sideBySide([5, 1, 4, 2, 3], 2, async item => {
    most.push((busy += 1));
    for (let n = 0; n < item; n += 1) await pause();
    busy -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(Math.max(...most)).toBe(2);
});

it('rejects with the first error, and begins nothing more', async () => {
  const begun: number[] = [];
  const work = sideBySide([1, 2, 3, 4, 5], 2, async item => {
    begun.push(item);
    await pause();
    if (item === 2) throw new Error('no');
    await pause();
  });
  await expect(work).rejects.toThrow('no');
  for (let n = 0; n < 20; n += 1) await pause();
  expect(begun).toEqual([1, 2]);
});
