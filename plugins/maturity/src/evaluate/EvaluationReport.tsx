import LinearProgress from '@material-ui/core/LinearProgress';
import { Evaluation, EvaluationOutcome } from '../data/useEvaluation';
import { statusCode } from '../data/responseErrors';
import { useTexts } from '../i18n/useTexts';
import styles from './EvaluationReport.module.css';

/** Says aloud and in writing how an evaluation goes and what came of it. */
export function EvaluationReport({
  evaluation: { running, outcome },
}: {
  evaluation: Evaluation;
}) {
  const { t } = useTexts();
  return (
    <div className={styles.report}>
      {running && <LinearProgress aria-hidden="true" className={styles.bar} />}
      {/* Always in the page, so that screen readers notice what changes in it. */}
      <div role="status" aria-live="polite" className={styles.words}>
        {running && t('evaluate.running')}
        {!running && outcome && <Outcome outcome={outcome} />}
      </div>
    </div>
  );
}

function Outcome({ outcome }: { outcome: EvaluationOutcome }) {
  const { t, explain } = useTexts();
  if (outcome.type === 'failed') {
    switch (statusCode(outcome.error)) {
      case 400:
        return <>{t('evaluate.notInScope')}</>;
      case 403:
        return <>{t('evaluate.forbidden')}</>;
      case 429:
        return <>{t('evaluate.throttled')}</>;
      default:
        return <>{t('evaluate.failed', { message: explain(outcome.error) })}</>;
    }
  }
  const { changed, from, to } = outcome;
  const levelChanged =
    typeof from === 'number' && typeof to === 'number' && from !== to;
  return (
    <>
      {changed === 0
        ? t('evaluate.unchanged')
        : t('evaluate.changed', { count: changed })}
      {levelChanged && (
        <>
          {' · '}
          {t('evaluate.levelChanged', { from: String(from), to: String(to) })}
        </>
      )}
    </>
  );
}
