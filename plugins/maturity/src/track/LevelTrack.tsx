import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../i18n/useTexts';
import { segmentsOf } from './segments';
import { SegmentText } from './SegmentText';
import { TrackSegment } from './TrackSegment';
import styles from './LevelTrack.module.css';

/** The level as a track with a segment for each phase. */
export function LevelTrack({ scorecard }: { scorecard: Scorecard }) {
  const { t, localized } = useTexts();
  return (
    <ol className={styles.track} aria-label={t('track.label')}>
      {segmentsOf(scorecard).map(({ phase, state, filled }) => (
        <li key={phase.id} title={localized(phase.title)}>
          <TrackSegment state={state} filled={filled} />
          <VisuallyHidden>
            {t('tab.phaseHeading', {
              order: String(phase.order),
              title: localized(phase.title),
            })}
          </VisuallyHidden>
          <SegmentText phase={phase} state={state} />
        </li>
      ))}
    </ol>
  );
}
