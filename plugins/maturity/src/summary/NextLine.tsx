import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';

/** What stands between the entity and its next level, and whose turn it is. */
export function NextLine({ scorecard }: { scorecard: Scorecard }) {
  const { t } = useTexts();
  const { next } = scorecard;
  if (!next) {
    return <span>{t('next.top')}</span>;
  }
  const level = String(next.order);
  const open = next.own.applicable - next.own.passed;
  if (open > 0) {
    return (
      <span>
        {t('next.own', {
          open: String(open),
          count: next.own.applicable,
          level,
        })}
        {next.platformOpen > 0 && (
          <>
            {' · '}
            {t('next.platformToo', { count: next.platformOpen })}
          </>
        )}
      </span>
    );
  }
  return (
    <span>
      {next.platformOpen > 0
        ? t('next.platform', { count: next.platformOpen, level })
        : t('next.unmeasured', { level })}
    </span>
  );
}
