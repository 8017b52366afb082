import { ReactNode } from 'react';
import { HeatMapRow } from '@container-maturity/backstage-plugin-maturity-common';
import { useLanguage } from '../../i18n/useLanguage';
import { useTexts } from '../../i18n/useTexts';
import { ScrollArea } from '../parts/ScrollArea';
import { HeatMapCell } from './HeatMapCell';
import { useCellKeys } from './useCellKeys';
import styles from './HeatMapGrid.module.css';

interface TaskColumn {
  phase: string;
  task: string;
}

/** A cell for each group and task: the share in words, as a bar at its foot and as a shade. */
export function HeatMapGrid({
  columns,
  rows,
  nameOf,
  corner,
  onOpen,
}: {
  columns: TaskColumn[];
  rows: HeatMapRow[];
  nameOf: (row: HeatMapRow) => ReactNode;
  /** What the rows are. */
  corner: string;
  /** Lists the services of a row to which the task of a column applies. */
  onOpen: (row: HeatMapRow, column: number) => void;
}) {
  const { t, format } = useTexts();
  const language = useLanguage();
  // Services that belong to nobody can't be asked for on their own.
  const hasList = (row: number, column: number) =>
    rows[row].ref !== undefined && rows[row].cells[column][1] > 0;
  const keysOf = useCellKeys(
    { rows: rows.length, columns: columns.length },
    hasList,
  );
  return (
    <ScrollArea label={t('heatMap.title')}>
      <table
        className={styles.grid}
        aria-label={t('heatMap.title')}
        lang={language}
      >
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className={styles.corner}>
              {corner}
            </th>
            {phasesOf(columns).map(({ phase, tasks }) => (
              <th
                key={phase}
                scope="colgroup"
                colSpan={tasks}
                className={styles.phase}
              >
                {phase}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ phase, task }) => (
              <th key={`${phase} ${task}`} scope="col" className={styles.task}>
                <span>{task}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <tr key={row.ref ?? ''}>
              <th scope="row" className={styles.row}>
                {nameOf(row)}
                <span className={styles.size}>
                  {t('heatMap.entities', { count: row.entities })}
                </span>
              </th>
              {row.cells.map((count, index) => (
                <HeatMapCell
                  key={`${columns[index].phase} ${columns[index].task}`}
                  count={count}
                  button={
                    hasList(position, index)
                      ? {
                          ...keysOf(position, index),
                          'aria-label': t('heatMap.open', {
                            share: format.share(...count),
                            passed: format.number(count[0]),
                            applicable: format.number(count[1]),
                            task: columns[index].task,
                          }),
                          'aria-haspopup': 'dialog',
                          onClick: () => onOpen(row, index),
                        }
                      : undefined
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** Phases in a row, with how many columns each has. */
function phasesOf(columns: TaskColumn[]) {
  const phases: Array<{ phase: string; tasks: number }> = [];
  for (const { phase } of columns) {
    const last = phases.at(-1);
    if (last?.phase === phase) {
      last.tasks += 1;
    } else {
      phases.push({ phase, tasks: 1 });
    }
  }
  return phases;
}
