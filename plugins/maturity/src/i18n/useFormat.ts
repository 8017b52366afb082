import { useMemo } from 'react';
import {
  formatAgo,
  formatChange,
  formatDate,
  formatDay,
  formatEffort,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPeriod,
  formatShare,
} from './format';
import { useLanguage } from './useLanguage';

/** Dates, durations and counts in the language the app is shown in. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      date: (iso: string) => formatDate(language, iso),
      day: (day: string) => formatDay(language, day),
      month: (day: string) => formatMonth(language, day),
      moment: (iso: string) => formatMoment(language, iso),
      ago: (iso: string, now: Date) => formatAgo(language, iso, now),
      effort: (days: number) => formatEffort(language, days),
      period: (iso: string) => formatPeriod(language, iso),
      number: (value: number) => formatNumber(language, value),
      change: (value: number) => formatChange(language, value),
      share: (part: number, whole: number) =>
        formatShare(language, part, whole),
    }),
    [language],
  );
}
