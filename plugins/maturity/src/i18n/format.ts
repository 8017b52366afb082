const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WORKING_HOURS_A_DAY = 8;

/** A day, such as "18 Nov 2026". */
export function formatDate(language: string, iso: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(
    new Date(iso),
  );
}

/** A day given as `YYYY-MM-DD`, which is the same day wherever it is read. */
export function formatDay(language: string, day: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(day));
}

/** The month of a day given as `YYYY-MM-DD`, short, for an axis. */
export function formatMonth(language: string, day: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(day));
}

/** A count, with its digits grouped. */
export function formatNumber(language: string, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A change of a count: with its sign, also where it is more. */
export function formatChange(language: string, value: number): string {
  return new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })
    .format(value)
    .replace('-', '\u2212');
}

/** A share in whole per cent; 100 % and 0 % only where it is all and nothing. */
export function formatShare(
  language: string,
  part: number,
  whole: number,
): string {
  const rounded = Math.round((100 * part) / whole);
  const percent =
    part === 0 || part === whole ? rounded : Math.min(99, Math.max(1, rounded));
  return new Intl.NumberFormat(language, { style: 'percent' }).format(
    percent / 100,
  );
}

/** A moment to the minute, for a person who wants to know exactly. */
export function formatMoment(language: string, iso: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** How long ago, such as "12 minutes ago"; a moment that a fast clock puts into the future counts as now. */
export function formatAgo(language: string, iso: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(iso)) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (seconds < MINUTE) {
    return format.format(0, 'second');
  }
  if (seconds < HOUR) {
    return format.format(-Math.floor(seconds / MINUTE), 'minute');
  }
  if (seconds < DAY) {
    return format.format(-Math.floor(seconds / HOUR), 'hour');
  }
  return format.format(-Math.floor(seconds / DAY), 'day');
}

/** Effort given in working days, in the unit a person would use: minutes, hours or days. */
export function formatEffort(language: string, days: number): string {
  const hours = days * WORKING_HOURS_A_DAY;
  if (hours < 1) {
    return unit(
      language,
      Math.max(5, Math.round((hours * 60) / 5) * 5),
      'minute',
    );
  }
  if (days < 1) {
    return unit(language, Math.round(hours), 'hour');
  }
  return unit(language, Math.round(days * 2) / 2, 'day');
}

/** An ISO 8601 duration of whole years, months, weeks and days; as it stands where it is anything else. */
export function formatPeriod(language: string, iso: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  const [, ...amounts] = match ?? [];
  const parts = (['year', 'month', 'week', 'day'] as const).flatMap(
    (name, index) =>
      amounts[index] ? [unit(language, Number(amounts[index]), name)] : [],
  );
  return parts.length > 0
    ? new Intl.ListFormat(language, { type: 'unit' }).format(parts)
    : iso;
}

function unit(
  language: string,
  amount: number,
  name: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year',
): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(amount);
}
