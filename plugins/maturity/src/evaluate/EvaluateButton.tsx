import { RiRefreshLine } from '@remixicon/react';
import { Button } from '@backstage/ui';
import { Evaluation } from '../data/useEvaluation';
import { useTexts } from '../i18n/useTexts';

/** Asks for an evaluation now. */
export function EvaluateButton({
  evaluation,
  first = false,
}: {
  evaluation: Evaluation;
  /** There has been none yet. */
  first?: boolean;
}) {
  const { t } = useTexts();
  return (
    <Button
      variant="secondary"
      size="small"
      iconStart={<RiRefreshLine aria-hidden="true" />}
      isPending={evaluation.running}
      onPress={evaluation.start}
    >
      {first ? t('evaluate.first') : t('evaluate.action')}
    </Button>
  );
}
