import { layOut } from './layOut';

const size = { width: 444, height: 148 };
const point = (day: string, ...levels: number[]) => ({
  day,
  levels,
  unverified: 0,
});

describe('layOut', () => {
  it('stacks the levels from the bottom, in proportion', () => {
    const plan = layOut(
      [point('2026-11-15', 6, 4, 0, 0, 0), point('2026-11-22', 0, 5, 5, 0, 0)],
      size,
    );
    expect(plan.ticks.map(({ value }) => value)).toEqual([0, 5, 10]);
    expect(plan.columns[0].segments.slice(0, 2)).toEqual([
      { y: 64, height: 60 },
      { y: 24, height: 40 },
    ]);
    expect(plan.columns[1].segments.map(({ height }) => height)).toEqual([
      0, 50, 50, 0, 0,
    ]);
    expect(plan.columns.map(({ slot }) => slot)).toEqual([44, 244]);
  });

  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [310, [0, 100, 200, 300, 400]],
    [5_000, [0, 2_000, 4_000, 6_000]],
    [100_000, [0, 50_000, 100_000]],
  ])('has a few lines at whole numbers for %d', (most, values) => {
    const plan = layOut([point('2026-11-22', most, 0, 0, 0, 0)], size);
    expect(plan.ticks.map(({ value }) => value)).toEqual(values);
  });

  it('names months where there is room, and finds where a day lies', () => {
    const days = ['2026-10-18', '2026-10-25', '2026-11-01', '2026-11-08'];
    const points = days.map(day => point(day, 1, 0, 0, 0, 0));
    const plan = layOut(points, size);
    expect(plan.months).toEqual([
      { day: '2026-10-18', x: 44 },
      { day: '2026-11-01', x: 244 },
    ]);
    expect(layOut(points, { ...size, width: 60 }).months).toHaveLength(1);
    expect(plan.xOf('2026-10-26')).toBe(244);
    expect(plan.xOf('2026-11-08')).toBe(344);
    expect(plan.xOf('2026-12-01')).toBe(444);
  });
});
