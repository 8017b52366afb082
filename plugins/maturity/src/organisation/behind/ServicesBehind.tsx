import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Overview,
  OverviewEntitiesQuery,
  OverviewEntity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useTexts } from '../../i18n/useTexts';
import { shortRef } from '../filters/useFilterOptions';
import { Names } from '../names';
import { Count } from '../parts/Count';
import { ExportButtons } from '../parts/ExportButtons';
import { Pages } from './Pages';
import { TabLink } from './TabLink';
import { usePages } from './usePages';
import styles from './behind.module.css';

/** The services behind a number, each leading to its own scorecard. */
export function ServicesBehind({
  title,
  query,
  at,
  overview,
  names,
}: {
  /** Of the whole list. */
  title: string;
  /** Memoised. */
  query: OverviewEntitiesQuery;
  /** Where on their tabs to lead. */
  at: { check: string } | { phase: string } | undefined;
  overview: Overview;
  names: Names;
}) {
  const { t } = useTexts();
  const api = useApi(maturityApiRef);
  const read = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listOverviewEntities({ ...query, cursor }, { signal }),
    [api, query],
  );
  return (
    <section className={styles.part}>
      <header className={styles.header}>
        <h3 className={styles.heading}>{t('organisation.services')}</h3>
        <ExportButtons
          title={title}
          table="entities"
          query={query}
          of={overview}
        />
      </header>
      <Pages
        pages={usePages<OverviewEntity>(read)}
        label={t('organisation.services')}
        empty={t('behind.noServices')}
        keyOf={({ entityRef }) => entityRef}
      >
        {entity => (
          <>
            <TabLink entityRef={entity.entityRef} at={at} />
            <Facts entity={entity} names={names} />
          </>
        )}
      </Pages>
    </section>
  );
}

function Facts({
  entity: { owner, level, unverified, passed, applicable, open },
  names,
}: {
  entity: OverviewEntity;
  names: Names;
}) {
  const { t } = useTexts();
  const [first, ...others] = open;
  return (
    <span className={styles.facts}>
      {owner && <span>{shortRef(owner)}</span>}
      <span>
        {level.granted === null
          ? t('movers.noLevel')
          : t('levels.level', { level: String(level.granted) })}
        {unverified && ` (${t('distribution.unverified')})`}
      </span>
      {applicable > 0 && (
        <span>
          {t('behind.checks')} <Count of={[passed, applicable]} />
        </span>
      )}
      {first && (
        <span>
          {others.length > 0
            ? t('behind.openMore', {
                check: names.check(first),
                count: others.length,
              })
            : t('behind.open', { check: names.check(first) })}
        </span>
      )}
    </span>
  );
}
