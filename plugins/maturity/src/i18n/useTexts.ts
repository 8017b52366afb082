import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { useFormat } from './useFormat';
import { useLocalized } from './useLocalized';

/** What puts something into words. */
export interface Texts {
  /** The plugin's own messages. */
  t: TranslationFunction<typeof maturityTranslationRef.T>;
  /** A checklist's text. */
  localized: (text: LocalizedText) => string;
  /** Dates and durations. */
  format: ReturnType<typeof useFormat>;
}

/** All that a component needs to speak the language the app is shown in. */
export function useTexts(): Texts {
  const { t } = useTranslationRef(maturityTranslationRef);
  const localized = useLocalized();
  const format = useFormat();
  return { t, localized, format };
}
