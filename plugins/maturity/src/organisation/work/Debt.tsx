import { Link } from '@backstage/ui';
import { RiServerLine, RiTeamLine } from '@remixicon/react';
import {
  Blocker,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { useBehind } from '../behind/useBehind';
import { Names } from '../names';
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { Section } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import styles from './work.module.css';

/** The checks that services wait for, apart by who can mend them: the platform once, or each team for itself. */
export function Debt({
  overview,
  names,
}: {
  overview: Overview;
  names: Names;
}) {
  const { t, format } = useTexts();
  const { team, platform, waitingForPlatform } = overview.debt;
  const all = overview.entities - overview.notInScope;
  return (
    <Section
      title={t('debt.title')}
      note={t('debt.waiting', {
        count: waitingForPlatform,
        all: format.number(all),
      })}
      actions={
        <TableExport title={t('debt.title')} table="debt" overview={overview} />
      }
    >
      <div className={styles.stack}>
        <div className={styles.part}>
          <h3 className={styles.heading}>
            <RiServerLine size={16} aria-hidden="true" />
            {t('debt.platform')}
          </h3>
          <p className={styles.note}>{t('debt.platformNote')}</p>
          <Blockers
            label={t('debt.platform')}
            blockers={platform}
            all={all}
            names={names}
            empty={t('debt.noPlatform')}
          />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading}>
            <RiTeamLine size={16} aria-hidden="true" />
            {t('debt.team')}
          </h3>
          <p className={styles.note}>{t('debt.teamNote')}</p>
          <Blockers
            label={t('debt.team')}
            blockers={team}
            all={all}
            names={names}
            empty={t('debt.noTeam')}
          />
        </div>
      </div>
    </Section>
  );
}

function Blockers({
  label,
  blockers,
  all,
  names,
  empty,
}: {
  label: string;
  blockers: Blocker[];
  /** Services that have a level. */
  all: number;
  names: Names;
  empty: string;
}) {
  const { t, format } = useTexts();
  const { hrefOf } = useBehind();
  return (
    <DataTable
      label={label}
      rows={blockers}
      keyOf={({ check }) => check}
      empty={empty}
      columns={[
        {
          title: t('debt.columnCheck'),
          value: ({ check }) => (
            <Link href={hrefOf({ kind: 'check', check })}>
              {names.check(check)}
            </Link>
          ),
        },
        {
          title: t('debt.columnPhase'),
          value: ({ phase }) => names.phase(phase),
        },
        {
          title: t('debt.columnWaiting'),
          numeric: true,
          value: ({ entities }) => <Count of={[entities, all]} />,
        },
        {
          title: t('debt.columnAlone'),
          numeric: true,
          value: ({ alone, entities }) => <Count of={[alone, entities]} />,
        },
        {
          title: t('nearMisses.columnEffort'),
          numeric: true,
          value: ({ effort }) => format.effort(effort),
        },
      ]}
    />
  );
}
