import { RiHistoryLine, RiShieldCheckLine, RiTimeLine } from '@remixicon/react';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { archetypeLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Explained } from './Explained';
import styles from './Headline.module.css';

/** The level, how much of it was measured, what it rests on, and what the entity was taken for. */
export function Headline({ scorecard }: { scorecard: Scorecard }) {
  const { t, format } = useTexts();
  const { level, measured, unverifiedSince } = scorecard;
  const granted = String(level.granted ?? 0);
  return (
    <div className={styles.headline}>
      <p className={styles.level}>
        <strong>
          {scorecard.scope === 'repository'
            ? t('headline.repositoryLevel', { level: granted })
            : t('headline.level', { level: granted })}
        </strong>
        <span>
          {' · '}
          {t('headline.measured', {
            checks: String(measured.checks),
            count: measured.of,
          })}
        </span>
      </p>
      {unverifiedSince && (
        <Explained why={t('headline.unverifiedWhy')}>
          <span className={styles.caution}>
            <RiHistoryLine size={16} aria-hidden="true" />
            {t('headline.unverified', { date: format.date(unverifiedSince) })}
          </span>
        </Explained>
      )}
      {!unverifiedSince && below(level.verified, level.granted) && (
        <p className={styles.caution}>
          <RiTimeLine size={16} aria-hidden="true" />
          {t('headline.carried', { level: String(level.verified ?? 0) })}
        </p>
      )}
      {below(level.earned, level.granted) && (
        <p className={styles.caution}>
          <RiShieldCheckLine size={16} aria-hidden="true" />
          {t('headline.waivers', { level: String(level.earned ?? 0) })}
        </p>
      )}
      <Archetype scorecard={scorecard} />
    </div>
  );
}

function Archetype({ scorecard: { archetype } }: { scorecard: Scorecard }) {
  const { t } = useTexts();
  const name = t(archetypeLabels[archetype.value]);
  return archetype.from === 'assumed' ? (
    <Explained why={t('headline.assumedWhy')}>
      {t('headline.assessedAssumed', { archetype: name })}
    </Explained>
  ) : (
    <p className={styles.detail}>
      {t('headline.assessed', { archetype: name })}
    </p>
  );
}

function below(one: number | null, other: number | null): boolean {
  return (one ?? 0) < (other ?? 0);
}
