import { InputError } from '@backstage/errors';

const DAY_MS = 86_400_000;

/** Days since 1970 of a day `YYYY-MM-DD` or a time that begins with one, in UTC. */
export function dayNumber(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** `YYYY-MM-DD` of days since 1970. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day, in UTC, that a time falls on. */
export function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS);
}

/**
 * Reads a day somebody asked for, from 1970 on.
 *
 * @throws InputError
 */
export function readDay(text: string, name: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : NaN;
  if (Number.isNaN(day) || day < 0 || dayText(day) !== text) {
    throw new InputError(
      `'${name}' is not a day: ${JSON.stringify(
        text.slice(0, 40),
      )}; write it as 2026-11-30`,
    );
  }
  return day;
}
