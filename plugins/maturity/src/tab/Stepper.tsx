import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { segmentsOf } from '../track/segments';
import { SegmentText } from '../track/SegmentText';
import { TrackSegment } from '../track/TrackSegment';
import styles from './Stepper.module.css';

/** The phases as steps, each with how it stands; pressing one shows its checks. */
export function Stepper({
  scorecard,
  shown,
  onShow,
}: {
  scorecard: Scorecard;
  /** Id of the phase whose checks are shown. */
  shown: string | undefined;
  onShow: (phase: string) => void;
}) {
  const { t, localized } = useTexts();
  return (
    <nav aria-label={t('track.label')}>
      <ol className={styles.steps}>
        {segmentsOf(scorecard).map(({ phase, state, filled }) => (
          <li key={phase.id}>
            <button
              type="button"
              className={styles.step}
              aria-current={phase.id === shown ? 'step' : undefined}
              onClick={() => onShow(phase.id)}
            >
              <TrackSegment state={state} filled={filled} />
              <span className={styles.order}>
                {t('track.phase', { order: String(phase.order) })}
              </span>
              <span className={styles.title}>{localized(phase.title)}</span>
              <SegmentText phase={phase} state={state} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
