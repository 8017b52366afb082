import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { CheckDrawer } from '../check/CheckDrawer';
import { Assessment, isScored, useScorecard } from '../data/useScorecard';
import { Evaluation } from '../data/useEvaluation';
import { EvaluateButton } from '../evaluate/EvaluateButton';
import { EvaluationReport } from '../evaluate/EvaluationReport';
import { LastChecked } from '../evaluate/LastChecked';
import { useTexts } from '../i18n/useTexts';
import { AssessmentGate } from '../states/AssessmentGate';
import { Errors } from '../summary/Errors';
import { Fixes } from '../summary/Fixes';
import { Headline } from '../summary/Headline';
import { NextLine } from '../summary/NextLine';
import { useQueryState } from '../useQueryState';
import { CheckEntry, findCheck } from './arrange';
import { ChecklistProblems } from './ChecklistProblems';
import { PhaseSection } from './PhaseSection';
import { Stepper } from './Stepper';
import styles from './MaturityContent.module.css';

const FIXES = 3;

/** The whole scorecard of the page's entity: its phases, their tasks and checks, and each check in detail. */
export function MaturityContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const loaded = useScorecard(entityRef);
  const { evaluation } = loaded;
  return (
    <>
      <AssessmentGate loaded={loaded}>
        {assessment => (
          <ScorecardView
            entityRef={entityRef}
            assessment={assessment}
            evaluation={evaluation}
          />
        )}
      </AssessmentGate>
      {!isScored(loaded.state) && <EvaluationReport evaluation={evaluation} />}
    </>
  );
}

function ScorecardView({
  entityRef,
  assessment,
  evaluation,
}: {
  entityRef: string;
  assessment: Assessment;
  evaluation: Evaluation;
}) {
  const { t } = useTexts();
  const query = useQueryState();
  const { scorecard } = assessment;

  const asked = query.get('check');
  const check = asked ? findCheck(assessment, asked) : undefined;
  const phase = phaseToShow(assessment, query.get('phase'), check);
  const hrefOf = (id: string) => query.href({ check: id });

  return (
    <div className={styles.content} data-testid="maturity-tab">
      <div className={styles.summary}>
        <div className={styles.standing}>
          <Headline scorecard={scorecard} />
          <NextLine
            scorecard={scorecard}
            hrefOf={id =>
              query.href({ phase: id, show: 'required', check: undefined })
            }
          />
          <div className={styles.evaluation}>
            <EvaluateButton evaluation={evaluation} />
            <LastChecked at={scorecard.evaluatedAt} />
            <span className={styles.checklist}>
              {t('headline.checklist', scorecard.checklist)}
            </span>
          </div>
          {/* Below the button, so that it doesn't move away from who presses it. */}
          <EvaluationReport evaluation={evaluation} />
        </div>
        <Fixes
          assessment={assessment}
          most={FIXES}
          heading="h3"
          hrefOf={hrefOf}
        />
      </div>
      <Errors scorecard={scorecard} />
      {asked && !check && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('check.unknownCheck', { check: asked })}
        />
      )}
      <Stepper
        scorecard={scorecard}
        shown={phase}
        onShow={id => query.set({ phase: id, check: undefined })}
      />
      <PhaseSection assessment={assessment} phaseId={phase} hrefOf={hrefOf} />
      <ChecklistProblems checklist={assessment.checklist} />
      <CheckDrawer
        entityRef={entityRef}
        entry={check}
        onClose={() => query.set({ check: undefined }, { replace: true })}
      />
    </div>
  );
}

/** The phase asked for, else the one of the check asked for, else the one to work on next. */
function phaseToShow(
  { scorecard }: Assessment,
  asked: string | undefined,
  check: CheckEntry | undefined,
): string | undefined {
  const ids = scorecard.phases.map(phase => phase.id);
  return (
    ids.find(id => id === asked) ??
    check?.phase ??
    scorecard.next?.phase ??
    ids[0]
  );
}
