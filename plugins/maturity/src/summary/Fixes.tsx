import { Link } from '@backstage/ui';
import { CheckView } from '@container-maturity/backstage-plugin-maturity-common';
import { Assessment } from '../data/useScorecard';
import { displayStatus } from '../status/displayStatus';
import { useTexts } from '../i18n/useTexts';
import styles from './Fixes.module.css';

/** The fixes worth making first, with what each costs. */
export function Fixes({
  assessment,
  most,
  heading: Heading,
  hrefOf,
}: {
  assessment: Assessment;
  most: number;
  /** By its place in the page. */
  heading: 'h3' | 'h4';
  /** Where a check is shown; undefined where the app has no maturity tab. */
  hrefOf: (check: string) => string | undefined;
}) {
  const { t, localized, format } = useTexts();
  const fixes = checksToFix(assessment, most);
  const undecided = countUndecided(assessment);
  return (
    <section className={styles.fixes}>
      <Heading className={styles.title}>{t('fixes.title')}</Heading>
      {fixes.length === 0 && (
        <p className={styles.none}>
          {undecided > 0
            ? t('fixes.undecided', { count: undecided })
            : t('fixes.none')}
        </p>
      )}
      {fixes.length > 0 && (
        <ul className={styles.list}>
          {fixes.map(check => {
            const href = hrefOf(check.id);
            const title = localized(check.title);
            return (
              <li key={check.id}>
                {href ? <Link href={href}>{title}</Link> : <span>{title}</span>}
                <span className={styles.effort}>
                  {t('check.effort', { effort: format.effort(check.effort) })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Checks of the team's own that neither pass nor fail for want of evidence. */
function countUndecided({ scorecard }: Assessment): number {
  return scorecard.results.filter(
    result =>
      result.responsibility === 'service' &&
      ['error', 'unknown'].includes(displayStatus(result)),
  ).length;
}

function checksToFix(
  { scorecard, checklist }: Assessment,
  most: number,
): CheckView[] {
  const checks = new Map(
    checklist.phases
      .flatMap(phase => phase.tasks)
      .flatMap(task => task.checks)
      .map(check => [check.id, check]),
  );
  return scorecard.fixes.flatMap(id => checks.get(id) ?? []).slice(0, most);
}
