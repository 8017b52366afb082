import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Assessment, isScored, useScorecard } from '../data/useScorecard';
import { EvaluateButton } from '../evaluate/EvaluateButton';
import { EvaluationReport } from '../evaluate/EvaluationReport';
import { LastChecked } from '../evaluate/LastChecked';
import { useTexts } from '../i18n/useTexts';
import { viewMaturityRouteRef } from '../routes';
import { AssessmentGate } from '../states/AssessmentGate';
import { Errors } from '../summary/Errors';
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
          <EvaluateButton evaluation={loaded.evaluation} compact />
        )
      }
    >
      <AssessmentGate loaded={loaded}>
        {assessment => <AtAGlance assessment={assessment} />}
      </AssessmentGate>
      <EvaluationReport evaluation={loaded.evaluation} />
    </EntityInfoCard>
  );
}

function AtAGlance({ assessment }: { assessment: Assessment }) {
  const { t } = useTexts();
  const tab = useRouteRef(viewMaturityRouteRef)?.();
  const { scorecard } = assessment;
  const hrefWith = (query: Record<string, string>) =>
    tab && `${tab}?${new URLSearchParams(query)}`;
  return (
    <div className={styles.card} data-testid="maturity-card">
      <LevelTrack scorecard={scorecard} />
      <div className={styles.summary}>
        <div className={styles.standing}>
          <Headline scorecard={scorecard} />
          <NextLine
            scorecard={scorecard}
            hrefOf={phase => hrefWith({ phase, show: 'required' })}
          />
        </div>
        <Fixes
          assessment={assessment}
          most={FIXES}
          heading="h4"
          hrefOf={check => hrefWith({ check })}
        />
      </div>
      <Errors scorecard={scorecard} />
      <footer className={styles.footer}>
        <LastChecked at={scorecard.evaluatedAt} />
        {tab && <Link href={tab}>{t('card.openTab')}</Link>}
      </footer>
    </div>
  );
}
