import { inTurns, turn } from './turn';

function work(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    // as a loop over many files does
  }
}

describe('turn', () => {
  it('lets others run between pieces of work that take long', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 1);
    for (let piece = 0; piece < 5; piece++) {
      work(20);
      await turn();
    }
    clearInterval(timer);
    expect(others).toBeGreaterThanOrEqual(3);
  });

  it('lets those who wait go on one a turn, in their order', async () => {
    const order: string[] = [];
    let isOn = true;
    const other = () => {
      order.push('other');
      if (isOn) setTimeout(other, 0);
    };
    work(20);
    setTimeout(other, 0);
    await Promise.all(
      ['a', 'b', 'c'].map(async name => {
        await turn();
        order.push(name);
        work(20);
      }),
    );
    isOn = false;
    expect(order.filter(name => name !== 'other')).toEqual(['a', 'b', 'c']);
    const between = order.slice(order.indexOf('a'), order.indexOf('c'));
    expect(between.filter(name => name === 'other').length).toBeGreaterThan(1);
  });
});

describe('inTurns', () => {
  it('gives every item once, in order', async () => {
    const items = Array.from({ length: 1_000 }, (_, index) => index);
    const seen: number[] = [];
    for await (const piece of inTurns(items)) {
      expect(piece.length).toBeLessThanOrEqual(256);
      seen.push(...piece);
    }
    expect(seen).toEqual(items);
  });

  it('lets others run while it goes over many items', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 1);
    for await (const piece of inTurns(Array.from({ length: 2_560 }))) {
      work(piece.length / 25);
    }
    clearInterval(timer);
    expect(others).toBeGreaterThanOrEqual(4);
  });
});
