import {
  CheckStatus,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useHistory } from '../data/useHistory';
import { causeLabels, statusLabels } from '../i18n/labels';
import { useTexts } from '../i18n/useTexts';
import { Section } from './Section';
import styles from './CheckHistory.module.css';

/** What has changed about a check and what caused it, the newest first. */
export function CheckHistory({
  entityRef,
  check,
}: {
  entityRef: string;
  check: string;
}) {
  const { t, explain } = useTexts();
  const { resource, more, retry } = useHistory(entityRef, check);
  return (
    <Section title={t('check.history')}>
      {resource.status === 'loading' && (
        <div role="status">
          <VisuallyHidden>{t('history.loading')}</VisuallyHidden>
          <Skeleton width="70%" height={16} />
        </div>
      )}
      {resource.status === 'failed' && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('state.historyFailed', {
            message: explain(resource.error),
          })}
          customActions={
            <Button variant="secondary" size="small" onPress={retry}>
              {t('state.retry')}
            </Button>
          }
        />
      )}
      {resource.status === 'ready' && resource.value.length === 0 && (
        <p>{t('history.empty')}</p>
      )}
      {resource.status === 'ready' && resource.value.length > 0 && (
        <ol className={styles.changes}>
          {resource.value.map((change, index) => (
            <Change key={index} change={change} />
          ))}
        </ol>
      )}
      {more && (
        <div>
          <Button variant="tertiary" size="small" onPress={more}>
            {t('history.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Change({ change: { at, from, to, cause } }: { change: Transition }) {
  const { t, format } = useTexts();
  const status = (value: string | null) =>
    value && isStatus(value) ? t(statusLabels[value]) : value ?? '–';
  const type = t(causeLabels[cause.type]);
  return (
    <li>
      <time dateTime={at} className={styles.time}>
        {format.moment(at)}
      </time>
      <span>
        {from === null && t('history.first', { to: status(to) })}
        {to === null && t('history.gone')}
        {from !== null &&
          to !== null &&
          t('history.change', { from: status(from), to: status(to) })}
      </span>
      <span className={styles.cause}>
        {cause.detail
          ? t('history.causeDetail', {
              cause: type,
              detail: short(cause.detail),
            })
          : t('history.cause', { cause: type })}
      </span>
    </li>
  );
}

/** A commit by its first characters, as tools show it; anything else as it is. */
function short(detail: string): string {
  return /^[0-9a-f]{40}$/.test(detail) ? detail.slice(0, 8) : detail;
}

function isStatus(value: string): value is CheckStatus {
  return value in statusLabels;
}
