import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Responsibility } from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../i18n/useTexts';

/** Who can mend a check: the entity's own team, by name where the catalog knows it, or the platform's. */
export function Owner({ responsibility }: { responsibility: Responsibility }) {
  const { t } = useTexts();
  const { entity } = useEntity();
  if (responsibility === 'platform') {
    return <p>{t('check.whoPlatform')}</p>;
  }
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return owners.length > 0 ? (
    <p>
      {t('check.whoOwner', {
        owner: <EntityRefLinks entityRefs={owners} defaultKind="group" />,
      })}
    </p>
  ) : (
    <p>{t('check.whoService')}</p>
  );
}
