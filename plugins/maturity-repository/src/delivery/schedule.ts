import { daysBetween, matcher } from '../ci/cron';

/** How often something runs. */
export interface Schedule {
  /** At most so many hours lie between two runs. */
  hours: number;
}

const DAY = 24;
const maxLength = 200;

/**
 * A schedule as cron has it (five fields, or six with seconds first), `@daily` and the like, or `@every 6h`; undefined
 * where it can't be read.
 */
export function readSchedule(text: string): Schedule | undefined {
  if (text.length > maxLength) return undefined;
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(?:cron_)?tz=\S{1,60}\s{1,9}/, '')
    // A time that is drawn once, as K8up has it
    .replace(/^@(\w{1,20})-random$/, '@$1')
    .replaceAll('?', '*');
  if (plain.startsWith('@every ')) return every(plain.slice(7));
  const fields = plain.split(/\s+/).slice(-5);
  const days = daysBetween(fields.join(' '));
  if (days === 0 || plain.split(/\s+/).length > 6) return undefined;
  return { hours: days > 1 ? days * DAY : hoursBetween(fields) };
}

/** Hours of a duration as Go writes it, such as `720h0m0s`; undefined where it is none. */
export function hoursOf(text: string): number | undefined {
  const plain = text.trim();
  const match =
    /^(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?$/.exec(
      plain,
    );
  if (!match || plain === '') return undefined;
  const [days, hours, minutes, seconds] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  return days * DAY + hours + minutes / 60 + seconds / 3_600;
}

function every(text: string): Schedule | undefined {
  const hours = hoursOf(text);
  return hours === undefined
    ? undefined
    : { hours: Math.max(1, Math.ceil(hours)) };
}

/** The longest way from one hour of the day to the next, around midnight. */
function hoursBetween([word, hour]: readonly string[]): number {
  if (word === '@hourly') return 1;
  const hours = [...(matcher(hour ?? '0', 0, 23) ?? [0])].sort((a, b) => a - b);
  return Math.max(
    ...hours.map((value, index) => {
      const next = hours[index + 1] ?? hours[0] + DAY;
      return next - value;
    }),
  );
}
