import { useTexts } from '../../i18n/useTexts';
import styles from './work.module.css';

/** How many of a longer list are shown; nothing where it is all of it. */
export function ShownOf({ shown, total }: { shown: number; total: number }) {
  const { t, format } = useTexts();
  return shown < total ? (
    <p className={styles.note}>
      {t('organisation.shown', {
        shown: format.number(shown),
        total: format.number(total),
      })}
    </p>
  ) : null;
}
