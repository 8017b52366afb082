import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  PastScorecard,
  Scorecard,
  Timeline,
  TimelineQuery,
  Transition,
} from '@container-maturity/backstage-plugin-maturity-common';
import { dayOf, dayText, readDay } from '../fleet/days';
import { scorecardOn } from '../history/pastScorecard';
import { makeTimeline, Recorded } from '../history/timeline';
import { CheckStore } from '../store/CheckStore';
import { HistoryStore } from '../store/HistoryStore';
import { ScorecardService } from './ScorecardService';

const DEFAULT_SPAN_DAYS = 365;

/** Tells the course of an entity on behalf of somebody. */
export class TimelineService {
  constructor(
    private readonly options: {
      scorecards: ScorecardService;
      history: HistoryStore;
      checks: CheckStore;
    },
  ) {}

  /** @throws InputError; NotFoundError, also where the caller may not see the entity */
  async read(
    entityRef: string,
    query: TimelineQuery,
    credentials: BackstageCredentials,
  ): Promise<Timeline> {
    const since =
      query.since === undefined
        ? dayOf(new Date()) - DEFAULT_SPAN_DAYS
        : readPastDay(query.since, 'since');
    const recorded = await this.recordedOf(entityRef, credentials);
    return makeTimeline(recorded, dayText(since));
  }

  /**
   * @param at - `YYYY-MM-DD`
   * @throws InputError; NotFoundError, also where the caller may not see the entity
   */
  async readScorecard(
    entityRef: string,
    at: string,
    credentials: BackstageCredentials,
  ): Promise<PastScorecard> {
    const day = readPastDay(at, 'at');
    const recorded = await this.recordedOf(entityRef, credentials);
    const checks = await this.options.checks.list(
      recorded.scorecard.checklist.id,
    );
    return scorecardOn(
      recorded,
      dayText(day),
      new Map(checks.map(row => [row.check_id, row.first_seen])),
    );
  }

  private async recordedOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Recorded> {
    const { scorecards, history } = this.options;
    const scorecard: Scorecard = JSON.parse(
      await scorecards.read(entityRef, credentials),
    );
    const { id } = scorecard.checklist;
    const transitions: Transition[] = [];
    for await (const page of history.all(entityRef, id)) {
      transitions.push(...page);
    }
    const days = await history.days(entityRef, id);
    return { scorecard, transitions, days };
  }
}

/** @throws InputError */
function readPastDay(text: string, name: string): number {
  const day = readDay(text, name);
  const today = dayOf(new Date());
  if (day > today) {
    throw new InputError(
      `'${name}' lies in the future: ${text}; today is ${dayText(today)}`,
    );
  }
  return day;
}
