import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { isComparable } from '../comparison';
import styles from './Sentence.module.css';

const DAY_MS = 86_400_000;

/** How far the organisation is, in one sentence, and what that sentence speaks of. */
export function Sentence({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const { at, since, checklist, notInScope } = overview;
  const share = overview.levels.find(({ level }) => level === overview.level);
  return (
    <div className={styles.headline}>
      <p className={styles.context}>
        {t('organisation.days', {
          at: format.day(at),
          since: format.day(since),
        })}
        {' · '}
        {t('headline.checklist', checklist)}
      </p>
      <p className={styles.sentence}>
        {!share && t('organisation.noLevel', { level: String(overview.level) })}
        {share?.of === 0 && t('organisation.nobody')}
        {share && share.of > 0 && (
          <>
            <strong>
              {t('organisation.reached', {
                reached: format.number(share.reached),
                count: share.of,
                level: String(share.level),
              })}
            </strong>
            <ChangeClause overview={overview} change={share.change} />
            {share.unverified > 0 &&
              t('organisation.unverified', { count: share.unverified })}
          </>
        )}
      </p>
      {notInScope > 0 && (
        <p className={styles.context}>
          {t('organisation.notInScope', {
            count: notInScope,
            all: format.number(overview.entities),
          })}
        </p>
      )}
    </div>
  );
}

function ChangeClause({
  overview,
  change,
}: {
  overview: Overview;
  change: number;
}) {
  const { t, format } = useTexts();
  const { at, since, knownSince } = overview;
  if (!isComparable(overview)) {
    return (
      <>
        {t('organisation.noComparison', {
          date: format.day(knownSince ?? at),
        })}
      </>
    );
  }
  const count = Math.round((Date.parse(at) - Date.parse(since)) / DAY_MS);
  return (
    <>
      {change === 0
        ? t('organisation.unchanged', { count })
        : t('organisation.changed', { count, change: format.change(change) })}
    </>
  );
}
