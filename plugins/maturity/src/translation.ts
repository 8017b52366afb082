import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './translations/en';

/**
 * The plugin's texts. English and Simplified Chinese come with it, the latter under `zh` and `zh-CN`.
 *
 * @public
 */
export const maturityTranslationRef = createTranslationRef({
  id: 'maturity',
  messages: en,
  translations: {
    zh: () => import('./translations/zh'),
    'zh-CN': () => import('./translations/zh'),
  },
});
