import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  Assessment,
  AssessmentState,
  useScorecard,
} from '../data/useScorecard';
import { EvaluateButton } from '../evaluate/EvaluateButton';
import { EvaluationReport } from '../evaluate/EvaluationReport';
import { LastChecked } from '../evaluate/LastChecked';
import { useTexts } from '../i18n/useTexts';
import { viewMaturityRouteRef } from '../routes';
import { AssessmentGate } from '../states/AssessmentGate';
import { Fixes } from '../summary/Fixes';
import { Headline } from '../summary/Headline';
import { NextLine } from '../summary/NextLine';
import { LevelTrack } from '../track/LevelTrack';
import styles from './MaturityCard.module.css';

const FIXES = 2;

/** The maturity of the page's entity at a glance. */
export function MaturityCard() {
  const { entity } = useEntity();
  const { t } = useTexts();
  const loaded = useScorecard(stringifyEntityRef(entity));
  return (
    <EntityInfoCard
      title={t('card.title')}
      headerActions={
        isScored(loaded.state) && (
          <EvaluateButton evaluation={loaded.evaluation} />
        )
      }
    >
      <EvaluationReport evaluation={loaded.evaluation} />
      <AssessmentGate loaded={loaded}>
        {assessment => <AtAGlance assessment={assessment} />}
      </AssessmentGate>
    </EntityInfoCard>
  );
}

function AtAGlance({ assessment }: { assessment: Assessment }) {
  const { t } = useTexts();
  const tab = useRouteRef(viewMaturityRouteRef)?.();
  const { scorecard } = assessment;
  return (
    <div className={styles.card} data-testid="maturity-card">
      <LevelTrack scorecard={scorecard} />
      <Headline scorecard={scorecard} />
      <NextLine scorecard={scorecard} />
      <Fixes
        assessment={assessment}
        most={FIXES}
        heading="h4"
        hrefOf={check => tab && `${tab}?check=${encodeURIComponent(check)}`}
      />
      <footer className={styles.footer}>
        <LastChecked at={scorecard.evaluatedAt} />
        {tab && <Link href={tab}>{t('card.openTab')}</Link>}
      </footer>
    </div>
  );
}

function isScored(state: AssessmentState): boolean {
  return (
    state.status === 'ready' &&
    state.assessment.scorecard.level.granted !== null
  );
}
