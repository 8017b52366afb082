import { Alert } from '@backstage/ui';
import { RiEyeOffLine } from '@remixicon/react';
import { useTexts } from '../i18n/useTexts';
import { useQueryState } from '../useQueryState';
import { BehindDrawer } from './behind/BehindDrawer';
import { Distribution } from './levels/Distribution';
import { LevelBars } from './levels/LevelBars';
import { Sentence } from './levels/Sentence';
import { Split } from './levels/Split';
import { namesIn } from './names';
import { NamedOverview } from './useOverview';
import { Coverage } from './work/Coverage';
import { Debt } from './work/Debt';
import { HeatMap } from './work/HeatMap';
import { Movers } from './work/Movers';
import { NearMisses } from './work/NearMisses';
import styles from './OrganisationPage.module.css';

/** An overview from top to bottom: how far, since when, where, who, what next, and whether to trust it. */
export function OverviewView({
  named: { overview, checklist },
}: {
  named: NamedOverview;
}) {
  const { t, localized } = useTexts();
  const query = useQueryState();
  const names = namesIn(checklist, localized);
  return (
    <>
      <Sentence overview={overview} />
      {overview.restricted && (
        <Alert
          status="info"
          icon={<RiEyeOffLine aria-hidden="true" />}
          title={t('organisation.restricted')}
          description={t('organisation.restrictedWhy')}
        />
      )}
      {query.get('at') && (
        <p className={styles.note}>{t('organisation.past')}</p>
      )}
      <LevelBars
        overview={overview}
        onChoose={level => query.set({ level: String(level) })}
      />
      <Distribution overview={overview} />
      <HeatMap overview={overview} names={names} />
      <Movers overview={overview} />
      <NearMisses overview={overview} names={names} />
      <Debt overview={overview} names={names} />
      <Coverage overview={overview} />
      <Split overview={overview} />
      <BehindDrawer overview={overview} checklist={checklist} names={names} />
    </>
  );
}
