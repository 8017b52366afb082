import {
  RemixiconComponentType,
  RiCheckLine,
  RiErrorWarningFill,
  RiEyeOffLine,
  RiHistoryLine,
  RiQuestionLine,
} from '@remixicon/react';
import {
  CollectorCoverage,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import styles from './Coverage.module.css';

const KINDS = ['fresh', 'stale', 'unknown', 'error', 'notMeasured'] as const;

type Kind = (typeof KINDS)[number];

const labels = {
  fresh: 'coverage.fresh',
  stale: 'coverage.stale',
  unknown: 'coverage.unknown',
  error: 'coverage.error',
  notMeasured: 'coverage.notMeasured',
} as const satisfies Record<Kind, string>;

const icons: Record<Kind, RemixiconComponentType> = {
  fresh: RiCheckLine,
  stale: RiHistoryLine,
  unknown: RiQuestionLine,
  error: RiErrorWarningFill,
  notMeasured: RiEyeOffLine,
};

/** How far the data can be trusted, and which collector is at fault where they can't. */
export function Coverage({ overview }: { overview: Overview }) {
  const { t } = useTexts();
  const { coverage, entities } = overview;
  return (
    <ChartSection
      title={t('coverage.title')}
      note={t('coverage.note')}
      actions={
        <TableExport
          title={t('coverage.title')}
          table="coverage"
          overview={overview}
        />
      }
      chart={
        <ul className={styles.collectors}>
          {coverage.map(one => (
            <CollectorBar
              key={one.collector ?? ''}
              coverage={one}
              entities={entities}
            />
          ))}
        </ul>
      }
      table={<CoverageTable coverage={coverage} entities={entities} />}
    />
  );
}

function CollectorBar({
  coverage,
  entities,
}: {
  coverage: CollectorCoverage;
  entities: number;
}) {
  const { t, format } = useTexts();
  const total = totalOf(coverage);
  const present = KINDS.filter(kind => coverage[kind] > 0);
  return (
    <li className={styles.collector}>
      <strong>{coverage.collector ?? t('coverage.people')}</strong>
      <span className={styles.bar} aria-hidden="true">
        {present.map(kind => (
          <span
            key={kind}
            data-kind={kind}
            style={{ width: `${(100 * coverage[kind]) / total}%` }}
          />
        ))}
      </span>
      <span className={styles.facts}>
        {present.map(kind => {
          const Icon = icons[kind];
          return (
            <span key={kind}>
              <Icon size={14} aria-hidden="true" />
              {t(labels[kind])} <Count of={[coverage[kind], total]} />
            </span>
          );
        })}
        {total === 0 && t('coverage.nothing')}
        {coverage.entities > 0 && (
          <span>
            {t('coverage.affected', {
              count: coverage.entities,
              all: format.number(entities),
            })}
          </span>
        )}
      </span>
    </li>
  );
}

function CoverageTable({
  coverage,
  entities,
}: {
  coverage: CollectorCoverage[];
  entities: number;
}) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('coverage.title')}
      rows={coverage}
      keyOf={({ collector }) => collector ?? ''}
      columns={[
        {
          title: t('coverage.columnCollector'),
          value: ({ collector }) => collector ?? t('coverage.people'),
        },
        ...KINDS.map(kind => ({
          title: t(labels[kind]),
          numeric: true,
          value: (one: CollectorCoverage) => (
            <Count of={[one[kind], totalOf(one)]} />
          ),
        })),
        {
          title: t('coverage.columnEntities'),
          numeric: true,
          value: one => <Count of={[one.entities, entities]} />,
        },
      ]}
    />
  );
}

function totalOf(coverage: CollectorCoverage): number {
  return KINDS.reduce((sum, kind) => sum + coverage[kind], 0);
}
