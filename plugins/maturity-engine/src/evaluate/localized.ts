import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** A text in both languages. */
export function localized(en: string, zh: string): LocalizedText {
  return { en, zh };
}

/**
 * The reason for a result that an error kept from being better, with what the error says.
 *
 * @param en - what could not be done, as a sentence without its full stop
 */
export function localizedError(
  en: string,
  zh: string,
  error: unknown,
): LocalizedText {
  const text = error instanceof Error ? error.message : String(error);
  const [firstLine] = text.split('\n');
  const detail =
    firstLine.length > 300 ? `${firstLine.slice(0, 299)}…` : firstLine;
  return { en: `${en}: ${detail}`, zh: `${zh}：${detail}` };
}
