const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000001,
};

/** More than a day is written by nobody; what is longer is cut there. */
const maxMilliseconds = 86_400_000;
const whole = /^(?:\d{1,12}(?:\.\d{1,9})?(?:ms|us|µs|ns|[hms])){1,6}$/;
const part = /(\d+(?:\.\d+)?)(ms|us|µs|ns|[hms])/g;

/** The milliseconds of `10s`, `1m30s`, `0.5s`; undefined for anything else. */
export function millisecondsOf(text: string): number | undefined {
  if (text.length > 100 || !whole.test(text)) return undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(part)) {
    sum += Number(number) * units[unit];
  }
  return Math.min(Math.round(sum), maxMilliseconds);
}
