import { ReactElement } from 'react';
import { RiInformationLine, RiLock2Line } from '@remixicon/react';
import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { Assessment, isScored, useScorecard } from '../data/useScorecard';
import { statusCode } from '../data/responseErrors';
import { EvaluateButton } from '../evaluate/EvaluateButton';
import { archetypeLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import styles from './AssessmentGate.module.css';

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
      return <Loading />;
    case 'failed':
      return <Failure error={state.error} retry={retry} />;
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

function Loading() {
  const { t } = useTexts();
  return (
    <div className={`${styles.stack} ${styles.loading}`} role="status">
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      <Skeleton width="100%" height={14} />
      <Skeleton width="60%" height={20} />
      <Skeleton width="80%" height={16} />
      <Skeleton width="70%" height={16} />
    </div>
  );
}

function Failure({ error, retry }: { error: Error; retry: () => void }) {
  const { t, explain } = useTexts();
  switch (statusCode(error)) {
    case 401:
      return (
        <Alert
          role="alert"
          status="warning"
          icon={<RiLock2Line aria-hidden="true" />}
          title={t('state.unauthenticated')}
        />
      );
    case 403:
      return (
        <Alert
          role="alert"
          status="warning"
          icon={<RiLock2Line aria-hidden="true" />}
          title={t('state.forbidden')}
          description={t('state.forbiddenWhy')}
        />
      );
    default:
      return (
        <div className={styles.stack}>
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('state.failed')}
            description={explain(error)}
          />
          <div>
            <Button variant="secondary" size="small" onPress={retry}>
              {t('state.retry')}
            </Button>
          </div>
        </div>
      );
  }
}
