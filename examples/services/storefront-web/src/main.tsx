import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Price } from './Price.tsx';
import { pickLanguage, texts } from './language.ts';

const language = pickLanguage(navigator.languages);
document.documentElement.lang = language;

const products = [
  { sku: 'kettle', name: { en: 'Kettle', nl: 'Waterkoker', pl: 'Czajnik', zh: '水壶' }, cents: 3999 },
  { sku: 'rug', name: { en: 'Rug', nl: 'Kleed', pl: 'Dywan', zh: '地毯' }, cents: 8950 },
];

createRoot(document.getElementById('shop')!).render(
  <StrictMode>
    <h1>{texts[language].welcome}</h1>
    <ul>
      {products.map(({ sku, name, cents }) => (
        <li key={sku}>
          {name[language]} <Price cents={cents} language={language} />
        </li>
      ))}
    </ul>
  </StrictMode>,
);
