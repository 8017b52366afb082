import { RiRefreshLine } from '@remixicon/react';
import { Button, ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { Evaluation } from '../data/useEvaluation';
import { useTexts } from '../i18n/useTexts';

/** Asks for an evaluation now. */
export function EvaluateButton({
  evaluation,
  first = false,
  compact = false,
}: {
  evaluation: Evaluation;
  /** There has been none yet. */
  first?: boolean;
  /** An icon alone, where a narrow column has no room for words. */
  compact?: boolean;
}) {
  const { t } = useTexts();
  const label = first ? t('evaluate.first') : t('evaluate.action');
  const icon = <RiRefreshLine aria-hidden="true" />;
  return compact ? (
    <TooltipTrigger>
      <ButtonIcon
        aria-label={label}
        variant="tertiary"
        size="small"
        icon={icon}
        isPending={evaluation.running}
        onPress={evaluation.start}
      />
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  ) : (
    <Button
      variant="secondary"
      size="small"
      iconStart={icon}
      isPending={evaluation.running}
      onPress={evaluation.start}
    >
      {label}
    </Button>
  );
}
