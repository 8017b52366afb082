import { CSSProperties, ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { HeatMapRow } from '@container-maturity/backstage-plugin-maturity-common';
import { useLanguage } from '../../i18n/useLanguage';
import { useTexts } from '../../i18n/useTexts';
import { ScrollArea } from '../parts/ScrollArea';
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
}: {
  columns: TaskColumn[];
  rows: HeatMapRow[];
  nameOf: (row: HeatMapRow) => ReactNode;
  /** What the rows are. */
  corner: string;
}) {
  const { t, format } = useTexts();
  const language = useLanguage();
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
          {rows.map(row => (
            <tr key={row.ref ?? ''}>
              <th scope="row" className={styles.row}>
                {nameOf(row)}
                <span className={styles.size}>
                  {t('heatMap.entities', { count: row.entities })}
                </span>
              </th>
              {row.cells.map(([part, whole], index) => (
                <td
                  key={`${columns[index].phase} ${columns[index].task}`}
                  className={styles.cell}
                  data-shade={
                    whole ? Math.floor((4 * part) / whole) : undefined
                  }
                  style={
                    { '--share': whole ? part / whole : 0 } as CSSProperties
                  }
                >
                  {whole > 0 ? (
                    <>
                      <span className={styles.share}>
                        {part === whole && (
                          <RiCheckLine size={12} aria-hidden="true" />
                        )}
                        {format.share(part, whole)}
                      </span>
                      <span className={styles.count}>
                        {format.number(part)}/{format.number(whole)}
                      </span>
                    </>
                  ) : (
                    <>
                      <span aria-hidden="true">–</span>
                      <VisuallyHidden>{t('heatMap.nothing')}</VisuallyHidden>
                    </>
                  )}
                </td>
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
