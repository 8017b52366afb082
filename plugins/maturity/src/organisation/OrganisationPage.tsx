import { Container } from '@backstage/ui';
import { OrganisationContent } from './OrganisationContent';

/** The organisation page below the header that apps of the new frontend system give each page. */
export function OrganisationPage() {
  return (
    <Container>
      <OrganisationContent />
    </Container>
  );
}
