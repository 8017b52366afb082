import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  OverviewQuery,
  scorecardReadPermission,
} from '@container-maturity/backstage-plugin-maturity-common';
import { digestOf } from '../digest';
import { Checklists } from '../evaluate/Checklists';
import { dayOf, dayText, readDay } from '../fleet/days';
import { Fleet } from '../fleet/Fleet';
import { FleetPlan, planFor } from '../fleet/plan';
import { FleetEntity } from '../fleet/types';
import { makeOverview, OverviewRequest } from '../overview/makeOverview';
import { talliesOn } from '../overview/pastTallies';
import { EntityFilters } from '../overview/select';
import { FleetStore } from '../store/FleetStore';
import { ScorecardStore } from '../store/ScorecardStore';
import { Access, Visibility } from './Access';
import { GroupTree } from './GroupTree';

const DEFAULT_LEVEL = 2;
const DEFAULT_SPAN_DAYS = 30;
/** Pages kept for those who open the same one. */
const CACHE_SIZE = 100;

/** Pages over all entities, on behalf of somebody. */
export class OverviewService {
  private plan?: { for: unknown; plan: FleetPlan };
  private readonly cache = new Map<string, string>();
  private cachedVersion = -1;

  constructor(
    private readonly options: {
      access: Access;
      checklists: Checklists;
      fleet: Fleet;
      groups: GroupTree;
      scorecards: ScorecardStore;
      store: FleetStore;
    },
  ) {}

  /**
   * The JSON of an overview of the entities that the caller may see.
   *
   * @throws InputError, NotAllowedError
   */
  async read(
    query: OverviewQuery,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const visibility = await this.options.access.visibleWith(
      scorecardReadPermission,
      credentials,
    );
    const days = daysIn(query, new Date());
    const filters = await this.filtersIn(query);
    const plan = this.currentPlan();
    const { fleet } = this.options;
    const entities = await fleet.current(plan);
    const visible = await this.visibleIn(visibility, entities);

    const key = digestOf([{ ...query, ...days }, visible && [...visible]]);
    const kept = this.kept(key, fleet.version);
    if (kept) {
      return kept;
    }
    const overview = await makeOverview(entities, plan, {
      ...days,
      filters,
      level: query.level ?? DEFAULT_LEVEL,
      by: query.by ?? 'owner',
      isVisible: ref => !visible || visible.has(ref),
      restricted: visible !== undefined,
      tallyOf: await this.talliesFor(days.at, plan),
    });
    const json = JSON.stringify(overview);
    this.keep(key, fleet.version, json);
    return json;
  }

  private currentPlan(): FleetPlan {
    const { checklist } = this.options.checklists.current;
    if (this.plan?.for !== checklist) {
      this.plan = { for: checklist, plan: planFor(checklist) };
    }
    return this.plan.plan;
  }

  private async filtersIn(query: OverviewQuery): Promise<EntityFilters> {
    const owners = list(query.owner);
    return {
      owner: owners && (await this.options.groups.withDescendants(owners)),
      system: refs(query.system),
      domain: refs(query.domain),
      type: values(query.type),
      lifecycle: values(query.lifecycle),
      archetype: values(query.archetype),
      tag: refs(query.tag),
    };
  }

  /** The entities that may be seen; undefined: all of them. */
  private async visibleIn(
    visibility: Visibility,
    entities: ReadonlyMap<string, FleetEntity>,
  ): Promise<Set<string> | undefined> {
    switch (visibility.type) {
      case 'none':
        return new Set();
      case 'catalog': {
        const present = [...entities.values()].filter(entity => entity.present);
        return visibility.filter(present.map(({ entityRef }) => entityRef));
      }
      default:
        return visibility.criteria
          ? this.options.scorecards.refs(
              this.options.checklists.current.checklist.id,
              visibility.criteria,
            )
          : undefined;
    }
  }

  private async talliesFor(
    at: number,
    plan: FleetPlan,
  ): Promise<OverviewRequest['tallyOf']> {
    return at >= dayOf(new Date())
      ? ({ entity }) => entity.tally
      : talliesOn(dayText(at), plan, this.options.store);
  }

  private kept(key: string, version: number): string | undefined {
    return version === this.cachedVersion ? this.cache.get(key) : undefined;
  }

  private keep(key: string, version: number, json: string): void {
    if (version !== this.cachedVersion || this.cache.size >= CACHE_SIZE) {
      this.cache.clear();
      this.cachedVersion = version;
    }
    this.cache.set(key, json);
  }
}

/** @throws InputError */
function daysIn(
  query: OverviewQuery,
  now: Date,
): { at: number; since: number } {
  const today = dayOf(now);
  const at = query.at === undefined ? today : readDay(query.at, 'at');
  const since =
    query.since === undefined
      ? at - DEFAULT_SPAN_DAYS
      : readDay(query.since, 'since');
  if (at > today) {
    throw new InputError(
      `'at' lies in the future: ${dayText(at)}; today is ${dayText(today)}`,
    );
  }
  if (since >= at) {
    throw new InputError(
      `'since' (${dayText(since)}) has to be before 'at' (${dayText(at)})`,
    );
  }
  return { at, since };
}

function list(value: string | string[] | undefined): string[] | undefined {
  return value === undefined ? undefined : [value].flat();
}

function values(value: string | string[] | undefined) {
  const all = list(value);
  return all && new Set(all);
}

function refs(value: string | string[] | undefined) {
  const all = list(value);
  return all && new Set(all.map(text => text.toLowerCase()));
}
