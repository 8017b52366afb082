import { useId, useState } from 'react';
import {
  DistributionPoint,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import { DistributionChart } from './DistributionChart';
import { LEVELS, LevelSwatch } from './LevelPattern';
import styles from './Distribution.module.css';

/** How many stood at each level, week by week over a year, and when the checklist changed. */
export function Distribution({ overview }: { overview: Overview }) {
  const { t } = useTexts();
  return (
    <ChartSection
      title={t('distribution.title')}
      note={t('distribution.note')}
      actions={
        <TableExport
          title={t('distribution.title')}
          table="distribution"
          overview={overview}
        />
      }
      chart={<DistributionView overview={overview} />}
      table={<DistributionTable overview={overview} />}
    />
  );
}

/** The versions that replaced another: the one that history begins with changed nothing. */
export function changesOfChecklist({
  versions,
  knownSince,
}: Overview): Overview['versions'] {
  return versions.filter(({ day }) => day !== knownSince);
}

function DistributionView({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const patterns = useId().replace(/:/g, '');
  const points = overview.distribution;
  const [pointed, setPointed] = useState<number>();
  const shown = Math.min(pointed ?? Infinity, points.length - 1);
  const point = points[shown];
  const changes = changesOfChecklist(overview);
  if (!point) {
    return <p className={styles.note}>{t('distribution.empty')}</p>;
  }
  return (
    <div className={styles.chart}>
      <DistributionChart
        id={patterns}
        points={points}
        changes={changes}
        shown={shown}
        onPoint={setPointed}
      />
      <input
        type="range"
        className={styles.slider}
        aria-label={t('distribution.week')}
        aria-valuetext={format.day(point.day)}
        min={0}
        max={points.length - 1}
        value={shown}
        disabled={points.length === 1}
        onChange={event => setPointed(Number(event.target.value))}
      />
      <div className={styles.readout}>
        <strong>{format.day(point.day)}</strong>
        <ul className={styles.legend} aria-label={t('distribution.levels')}>
          {LEVELS.map(level => (
            <li key={level}>
              <LevelSwatch id={patterns} level={level} />
              {t('levels.level', { level: String(level) })}
              <span className={styles.count}>
                <Count of={[point.levels[level], totalOf(point)]} />
              </span>
            </li>
          ))}
          {point.unverified > 0 && (
            <li>
              {t('distribution.unverified')}
              <span className={styles.count}>
                <Count of={[point.unverified, totalOf(point)]} />
              </span>
            </li>
          )}
        </ul>
      </div>
      {changes.length > 0 && (
        <ol className={styles.changes} aria-label={t('distribution.changes')}>
          {changes.map(({ day, version }) => (
            <li key={version}>
              {t('distribution.change', { date: format.day(day), version })}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function DistributionTable({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const changes = changesOfChecklist(overview);
  const { distribution } = overview;
  const rows = distribution.map((point, index) => ({
    ...point,
    versions: changes
      .filter(
        ({ day }) =>
          day <= point.day && day > (distribution[index - 1]?.day ?? ''),
      )
      .map(({ version }) => version),
  }));
  return (
    <DataTable
      label={t('distribution.title')}
      rows={rows.reverse()}
      keyOf={({ day }) => day}
      empty={t('distribution.empty')}
      columns={[
        {
          title: t('distribution.columnDay'),
          value: ({ day }) => format.day(day),
        },
        ...LEVELS.map(level => ({
          title: t('levels.level', { level: String(level) }),
          numeric: true,
          value: (point: DistributionPoint) =>
            format.number(point.levels[level]),
        })),
        {
          title: t('distribution.columnAll'),
          numeric: true,
          value: point => format.number(totalOf(point)),
        },
        {
          title: t('distribution.unverified'),
          numeric: true,
          value: ({ unverified }) => format.number(unverified),
        },
        {
          title: t('distribution.columnChecklist'),
          value: ({ versions }) => versions.join(', '),
        },
      ]}
    />
  );
}

function totalOf({ levels }: DistributionPoint): number {
  return levels.reduce((sum, count) => sum + count, 0);
}
