import { Alert, Button, Select } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import { useTexts } from '../../i18n/useTexts';
import { useQueryState } from '../../useQueryState';
import { Filter, FILTERS } from '../useOverviewQuery';
import { DayField } from './DayField';
import { FilterOption, shortRef, useFilterOptions } from './useFilterOptions';
import styles from './FilterBar.module.css';

const labels = {
  owner: 'filters.owner',
  system: 'filters.system',
  domain: 'filters.domain',
  type: 'filters.type',
  archetype: 'filters.archetype',
  lifecycle: 'filters.lifecycle',
  tag: 'filters.tag',
} as const satisfies Record<Filter, string>;

/** What the page looks at and when; all of it stands in the page's address. */
export function FilterBar() {
  const { t } = useTexts();
  const query = useQueryState();
  const { options, status } = useFilterOptions();
  const isFiltered = [...FILTERS, 'at', 'since'].some(name => query.get(name));
  return (
    <form
      role="search"
      aria-label={t('filters.label')}
      className={styles.bar}
      onSubmit={event => event.preventDefault()}
    >
      {FILTERS.map(name => {
        const values = query.getAll(name);
        return (
          <Select
            key={name}
            className={styles.field}
            label={t(labels[name])}
            placeholder={t('filters.any')}
            selectionMode="multiple"
            search={{ placeholder: t('filters.search') }}
            options={withChosen(options[name], values)}
            value={values}
            onChange={keys => query.set({ [name]: keys.map(String) })}
          />
        );
      })}
      <DayField
        name="at"
        label={t('filters.at')}
        description={t('filters.today')}
      />
      <DayField
        name="since"
        label={t('filters.since')}
        description={t('filters.monthBefore')}
      />
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiFilterOffLine aria-hidden="true" />}
          onPress={() => query.set(cleared())}
        >
          {t('filters.clear')}
        </Button>
      )}
      {status === 'failed' && (
        <Alert
          className={styles.problem}
          role="alert"
          status="warning"
          icon
          title={t('filters.failed')}
        />
      )}
    </form>
  );
}

/** A change of the address that takes all filters and days out. */
export function cleared(): Record<string, undefined> {
  return Object.fromEntries(
    [...FILTERS, 'at', 'since'].map(name => [name, undefined]),
  );
}

/** What the address asks for stays chosen, also where the catalog doesn't know it. */
function withChosen(options: FilterOption[], chosen: string[]) {
  const known = new Set(options.map(({ id }) => id));
  return [
    ...chosen
      .filter(id => !known.has(id))
      .map(id => ({ id, label: shortRef(id) })),
    ...options,
  ];
}
