import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { OverviewQuery } from '@container-maturity/backstage-plugin-maturity-common';
import { makeOverview } from '../overview/makeOverview';
import { Populations } from './Populations';

/** That the headline speaks of. */
export const DEFAULT_LEVEL = 2;
/** Pages kept for those who open the same one. */
const CACHE_SIZE = 100;

/** The page over all entities, on behalf of somebody. */
export class OverviewService {
  private readonly cache = new Map<string, string>();
  private cachedVersion = -1;

  constructor(private readonly populations: Populations) {}

  /**
   * The JSON of an overview of the entities that the caller may see.
   *
   * @throws InputError, NotAllowedError
   */
  async read(
    query: OverviewQuery,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const population = await this.populations.read(query, credentials);
    const level = query.level ?? DEFAULT_LEVEL;
    const by = query.by ?? 'owner';
    const key = `${level} ${by} ${population.key}`;
    const kept = this.kept(key, population.version);
    if (kept) {
      return kept;
    }
    const overview = await makeOverview(population, { level, by });
    const json = JSON.stringify(overview);
    this.keep(key, population.version, json);
    return json;
  }

  private kept(key: string, version: number): string | undefined {
    return version === this.cachedVersion ? this.cache.get(key) : undefined;
  }

  private keep(key: string, version: number, json: string): void {
    // While a page was made, one of a later version may have been kept.
    if (version < this.cachedVersion) {
      return;
    }
    if (version > this.cachedVersion || this.cache.size >= CACHE_SIZE) {
      this.cache.clear();
      this.cachedVersion = version;
    }
    this.cache.set(key, json);
  }
}
