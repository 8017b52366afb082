export const texts = {
  en: { welcome: 'Welcome' },
  nl: { welcome: 'Welkom' },
  pl: { welcome: 'Witamy' },
  zh: { welcome: '欢迎光临' },
};

export type Language = keyof typeof texts;

/** The first language of the browser that the shop speaks; English otherwise. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (Object.hasOwn(texts, language)) return language as Language;
  }
  return 'en';
}
