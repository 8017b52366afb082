const names: Record<string, number> = {
  sun: 0,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};
const aliases: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@midnight': '0 0 * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};
const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);
/** Long enough that every yearly run comes up twice. */
const DAYS = 800;

/**
 * At most how many days lie between two runs of a schedule; 0 where the text is no schedule. `H` of Jenkins stands for
 * some value.
 */
export function daysBetween(cron: string): number {
  const text = cron.trim().toLowerCase().slice(0, 200);
  const fields = (aliases[text] ?? text).split(/\s+/);
  if (fields.length !== 5) return 0;
  const minute = matcher(fields[0], 0, 59);
  const hour = matcher(fields[1], 0, 23);
  const day = matcher(fields[2], 1, 31);
  const month = matcher(fields[3], 1, 12);
  const weekday = matcher(fields[4], 0, 7);
  if (!minute || !hour || !day || !month || !weekday) return 0;
  // Where both the day and the weekday are limited, either is enough.
  const either = !fields[2].startsWith('*') && !fields[4].startsWith('*');
  let last: number | undefined;
  let most = 0;
  for (let index = 0; index < DAYS; index++) {
    const at = new Date(FIRST + index * DAY);
    if (!month.has(at.getUTCMonth() + 1)) continue;
    const onDay = day.has(at.getUTCDate());
    const onWeekday =
      weekday.has(at.getUTCDay()) || (at.getUTCDay() === 0 && weekday.has(7));
    if (either ? !onDay && !onWeekday : !onDay || !onWeekday) continue;
    if (last !== undefined) most = Math.max(most, index - last);
    last = index;
  }
  return most;
}

/** The values that a field stands for; undefined where it is malformed. */
export function matcher(
  field: string,
  lowest: number,
  highest: number,
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',').slice(0, 70)) {
    const match =
      /^(\*|h(?:\(\d{1,2}-\d{1,2}\))?|\w{1,3}(?:-\w{1,3})?)(?:\/(\d{1,3}))?$/.exec(
        part,
      );
    if (!match) return undefined;
    const [, range, step] = match;
    const by = Number(step ?? 1);
    if (by === 0) return undefined;
    if (range.startsWith('h') && step === undefined) {
      values.add(lowest);
      continue;
    }
    const [from, to = step === undefined ? from : String(highest)] =
      range === '*' || range.startsWith('h')
        ? [String(lowest), String(highest)]
        : range.split('-');
    const [first, last] = [numberOf(from), numberOf(to)];
    if (first === undefined || last === undefined) return undefined;
    if (first < lowest || last > highest || first > last) return undefined;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function numberOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return Object.hasOwn(names, text) ? names[text] : undefined;
}
