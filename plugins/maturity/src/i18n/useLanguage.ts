import { useState } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The language the app is shown in, such as `en` or `zh`. */
export function useLanguage(): string {
  const api = useApi(appLanguageApiRef);
  const [language$] = useState(() => api.language$());
  return useObservable(language$, api.getLanguage()).language;
}
