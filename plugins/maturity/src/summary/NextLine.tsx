import { Link } from '@backstage/ui';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';

/** What stands between the entity and its next level, and whose turn it is. */
export function NextLine({
  scorecard,
  hrefOf,
}: {
  scorecard: Scorecard;
  /** Where the open required checks of a phase are shown; undefined where the app has no maturity tab. */
  hrefOf: (phase: string) => string | undefined;
}) {
  const { t } = useTexts();
  const { next } = scorecard;
  if (!next) {
    return <span>{t('next.top')}</span>;
  }
  const level = String(next.order);
  const open = next.own.applicable - next.own.passed;
  if (open > 0) {
    const href = hrefOf(next.phase);
    const own = t('next.own', {
      open: String(open),
      count: next.own.applicable,
      level,
    });
    return (
      <span>
        {href ? <Link href={href}>{own}</Link> : own}
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
