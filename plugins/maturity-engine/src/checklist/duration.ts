/** An ISO duration of whole years, months, weeks and days. */
export interface Duration {
  months: number;
  days: number;
}

/** Reads `P180D`, `P1Y6M` …; undefined where the text is no such duration, or an empty one. */
export function parseDuration(text: string): Duration | undefined {
  const match =
    /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [years, months, weeks, days] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  const duration = { months: 12 * years + months, days: 7 * weeks + days };
  return duration.months || duration.days ? duration : undefined;
}

/** The same time of day after a duration, in UTC; the last day of a month stays the last day. */
export function addDuration(start: Date, duration: Duration): Date {
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + duration.months);
  const lastDay = new Date(
    Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0),
  ).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay) + duration.days);
  return end;
}
