import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { segmentsOf } from './segments';
import { SegmentText } from './SegmentText';
import { TrackSegment } from './TrackSegment';
import styles from './LevelTrack.module.css';

/** The level as a track with a segment for each phase; the phases' titles are seen where there is room. */
export function LevelTrack({ scorecard }: { scorecard: Scorecard }) {
  const { t, localized } = useTexts();
  return (
    <div className={styles.room}>
      <ol className={styles.track} aria-label={t('track.label')}>
        {segmentsOf(scorecard).map(({ phase, state, filled }) => (
          <li key={phase.id} title={localized(phase.title)}>
            <TrackSegment state={state} filled={filled} />
            <span className={styles.order}>
              {t('track.phase', { order: String(phase.order) })}
            </span>
            <span className={styles.title}>{localized(phase.title)}</span>
            <SegmentText phase={phase} state={state} />
          </li>
        ))}
      </ol>
    </div>
  );
}
