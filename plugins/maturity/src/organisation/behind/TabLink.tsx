import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityDisplayName,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

// A route ref below a page with parameters can't be resolved from outside of that page.
const TAB = 'maturity';

/** An entity by its name, leading to its maturity tab at a check or a phase. */
export function TabLink({
  entityRef,
  at,
}: {
  entityRef: string;
  at: { check: string } | { phase: string } | undefined;
}) {
  const page = useRouteRef(entityRouteRef)?.(entityRouteParams(entityRef));
  const name = (
    <EntityDisplayName entityRef={entityRef} hideIcon disableTooltip />
  );
  return page ? (
    <Link href={`${page}/${TAB}?${new URLSearchParams(at)}`}>{name}</Link>
  ) : (
    name
  );
}
