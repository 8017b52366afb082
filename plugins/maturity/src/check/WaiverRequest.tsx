import { WaiverRequest as Request } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';
import { Section } from './Section';
import { SourceLink } from './SourceLink';

/** A waiver that somebody has asked for, and what keeps it from counting. */
export function WaiverRequest({
  request: { by, reason, until, source, why },
}: {
  request: Request;
}) {
  const { t, localized, format } = useTexts();
  return (
    <Section title={t('check.waiverRequested')}>
      <p>{t('check.waiverAsked', { by, date: format.date(until) })}</p>
      <p>{reason}</p>
      <p>{localized(why)}</p>
      {source && (
        <p>
          <SourceLink source={source} />
        </p>
      )}
    </Section>
  );
}
