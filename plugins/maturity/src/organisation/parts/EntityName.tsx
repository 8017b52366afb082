import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../i18n/useTexts';

/** An entity by its name, leading to its page; words where there is none. */
export function EntityName({ entityRef }: { entityRef: string | undefined }) {
  const { t } = useTexts();
  return entityRef ? (
    <EntityRefLink entityRef={entityRef} />
  ) : (
    <span>{t('organisation.none')}</span>
  );
}
