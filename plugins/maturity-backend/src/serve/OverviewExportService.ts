import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  OverviewExportQuery,
  OverviewTable,
} from '@container-maturity/backstage-plugin-maturity-common';
import { stringify } from 'csv-stringify/sync';
import { dayText } from '../fleet/days';
import { listEntities } from '../overview/lists';
import { makeOverview } from '../overview/makeOverview';
import { Population } from '../overview/Population';
import { Cell, COLUMNS, entityRow, Row, rowsOf } from '../overview/tables';
import { breathe, chunks } from '../store/rows';
import { DEFAULT_LEVEL } from './OverviewService';
import { Populations } from './Populations';

/** Rows that are written before others get their turn. */
const ROWS_A_STEP = 500;

/** A file that is sent as it is made. */
export interface ExportFile {
  name: string;
  type: string;
  content: AsyncIterable<string>;
}

/** Tables of an overview as files, on behalf of somebody. */
export class OverviewExportService {
  constructor(private readonly populations: Populations) {}

  /** @throws InputError, NotAllowedError */
  async read(
    table: OverviewTable,
    query: OverviewExportQuery,
    credentials: BackstageCredentials,
  ): Promise<ExportFile> {
    const population = await this.populations.read(query, credentials);
    const rows = await rowsFor(table, query, population);
    const { format = 'csv' } = query;
    const day = dayText(population.at);
    // A spreadsheet has no other place to say that it does not have everybody.
    const part = population.restricted ? '-restricted' : '';
    return {
      name: `maturity-${table}-${day}${part}.${format}`,
      ...(format === 'csv'
        ? { type: 'text/csv', content: asCsv(COLUMNS[table], rows) }
        : {
            type: 'application/json',
            content: asJson(rows, {
              table,
              at: day,
              since: dayText(population.since),
              restricted: population.restricted,
            }),
          }),
    };
  }
}

async function rowsFor(
  table: OverviewTable,
  query: OverviewExportQuery,
  population: Population,
): Promise<Row[]> {
  if (table === 'entities') {
    const { items } = await listEntities(population, query, {
      limit: Infinity,
      mostOpen: Infinity,
    });
    return items.map(entityRow);
  }
  const [level = DEFAULT_LEVEL, ...others] = [query.level ?? []].flat();
  if (level < 1 || others.length > 0) {
    throw new InputError(
      "'level' is one level from 1 to 4: that of the headline",
    );
  }
  const { by = 'owner' } = query;
  return rowsOf(
    table,
    await makeOverview(population, { level, by, all: true }),
  );
}

async function* asCsv(columns: string[], rows: Row[]) {
  yield csvOf([columns]);
  for (const part of chunks(rows, ROWS_A_STEP)) {
    yield csvOf(part.map(row => columns.map(column => row[column])));
    await breathe();
  }
}

/** Texts that a spreadsheet would take for a formula get an apostrophe in front; numbers stay numbers. */
function csvOf(cells: Cell[][]): string {
  return stringify(cells, {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: {
      boolean: value => String(value),
      number: value => ({ value: String(value), escape_formulas: false }),
    },
  });
}

async function* asJson(rows: Row[], head: object) {
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let separator = '';
  for (const part of chunks(rows, ROWS_A_STEP)) {
    yield `${separator}${part.map(row => JSON.stringify(row)).join(',')}`;
    separator = ',';
    await breathe();
  }
  yield ']}';
}
