import { useCallback } from 'react';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { useLanguage } from './useLanguage';

/** Picks from a checklist's text the language the app is shown in. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback(
    text => (language.startsWith('zh') ? text.zh : text.en) || text.en,
    [language],
  );
}
