import {
  LevelSplit,
  Overview,
  SplitCause,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { isComparable } from '../comparison';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import styles from './Split.module.css';

type Part = LevelSplit['parts'][number];

const causes = {
  work: 'split.work',
  came: 'split.came',
  went: 'split.went',
  checklist: 'split.checklist',
  waiver: 'split.waiver',
  data: 'split.data',
  ownership: 'split.ownership',
} as const satisfies Record<SplitCause, string>;

/** Why the number at the chosen level changed: what was won and lost by work, and by everything that is no work. */
export function Split({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const { split } = overview;
  const comparable = isComparable(overview);
  const empty = t(comparable ? 'split.empty' : 'split.noComparison');
  const parts = comparable
    ? [...split.parts].sort((a, b) => sizeOf(b) - sizeOf(a))
    : [];
  const note = t('split.note', {
    level: String(split.level),
    from: format.number(split.from),
    to: format.number(split.to),
    change: format.change(split.to - split.from),
  });
  return (
    <ChartSection
      title={t('split.title')}
      note={comparable ? note : undefined}
      actions={
        <TableExport
          title={t('split.title')}
          table="split"
          overview={overview}
        />
      }
      chart={
        parts.length === 0 ? (
          <p className={styles.empty}>{empty}</p>
        ) : (
          <ul className={styles.parts}>
            {parts.map(part => (
              <PartBar
                key={part.cause}
                part={part}
                most={Math.max(...parts.flatMap(({ up, down }) => [up, down]))}
              />
            ))}
          </ul>
        )
      }
      table={<SplitTable parts={parts} empty={empty} />}
    />
  );
}

function PartBar({ part, most }: { part: Part; most: number }) {
  const { t, format } = useTexts();
  const width = (count: number) => ({ width: `${(100 * count) / most}%` });
  return (
    <li className={styles.part}>
      <span>{t(causes[part.cause])}</span>
      <span className={styles.down}>
        <span className={styles.count}>
          {part.down > 0 && format.change(-part.down)}
        </span>
        <span className={styles.fall} style={width(part.down)} />
      </span>
      <span className={styles.up}>
        <span className={styles.rise} style={width(part.up)} />
        <span className={styles.count}>
          {part.up > 0 && format.change(part.up)}
        </span>
      </span>
    </li>
  );
}

function SplitTable({ parts, empty }: { parts: Part[]; empty: string }) {
  const { t, format } = useTexts();
  return (
    <DataTable
      label={t('split.title')}
      rows={parts}
      keyOf={({ cause }) => cause}
      empty={empty}
      columns={[
        {
          title: t('split.columnCause'),
          value: ({ cause }) => t(causes[cause]),
        },
        {
          title: t('split.columnUp'),
          numeric: true,
          value: ({ up }) => format.change(up),
        },
        {
          title: t('split.columnDown'),
          numeric: true,
          value: ({ down }) => format.change(-down),
        },
        {
          title: t('split.columnNet'),
          numeric: true,
          value: ({ up, down }) => format.change(up - down),
        },
      ]}
    />
  );
}

function sizeOf({ up, down }: Part): number {
  return up + down;
}
