import { Alert } from '@backstage/ui';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import styles from './Errors.module.css';

const REASONS = 3;

/** How many checks are in error and why; each reason once, as a collector that fails takes many checks with it. */
export function Errors({ scorecard }: { scorecard: Scorecard }) {
  const { t, localized } = useTexts();
  const errors = scorecard.results.filter(({ status }) => status === 'error');
  if (errors.length === 0) {
    return null;
  }
  const reasons = [
    ...new Set(
      errors.flatMap(({ reason }) => (reason ? [localized(reason)] : [])),
    ),
  ];
  return (
    <Alert
      status="warning"
      icon
      title={t('errors.title', { count: errors.length })}
      description={
        <div className={styles.reasons}>
          {reasons.slice(0, REASONS).map(reason => (
            <p key={reason}>{reason}</p>
          ))}
          {reasons.length > REASONS && (
            <p>{t('errors.more', { count: reasons.length - REASONS })}</p>
          )}
        </div>
      }
    />
  );
}
