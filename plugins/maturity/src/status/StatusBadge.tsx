import {
  RemixiconComponentType,
  RiCalendarScheduleLine,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiEyeOffLine,
  RiIndeterminateCircleLine,
  RiProhibitedLine,
  RiQuestionLine,
  RiShieldCheckLine,
  RiTimeLine,
} from '@remixicon/react';
import { statusLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { DisplayStatus } from './displayStatus';
import styles from './StatusBadge.module.css';

const icons: Record<DisplayStatus, RemixiconComponentType> = {
  pass: RiCheckboxCircleFill,
  fail: RiCloseCircleFill,
  'not-applicable': RiIndeterminateCircleLine,
  unknown: RiQuestionLine,
  error: RiErrorWarningFill,
  scheduled: RiCalendarScheduleLine,
  waived: RiShieldCheckLine,
  'not-measured': RiEyeOffLine,
  'not-evaluated': RiTimeLine,
  disabled: RiProhibitedLine,
};

/** A status by icon, words and pattern; its colour only repeats them. */
export function StatusBadge({ status }: { status: DisplayStatus }) {
  const { t } = useTexts();
  const Icon = icons[status];
  return (
    <span className={styles.badge} data-status={status}>
      <Icon size={16} aria-hidden="true" />
      {t(statusLabels[status])}
    </span>
  );
}
