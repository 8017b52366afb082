import { DistributionPoint } from '@container-maturity/backstage-plugin-maturity-common';

const LEFT = 44;
const TOP = 24;
const BOTTOM = 24;
const GAP = 1;
const WIDEST_BAR = 32;
/** Between the names of two months. */
const MONTH_WIDTH = 48;

/** Where everything in the chart stands, in pixels from its top left corner. */
export interface ChartPlan {
  left: number;
  top: number;
  bottom: number;
  /** From one column to the next. */
  step: number;
  /** Width of a column. */
  bar: number;
  columns: Array<{
    /** Left edge of the room that the column has. */
    slot: number;
    x: number;
    /** By level; level 0 lies at the bottom. */
    segments: Array<{ y: number; height: number }>;
  }>;
  ticks: Array<{ value: number; y: number }>;
  /** The first week of each month that has room for its name. */
  months: Array<{ day: string; x: number }>;
  /** Where a day lies, within the weeks that are shown. */
  xOf: (day: string) => number;
}

/** Lays out columns of weeks, the levels of each one above the other. */
export function layOut(
  points: DistributionPoint[],
  { width, height }: { width: number; height: number },
): ChartPlan {
  const bottom = height - BOTTOM;
  const step = (width - LEFT) / points.length;
  const bar = Math.min(WIDEST_BAR, Math.max(1, step - GAP));
  const most = Math.max(
    ...points.map(({ levels }) => levels.reduce((sum, n) => sum + n, 0)),
  );
  const unit = tickUnit(most);
  const top = Math.max(unit, Math.ceil(most / unit) * unit);
  const yOf = (value: number) => bottom - ((bottom - TOP) * value) / top;

  return {
    left: LEFT,
    top: TOP,
    bottom,
    step,
    bar,
    columns: points.map(({ levels }, index) => {
      let below = 0;
      const segments = levels.map(count => {
        const y = yOf(below + count);
        const segment = { y, height: yOf(below) - y };
        below += count;
        return segment;
      });
      const slot = LEFT + index * step;
      return { slot, x: slot + (step - bar) / 2, segments };
    }),
    ticks: Array.from({ length: top / unit + 1 }, (_, index) => ({
      value: index * unit,
      y: yOf(index * unit),
    })),
    months: monthsOf(points, step),
    xOf: day => LEFT + placeOf(points, day) * step,
  };
}

/** 1, 2 or 5 times a power of ten, so that there are two to five lines; never part of an entity. */
function tickUnit(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 2)));
  const factor = [5, 2, 1].find(one => most / (one * power) >= 2) ?? 1;
  return Math.max(1, factor * power);
}

function monthsOf(points: DistributionPoint[], step: number) {
  let free = 0;
  return points.flatMap(({ day }, index) => {
    const x = LEFT + index * step;
    const isFirst = day.slice(0, 7) !== points[index - 1]?.day.slice(0, 7);
    if (!isFirst || x < free) {
      return [];
    }
    free = x + MONTH_WIDTH;
    return [{ day, x }];
  });
}

/** How many columns lie before the first week that a day has left its mark on. */
function placeOf(points: DistributionPoint[], day: string): number {
  const index = points.findIndex(point => point.day >= day);
  return index < 0 ? points.length : index;
}
