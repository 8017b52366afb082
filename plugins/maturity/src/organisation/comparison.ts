import { Overview } from '@container-maturity/backstage-plugin-maturity-common';

/** Whether anything is known of the day compared with. Before it, all there is would look like progress. */
export function isComparable({
  knownSince,
  since,
}: Pick<Overview, 'knownSince' | 'since'>): boolean {
  return knownSince !== undefined && knownSince <= since;
}
