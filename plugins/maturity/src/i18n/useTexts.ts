import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { isUnreachable, messageOf } from '../data/responseErrors';
import { maturityTranslationRef } from '../translation';
import { useFormat } from './useFormat';
import { useLocalized } from './useLocalized';

/** What puts something into words. */
export interface Texts {
  /** The plugin's own messages. */
  t: TranslationFunction<typeof maturityTranslationRef.T>;
  /** A checklist's text. */
  localized: (text: LocalizedText) => string;
  /** Dates, durations and counts. */
  format: ReturnType<typeof useFormat>;
  /** What went wrong. */
  explain: (error: Error) => string;
}

/** All that a component needs to speak the language the app is shown in. */
export function useTexts(): Texts {
  const { t } = useTranslationRef(maturityTranslationRef);
  const localized = useLocalized();
  const format = useFormat();
  const explain = (error: Error) =>
    isUnreachable(error) ? t('state.unreachable') : messageOf(error);
  return { t, localized, format, explain };
}
