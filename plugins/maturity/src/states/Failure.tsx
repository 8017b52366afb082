import { RiLock2Line } from '@remixicon/react';
import { Alert, Button } from '@backstage/ui';
import { statusCode } from '../data/responseErrors';
import { useTexts } from '../i18n/useTexts';
import styles from './states.module.css';

/** Why something could not be shown, and what to do about it. */
export function Failure({
  title,
  error,
  retry,
}: {
  /** What could not be done. */
  title: string;
  error: Error;
  retry: () => void;
}) {
  const { t, explain } = useTexts();
  switch (statusCode(error)) {
    case 401:
      return (
        <Alert
          role="alert"
          status="warning"
          icon={<RiLock2Line aria-hidden="true" />}
          title={t('state.unauthenticated')}
        />
      );
    case 403:
      return (
        <Alert
          role="alert"
          status="warning"
          icon={<RiLock2Line aria-hidden="true" />}
          title={t('state.forbidden')}
          description={t('state.forbiddenWhy')}
        />
      );
    default:
      return (
        <div className={styles.stack}>
          <Alert
            role="alert"
            status="danger"
            icon
            title={title}
            description={explain(error)}
          />
          <div>
            <Button variant="secondary" size="small" onPress={retry}>
              {t('state.retry')}
            </Button>
          </div>
        </div>
      );
  }
}
