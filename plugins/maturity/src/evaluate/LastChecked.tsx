import { useNow } from '../data/useNow';
import { useTexts } from '../i18n/useTexts';
import styles from './LastChecked.module.css';

/** How long ago the entity was evaluated; the exact time is there on hovering. */
export function LastChecked({ at }: { at: string }) {
  const { t, format } = useTexts();
  const now = useNow();
  return (
    <time dateTime={at} title={format.moment(at)} className={styles.time}>
      {t('headline.checked', { when: format.ago(at, now) })}
    </time>
  );
}
