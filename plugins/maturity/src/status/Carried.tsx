import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';

/** What a check goes on counting as while fresh evidence is missing. */
export function Carried({
  carried,
}: {
  carried: NonNullable<CheckResult['carried']>;
}) {
  const { t, format } = useTexts();
  const date = format.date(carried.verifiedAt);
  switch (carried.status) {
    case 'pass':
      return <span>{t('status.carriedPass', { date })}</span>;
    case 'fail':
      return <span>{t('status.carriedFail', { date })}</span>;
    default:
      return <span>{t('status.carriedOther', { date })}</span>;
  }
}
