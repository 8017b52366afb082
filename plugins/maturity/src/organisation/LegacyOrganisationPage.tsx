import { Container, PluginHeader } from '@backstage/ui';
import { RiMedalLine } from '@remixicon/react';
import { useTexts } from '../i18n/useTexts';
import { OrganisationContent } from './OrganisationContent';

/** The organisation page with a header of its own, for apps of `@backstage/core-plugin-api`. */
export function LegacyOrganisationPage() {
  const { t } = useTexts();
  return (
    <main>
      <PluginHeader title={t('organisation.title')} icon={<RiMedalLine />} />
      <Container>
        <OrganisationContent />
      </Container>
    </main>
  );
}
