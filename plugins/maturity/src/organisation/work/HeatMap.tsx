import { Link, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  HeatMapRow,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { useQueryState } from '../../useQueryState';
import { useBehind } from '../behind/useBehind';
import { shortRef } from '../filters/useFilterOptions';
import { Names } from '../names';
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import { GROUPINGS } from '../useOverviewQuery';
import { HeatMapGrid } from './HeatMapGrid';
import styles from './HeatMap.module.css';

const groupings = {
  owner: 'heatMap.byOwner',
  system: 'heatMap.bySystem',
  domain: 'heatMap.byDomain',
} as const;

/** What share of each task is done, by who or what the services belong to. */
export function HeatMap({
  overview,
  names,
}: {
  overview: Overview;
  names: Names;
}) {
  const { t } = useTexts();
  const query = useQueryState();
  const { open } = useBehind();
  const { heatMap } = overview;
  const columns = heatMap.columns.map(({ phase, task }) => ({
    phase: names.phase(phase),
    task: names.task(phase, task),
  }));
  const rowName = (row: HeatMapRow) => <RowName row={row} by={heatMap.by} />;
  return (
    <ChartSection
      title={t('heatMap.title')}
      note={t('heatMap.note')}
      actions={
        <>
          <TableExport
            title={t('heatMap.title')}
            table="heat-map"
            overview={overview}
          />
          <ToggleButtonGroup
            aria-label={t('heatMap.by')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[heatMap.by]}
            onSelectionChange={([name]) =>
              query.set({ by: String(name) }, { replace: true })
            }
          >
            {GROUPINGS.map(name => (
              <ToggleButton key={name} id={name} size="small">
                {t(groupings[name])}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      }
      chart={
        heatMap.rows.length > 0 ? (
          <>
            <HeatMapGrid
              columns={columns}
              rows={heatMap.rows}
              nameOf={rowName}
              onOpen={({ ref }, index) =>
                open({ kind: 'task', ...heatMap.columns[index], group: ref })
              }
              corner={t(groupings[heatMap.by])}
            />
            <More rows={heatMap.more} />
          </>
        ) : (
          <p className={styles.note}>{t('heatMap.empty')}</p>
        )
      }
      table={
        <>
          <DataTable
            label={t('heatMap.title')}
            rows={heatMap.rows}
            keyOf={({ ref }) => ref ?? ''}
            empty={t('heatMap.empty')}
            columns={[
              { title: t(groupings[heatMap.by]), value: rowName },
              {
                title: t('organisation.services'),
                numeric: true,
                value: ({ entities }) => entities,
              },
              ...columns.map(({ phase, task }, index) => ({
                title: `${phase}: ${task}`,
                numeric: true,
                value: ({ cells }: HeatMapRow) =>
                  cells[index][1] > 0 ? (
                    <Count of={cells[index]} />
                  ) : (
                    t('heatMap.nothing')
                  ),
              })),
            ]}
          />
          <More rows={heatMap.more} />
        </>
      }
    />
  );
}

/** Leads to the page about the row's entities alone. */
function RowName({ row: { ref }, by }: { row: HeatMapRow; by: string }) {
  const { t } = useTexts();
  const query = useQueryState();
  return ref ? (
    <Link href={query.href({ [by]: ref })}>{shortRef(ref)}</Link>
  ) : (
    <span>{t('organisation.none')}</span>
  );
}

function More({ rows }: { rows: number }) {
  const { t } = useTexts();
  return rows > 0 ? (
    <p className={styles.note}>{t('heatMap.more', { count: rows })}</p>
  ) : null;
}
