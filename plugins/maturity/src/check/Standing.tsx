import {
  CheckResult,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useNow } from '../data/useNow';
import { statusLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Carried } from '../status/Carried';
import { displayStatus } from '../status/displayStatus';
import { StatusBadge } from '../status/StatusBadge';
import { CheckEntry } from '../tab/arrange';
import { Section } from './Section';
import { WaiverRequest } from './WaiverRequest';
import styles from './Standing.module.css';

/** How a check stands, since when, and why it is neither passed nor failed. */
export function Standing({ entry: { view, result } }: { entry: CheckEntry }) {
  const { t, localized, format } = useTexts();
  const now = useNow();
  const status = displayStatus(result, view);
  return (
    <div className={styles.standing}>
      <div className={styles.badges}>
        <StatusBadge status={status} />
        <span>
          {result?.required ?? view?.required
            ? t('check.required')
            : t('check.advisory')}
        </span>
        {result?.stale && <span>{t('status.stale')}</span>}
        {result?.carried && <Carried carried={result.carried} />}
      </div>
      {result?.since && (
        <p>{t('check.since', { date: format.date(result.since) })}</p>
      )}
      {result?.verifiedAt && (
        <p title={format.moment(result.verifiedAt)}>
          {t('check.verified', { when: format.ago(result.verifiedAt, now) })}
        </p>
      )}
      {result && <Term result={result} />}
      {result?.waiverRequest && (
        <WaiverRequest request={result.waiverRequest} />
      )}
      {status === 'not-measured' && <NotMeasured view={view} />}
      {result?.reason && (
        <Section title={t('check.reason')}>
          <p>{localized(result.reason)}</p>
        </Section>
      )}
      {!result && view?.disabled && (
        <Section title={t('check.reason')}>
          <p>{view.disabled}</p>
        </Section>
      )}
    </div>
  );
}

/** Until when a waiver holds, or from when on a scheduled check counts, and what then. */
function Term({ result: { status, until, outlook } }: { result: CheckResult }) {
  const { t, format } = useTexts();
  if (status === 'waived') {
    return (
      <>
        <p>
          {until
            ? t('check.waivedUntil', { date: format.date(until) })
            : t('check.waivedOpen')}
        </p>
        {outlook && (
          <p>
            {t('check.waivedOutlook', { status: t(statusLabels[outlook]) })}
          </p>
        )}
      </>
    );
  }
  if (status === 'scheduled') {
    return (
      <>
        {until && (
          <p>{t('check.scheduledFrom', { date: format.date(until) })}</p>
        )}
        {outlook && (
          <p>
            {t('check.scheduledOutlook', { status: t(statusLabels[outlook]) })}
          </p>
        )}
      </>
    );
  }
  return null;
}

function NotMeasured({ view }: { view: CheckView | undefined }) {
  const { t, format } = useTexts();
  if (view?.attest) {
    return (
      <p>
        {t('check.attestWhy', { time: format.period(view.attest.validFor) })}
      </p>
    );
  }
  return (
    <p>
      {t('check.notMeasuredWhy')}{' '}
      {view?.collector &&
        t('check.notMeasuredCollector', { collector: view.collector })}
    </p>
  );
}
