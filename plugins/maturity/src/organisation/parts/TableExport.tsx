import {
  Overview,
  OverviewTable,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useOverviewQuery } from '../useOverviewQuery';
import { ExportButtons } from './ExportButtons';

/** Saves a table of the page, with the page's filters. */
export function TableExport({
  title,
  table,
  overview,
}: {
  title: string;
  table: OverviewTable;
  overview: Overview;
}) {
  return (
    <ExportButtons
      title={title}
      table={table}
      query={useOverviewQuery()}
      of={overview}
    />
  );
}
