import { useMemo } from 'react';
import {
  formatAgo,
  formatDate,
  formatEffort,
  formatMoment,
  formatPeriod,
} from './format';
import { useLanguage } from './useLanguage';

/** Dates and durations in the language the app is shown in. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      date: (iso: string) => formatDate(language, iso),
      moment: (iso: string) => formatMoment(language, iso),
      ago: (iso: string, now: Date) => formatAgo(language, iso, now),
      effort: (days: number) => formatEffort(language, days),
      period: (iso: string) => formatPeriod(language, iso),
    }),
    [language],
  );
}
