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
import { talliesOn, TallyOf } from '../overview/pastTallies';
import { Population } from '../overview/Population';
import { EntityFilters } from '../overview/select';
import { FleetStore } from '../store/FleetStore';
import { ScorecardStore } from '../store/ScorecardStore';
import { Access, Visibility } from './Access';
import { GroupTree } from './GroupTree';

const DEFAULT_SPAN_DAYS = 30;

/** Where entities are looked for, and when. */
export type PopulationQuery = Pick<
  OverviewQuery,
  | 'owner'
  | 'system'
  | 'domain'
  | 'type'
  | 'archetype'
  | 'lifecycle'
  | 'tag'
  | 'at'
  | 'since'
>;

/** What pages over many entities have in common: who is asking, about which entities, and as of when. */
export class Populations {
  private plan?: { for: unknown; plan: FleetPlan };
  private past?: { key: string; tallies: Promise<TallyOf> };

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

  /** @throws InputError, NotAllowedError */
  async read(
    query: PopulationQuery,
    credentials: BackstageCredentials,
  ): Promise<Population> {
    const visibility = await this.options.access.visibleWith(
      scorecardReadPermission,
      credentials,
    );
    const days = daysIn(query, new Date());
    const filters = await this.filtersIn(query);
    const plan = this.currentPlan();
    const entities = await this.options.fleet.current(plan);
    const { version } = this.options.fleet;
    const visible = await this.visibleIn(visibility, entities);
    return {
      plan,
      entities,
      version,
      filters,
      ...days,
      isVisible: ref => !visible || visible.has(ref),
      restricted: visible !== undefined,
      key: digestOf([
        days,
        Object.entries(filters).map(([name, set]) => [
          name,
          set && [...set].sort(),
        ]),
        visible && [...visible].sort(),
      ]),
      tallies: () => this.talliesOn(days.at, plan, version),
    };
  }

  private currentPlan(): FleetPlan {
    const { checklist } = this.options.checklists.current;
    if (this.plan?.for !== checklist) {
      this.plan = { for: checklist, plan: planFor(checklist) };
    }
    return this.plan.plan;
  }

  private async filtersIn(query: PopulationQuery): Promise<EntityFilters> {
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

  /** Those of a past day are kept for whoever asks about the same one next: it is long to read. */
  private talliesOn(
    at: number,
    plan: FleetPlan,
    version: number,
  ): Promise<TallyOf> {
    if (at >= dayOf(new Date())) {
      return Promise.resolve(({ entity }) => entity.tally);
    }
    const key = `${at} ${version}`;
    if (this.past?.key !== key) {
      const tallies = talliesOn(dayText(at), plan, this.options.store);
      this.past = { key, tallies };
      tallies.catch(() => {
        this.past = undefined;
      });
    }
    return this.past.tallies;
  }
}

/** @throws InputError */
function daysIn(
  query: PopulationQuery,
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
