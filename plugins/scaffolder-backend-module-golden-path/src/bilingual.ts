import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** Both languages in one line, for places where the scaffolder can't choose between them. */
export function inBoth({ en, zh }: LocalizedText): string {
  return `${en} · ${zh}`;
}
