import type { ApiLifecycle } from '../types';
import { kubernetesRows } from './kubernetes';
import { operatorRows } from './operators';
import type { LifecycleRow } from './types';

const lifecycles = new Map(
  [...kubernetesRows, ...operatorRows].flatMap(row =>
    row.kinds.map(kind => [
      `${row.apiVersion} ${kind}`,
      lifecycleOf(row, kind),
    ]),
  ),
);

/**
 * What became, or will become, of a version of an API; undefined for those that are neither deprecated nor removed.
 * Whether that matters depends on the versions in use: see {@link ApiLifecycle.product}.
 *
 * @public
 */
export function apiLifecycle(
  apiVersion: string,
  kind: string,
): ApiLifecycle | undefined {
  const unfolded = kind.endsWith('List') ? kind.slice(0, -4) : kind;
  return lifecycles.get(`${apiVersion} ${unfolded}`);
}

function lifecycleOf(row: LifecycleRow, kind: string): ApiLifecycle {
  const { product, deprecatedIn, removedIn, source } = row;
  return {
    product,
    deprecatedIn,
    removedIn,
    replacement:
      row.replacement === '' || row.replacement.includes(' ')
        ? row.replacement
        : `${row.replacement} ${kind}`,
    source,
  };
}
