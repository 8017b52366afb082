import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  EntityFindings,
  OverviewFindingsQuery,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { FindingList } from '../../check/Findings';
import { useTexts } from '../../i18n/useTexts';
import { Pages } from './Pages';
import { TabLink } from './TabLink';
import { usePages } from './usePages';
import styles from './behind.module.css';

/** Where a check fails: each place in each service. */
export function FindingsBehind({
  query,
}: {
  /** Memoised. */
  query: OverviewFindingsQuery;
}) {
  const { t } = useTexts();
  const api = useApi(maturityApiRef);
  const read = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.listOverviewFindings({ ...query, cursor }, { signal }),
    [api, query],
  );
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('behind.findings')}</h3>
      <Pages
        pages={usePages<EntityFindings>(read)}
        label={t('behind.findings')}
        empty={t('behind.noFindings')}
        keyOf={({ entityRef }) => entityRef}
      >
        {({ entityRef, findings, findingCount }) => (
          <>
            <TabLink entityRef={entityRef} at={{ check: query.check }} />
            <FindingList findings={findings} findingCount={findingCount} />
          </>
        )}
      </Pages>
    </section>
  );
}
