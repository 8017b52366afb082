import {
  RiCheckLine,
  RiDraftLine,
  RiEyeOffLine,
  RiLoader2Line,
  RiQuestionLine,
  RiShieldCheckLine,
  RiSubtractLine,
  RiTimeLine,
  RemixiconComponentType,
} from '@remixicon/react';
import { segmentLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Segment, SegmentState } from './segments';
import styles from './SegmentText.module.css';

const icons: Record<SegmentState, RemixiconComponentType> = {
  reached: RiCheckLine,
  waived: RiShieldCheckLine,
  unverified: RiQuestionLine,
  open: RiLoader2Line,
  ahead: RiTimeLine,
  skipped: RiSubtractLine,
  'no-checks': RiDraftLine,
  'not-measured': RiEyeOffLine,
};

/** How a phase stands, by icon and words, with n of m where there is an m. */
export function SegmentText({ phase, state }: Omit<Segment, 'filled'>) {
  const { t } = useTexts();
  const Icon = icons[state];
  return (
    <span className={styles.text}>
      <Icon size={14} aria-hidden="true" className={styles.icon} />
      {t(segmentLabels[state])}
      {phase.applicable > 0 && (
        <>
          {' '}
          <span className={styles.count}>
            {t('track.count', {
              passed: String(phase.passed),
              applicable: String(phase.applicable),
            })}
          </span>
        </>
      )}
    </span>
  );
}
