import {
  Overview,
  OverviewEntity,
  OverviewTable,
} from '@container-maturity/backstage-plugin-maturity-common';

/** What a cell of a table may hold; null: nothing. */
export type Cell = string | number | boolean | null;

/** A row, by column. */
export type Row = Record<string, Cell>;

/** A table of the overview itself. */
export type SummaryTable = Exclude<OverviewTable, 'entities'>;

/** The columns of each table, in their order. They have the names of the API's fields. */
export const COLUMNS: Record<OverviewTable, string[]> = {
  levels: ['level', 'reached', 'of', 'earned', 'unverified', 'change'],
  distribution: [
    'day',
    'level0',
    'level1',
    'level2',
    'level3',
    'level4',
    'unverified',
  ],
  'heat-map': ['ref', 'entities', 'phase', 'task', 'passed', 'applicable'],
  movers: ['entityRef', 'owner', 'from', 'to', 'day', 'cause', 'detail'],
  'near-misses': ['entityRef', 'owner', 'level', 'reaches', 'check', 'effort'],
  debt: ['responsibility', 'check', 'phase', 'entities', 'alone', 'effort'],
  coverage: [
    'collector',
    'fresh',
    'stale',
    'unknown',
    'error',
    'notMeasured',
    'entities',
  ],
  split: ['level', 'cause', 'up', 'down'],
  entities: [
    'entityRef',
    'owner',
    'system',
    'granted',
    'earned',
    'verified',
    'unverified',
    'passed',
    'applicable',
    'open',
  ],
};

/** The rows of a table of an overview. */
export function rowsOf(table: SummaryTable, overview: Overview): Row[] {
  switch (table) {
    case 'levels':
      return overview.levels.map(
        ({ level, reached, of, earned, unverified, change }) => ({
          level,
          reached,
          of,
          earned,
          unverified,
          change,
        }),
      );
    case 'distribution':
      return overview.distribution.map(({ day, levels, unverified }) => ({
        day,
        ...Object.fromEntries(
          levels.map((count, level) => [`level${level}`, count]),
        ),
        unverified,
      }));
    case 'heat-map':
      return heatMapRows(overview);
    case 'movers':
      return [...overview.movers.up, ...overview.movers.down].map(
        ({ owner, cause: { type, detail }, ...mover }) => ({
          ...mover,
          owner: owner ?? null,
          cause: type,
          detail: detail ?? null,
        }),
      );
    case 'near-misses':
      return overview.nearMisses.items.map(({ owner, ...miss }) => ({
        ...miss,
        owner: owner ?? null,
      }));
    case 'debt':
      return [
        ...overview.debt.team.map(row => ({
          responsibility: 'service',
          ...row,
        })),
        ...overview.debt.platform.map(row => ({
          responsibility: 'platform',
          ...row,
        })),
      ];
    case 'coverage':
      return overview.coverage.map(({ collector, ...counts }) => ({
        ...counts,
        collector: collector ?? null,
      }));
    default:
      return overview.split.parts.map(part => ({
        level: overview.split.level,
        ...part,
      }));
  }
}

/** An entity as a row. */
export function entityRow(entity: OverviewEntity): Row {
  const { owner, system, level, open, ...rest } = entity;
  return {
    ...rest,
    ...level,
    owner: owner ?? null,
    system: system ?? null,
    open: open.join(' '),
  };
}

/** A row for each cell, so that a spreadsheet can turn them into whatever table is wanted. */
function heatMapRows({ heatMap: { columns, rows } }: Overview): Row[] {
  return rows.flatMap(({ ref, entities, cells }) =>
    cells.map(([passed, applicable], index) => ({
      ref: ref ?? null,
      entities,
      ...columns[index],
      passed,
      applicable,
    })),
  );
}
