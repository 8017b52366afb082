import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { Names } from '../names';
import { DataTable } from '../parts/DataTable';
import { EntityName } from '../parts/EntityName';
import { Section } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import { ShownOf } from './ShownOf';

/** Services that one fix of their own keeps from a higher level, the most for the least effort first. */
export function NearMisses({
  overview,
  names,
}: {
  overview: Overview;
  names: Names;
}) {
  const { t, format } = useTexts();
  const { items, total } = overview.nearMisses;
  return (
    <Section
      title={t('nearMisses.title')}
      note={
        total > 0
          ? t('nearMisses.note', {
              count: total,
              all: format.number(overview.entities - overview.notInScope),
            })
          : undefined
      }
      actions={
        <TableExport
          title={t('nearMisses.title')}
          table="near-misses"
          overview={overview}
        />
      }
    >
      <DataTable
        label={t('nearMisses.title')}
        rows={items}
        keyOf={({ entityRef }) => entityRef}
        empty={t('nearMisses.empty')}
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
            title: t('nearMisses.columnCheck'),
            value: ({ check }) => names.check(check),
          },
          {
            title: t('nearMisses.columnLevel'),
            value: ({ level, reaches }) =>
              t('history.change', {
                from: t('levels.level', { level: String(level) }),
                to: t('levels.level', { level: String(reaches) }),
              }),
          },
          {
            title: t('nearMisses.columnEffort'),
            numeric: true,
            value: ({ effort }) => format.effort(effort),
          },
        ]}
      />
      <ShownOf shown={items.length} total={total} />
    </Section>
  );
}
