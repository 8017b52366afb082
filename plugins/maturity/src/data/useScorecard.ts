import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChecklistView,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { loadChecklist } from './loadChecklist';
import { statusCode } from './responseErrors';
import { Evaluation, useEvaluation } from './useEvaluation';
import { useResource } from './useResource';

/** A scorecard and the checklist that gives its words. */
export interface Assessment {
  scorecard: Scorecard;
  checklist: ChecklistView;
}

/** What there is to show about an entity. */
export type AssessmentState =
  | { status: 'loading' }
  | { status: 'ready'; assessment: Assessment }
  /** Nothing stored yet, but the first evaluation may be under way: it is asked for again. */
  | { status: 'waiting' }
  /** Nothing stored, and nothing has come. */
  | { status: 'absent' }
  | { status: 'failed'; error: Error };

/** Whether there is a scorecard with a level. */
export function isScored(state: AssessmentState): boolean {
  return (
    state.status === 'ready' &&
    state.assessment.scorecard.level.granted !== null
  );
}

/** Pauses between looking for a first scorecard, in milliseconds: two minutes in all. */
export const WAITS = [2000, 3000, 5000, 10000, 20000, 30000, 50000];

/** The scorecard of an entity, the way to evaluate it again, and to try again after an error. */
export function useScorecard(entityRef: string): {
  state: AssessmentState;
  retry: () => void;
  evaluation: Evaluation;
} {
  const api = useApi(maturityApiRef);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Assessment> => {
      const scorecard = await api.getScorecard(entityRef, { signal });
      return {
        scorecard,
        checklist: await loadChecklist(api, scorecard.checklist, signal),
      };
    },
    [api, entityRef],
  );
  const { resource, retry, replace } = useResource(load);

  const missing =
    resource.status === 'failed' && statusCode(resource.error) === 404
      ? resource.error
      : undefined;
  const waiting = useWaiting(entityRef, missing, retry);

  const evaluation = useEvaluation(
    entityRef,
    resource.status === 'ready' ? resource.value.scorecard : undefined,
    replace,
  );

  return { state: stateOf(), retry, evaluation };

  function stateOf(): AssessmentState {
    if (resource.status === 'ready') {
      return { status: 'ready', assessment: resource.value };
    }
    if (missing) {
      const refused = evaluation.outcome?.type === 'failed';
      return { status: waiting && !refused ? 'waiting' : 'absent' };
    }
    return resource;
  }
}

/** Asks again while a scorecard is missing, less and less often, and at last no more. */
function useWaiting(
  entityRef: string,
  missing: Error | undefined,
  retry: () => void,
): boolean {
  const [asked, setAsked] = useState({ entityRef, times: 0 });
  const times = asked.entityRef === entityRef ? asked.times : 0;

  useEffect(() => {
    if (!missing || times >= WAITS.length) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setAsked({ entityRef, times: times + 1 });
      retry();
    }, WAITS[times]);
    return () => clearTimeout(timer);
    // `missing` is a new error after each attempt, so that each answer starts one pause.
  }, [entityRef, missing, times, retry]);

  return times < WAITS.length;
}
