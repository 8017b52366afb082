import { daysBetween } from '../cron';
import { list, own, plainText } from '../json';
import { Schedule } from '../model';

/** What the `on:` of a workflow says about runs by schedule. */
export function scheduleOf(on: unknown): Schedule {
  const crons = list(own(on, 'schedule'))
    .slice(0, 50)
    .map(item => daysBetween(plainText(own(item, 'cron')) ?? ''));
  if (crons.length === 0) return { scheduled: 'no', everyDays: 0 };
  const known = crons.filter(days => days > 0);
  return {
    scheduled: 'yes',
    everyDays: known.length > 0 ? Math.min(...known) : 0,
  };
}

const other = /github\.event_name\s*==\s*'(?!schedule')\w+'/;
const not = /github\.event_name\s*!=\s*'schedule'/;

/** The schedule of something that stands under a further condition, which may leave such runs out. */
export function scheduleUnder(
  schedule: Schedule | undefined,
  condition: string,
): Schedule | undefined {
  if (schedule?.scheduled !== 'yes') return schedule;
  const either = condition.split('||');
  return either.every(part => other.test(part) || not.test(part))
    ? { scheduled: 'no', everyDays: 0 }
    : schedule;
}
