import type { Language } from './language.ts';

export function Price({ cents, language }: { cents: number; language: Language }) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  return <data value={cents}>{format.format(cents / 100)}</data>;
}
