import { useTexts } from '../../i18n/useTexts';

/** So many of so many: a number never stands without what it is a part of. */
export function Count({ of: [part, whole] }: { of: [number, number] }) {
  const { t, format } = useTexts();
  return (
    <>
      {t('track.count', {
        passed: format.number(part),
        applicable: format.number(whole),
      })}
    </>
  );
}
