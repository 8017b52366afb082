import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import {
  Mover,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { causeLabels } from '../../i18n/labels';
import { useTexts } from '../../i18n/useTexts';
import { DataTable } from '../parts/DataTable';
import { EntityName } from '../parts/EntityName';
import { Section } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import { ShownOf } from './ShownOf';
import styles from './work.module.css';

/** Who stands at another level than on the day compared with: who rose and who fell. */
export function Movers({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const { movers } = overview;
  const all = format.number(overview.entities - overview.notInScope);
  const risen = t('movers.up', { count: movers.ups, all });
  const fallen = t('movers.down', { count: movers.downs, all });
  return (
    <Section
      title={t('movers.title')}
      actions={
        <TableExport
          title={t('movers.title')}
          table="movers"
          overview={overview}
        />
      }
    >
      <div className={styles.columns}>
        <div className={styles.part}>
          <h3 className={styles.heading}>
            <RiArrowUpLine size={16} aria-hidden="true" />
            {risen}
          </h3>
          <MoverTable
            label={risen}
            movers={movers.up}
            empty={t('movers.noneUp')}
          />
          <ShownOf shown={movers.up.length} total={movers.ups} />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading}>
            <RiArrowDownLine size={16} aria-hidden="true" />
            {fallen}
          </h3>
          <MoverTable
            label={fallen}
            movers={movers.down}
            empty={t('movers.noneDown')}
          />
          <ShownOf shown={movers.down.length} total={movers.downs} />
        </div>
      </div>
    </Section>
  );
}

function MoverTable({
  label,
  movers,
  empty,
}: {
  label: string;
  movers: Mover[];
  empty: string;
}) {
  const { t, format } = useTexts();
  const level = (value: number | null) =>
    value === null
      ? t('movers.noLevel')
      : t('levels.level', { level: String(value) });
  return (
    <DataTable
      label={label}
      rows={movers}
      keyOf={({ entityRef }) => entityRef}
      empty={empty}
      columns={[
        {
          title: t('organisation.service'),
          value: ({ entityRef }) => <EntityName entityRef={entityRef} />,
        },
        {
          title: t('filters.owner'),
          value: ({ owner }) => <EntityName entityRef={owner} />,
        },
        {
          title: t('movers.columnMove'),
          value: ({ from, to }) =>
            t('history.change', { from: level(from), to: level(to) }),
        },
        {
          title: t('movers.columnDay'),
          value: ({ day }) => format.day(day),
        },
        {
          title: t('movers.columnCause'),
          value: ({ cause }) => (
            <span className={styles.cause}>
              {t(causeLabels[cause.type])}
              {cause.detail && ` (${cause.detail})`}
            </span>
          ),
        },
      ]}
    />
  );
}
