import { ReactElement } from 'react';
import { RiInformationLine } from '@remixicon/react';
import { Alert } from '@backstage/ui';
import { Assessment, isScored, useScorecard } from '../data/useScorecard';
import { EvaluateButton } from '../evaluate/EvaluateButton';
import { archetypeLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Failure } from './Failure';
import { Loading } from './Loading';
import styles from './states.module.css';

/** Shows an assessment where there is one, and otherwise says why there is none and what to do. */
export function AssessmentGate({
  loaded: { state, retry, evaluation },
  children,
}: {
  loaded: ReturnType<typeof useScorecard>;
  children: (assessment: Assessment) => ReactElement;
}) {
  const { t } = useTexts();
  switch (state.status) {
    case 'loading':
      return <Loading label={t('state.loading')} />;
    case 'failed':
      return (
        <Failure title={t('state.failed')} error={state.error} retry={retry} />
      );
    case 'waiting':
      return (
        <div className={styles.stack}>
          <Alert
            role="status"
            status="info"
            isPending
            title={t('state.waiting')}
            description={t('state.waitingWhy')}
          />
          <div>
            <EvaluateButton evaluation={evaluation} first />
          </div>
        </div>
      );
    case 'absent':
      return (
        <div className={styles.stack}>
          <Alert
            status="info"
            icon
            title={t('state.absent')}
            description={t('state.absentWhy')}
          />
          <div>
            <EvaluateButton evaluation={evaluation} first />
          </div>
        </div>
      );
    default:
      return isScored(state) ? (
        children(state.assessment)
      ) : (
        <div className={styles.stack}>
          <Alert
            status="info"
            icon={<RiInformationLine aria-hidden="true" />}
            title={t('state.notInScope')}
            description={t('state.notInScopeWhy', {
              archetype: t(
                archetypeLabels[state.assessment.scorecard.archetype.value],
              ),
            })}
          />
          <div>
            <EvaluateButton evaluation={evaluation} />
          </div>
        </div>
      );
  }
}
