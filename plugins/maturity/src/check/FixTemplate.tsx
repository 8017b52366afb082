import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiToolsLine } from '@remixicon/react';
import { useResource } from '../data/useResource';
import { useTexts } from '../i18n/useTexts';
import { templateRouteRef } from '../routes';

/** A way to the template that mends a check; absent where the portal does not have that template. */
export function FixTemplate({ template }: { template: string }) {
  const { t } = useTexts();
  const routeTo = useRouteRef(templateRouteRef);
  const catalog = useApi(catalogApiRef);
  const load = useCallback(
    () => catalog.getEntityByRef(templateRef(template)),
    [catalog, template],
  );
  const { resource } = useResource(load);
  if (!routeTo || resource.status !== 'ready' || !resource.value) {
    return null;
  }
  const { namespace, name } = templateRef(template);
  return (
    <div>
      <ButtonLink
        href={routeTo({ namespace, templateName: name })}
        variant="primary"
        iconStart={<RiToolsLine aria-hidden="true" />}
      >
        {t('check.template')}
      </ButtonLink>
    </div>
  );
}

function templateRef(template: string) {
  return parseEntityRef(template, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
}
