import { Alert, Button, VisuallyHidden } from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { Failure } from '../states/Failure';
import { Loading } from '../states/Loading';
import { useQueryState } from '../useQueryState';
import { cleared, FilterBar } from './filters/FilterBar';
import { OverviewView } from './OverviewView';
import { useOverview } from './useOverview';
import { FILTERS, useOverviewQuery } from './useOverviewQuery';
import styles from './OrganisationPage.module.css';

/** Adoption across the organisation: what to look at, and below it how far that is. */
export function OrganisationContent() {
  return (
    <div className={styles.content} data-testid="maturity-organisation">
      <FilterBar />
      <Answer />
    </div>
  );
}

function Answer() {
  const { t } = useTexts();
  const { resource, former, retry } = useOverview(useOverviewQuery());
  if (resource.status === 'failed') {
    return (
      <Failure
        title={t('organisation.failed')}
        error={resource.error}
        retry={retry}
      />
    );
  }
  const shown = resource.status === 'ready' ? resource.value : former;
  if (!shown) {
    return <Loading label={t('organisation.loading')} />;
  }
  const isBusy = resource.status === 'loading';
  return (
    <>
      <div role="status">
        <VisuallyHidden>{isBusy && t('organisation.loading')}</VisuallyHidden>
      </div>
      <div className={styles.answer} aria-busy={isBusy}>
        {shown.overview.entities > 0 ? (
          <OverviewView named={shown} />
        ) : (
          <Nothing overview={shown.overview} />
        )}
      </div>
    </>
  );
}

/** Why there is nothing to show, and what to do about it. */
function Nothing({ overview }: { overview: Overview }) {
  const { t, format } = useTexts();
  const query = useQueryState();
  const { at, knownSince, restricted } = overview;
  const isFiltered = FILTERS.some(name => query.get(name));
  const isTooEarly = Boolean(query.get('at') && knownSince && at < knownSince);
  const description = () => {
    if (isTooEarly) {
      return t('organisation.tooEarly', { date: format.day(knownSince ?? at) });
    }
    if (isFiltered) {
      return t('organisation.noMatchWhy');
    }
    return restricted
      ? t('organisation.nothingVisible')
      : t('organisation.nothingYetWhy');
  };
  return (
    <>
      <Alert
        status="info"
        icon={<RiInformationLine aria-hidden="true" />}
        title={
          isFiltered ? t('organisation.noMatch') : t('organisation.nothingYet')
        }
        description={description()}
      />
      {(isFiltered || isTooEarly) && (
        <div>
          <Button
            variant="secondary"
            size="small"
            onPress={() => query.set(cleared())}
          >
            {t('filters.clear')}
          </Button>
        </div>
      )}
    </>
  );
}
