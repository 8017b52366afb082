import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { loadChecklist } from './loadChecklist';
import { asError } from './useResource';
import type { Assessment } from './useScorecard';

/** What an evaluation that a person asked for has come to. */
export type EvaluationOutcome =
  | {
      type: 'done';
      /** Checks whose status differs from before. */
      changed: number;
      from: number | null | undefined;
      to: number | null;
    }
  | { type: 'failed'; error: Error };

/** An evaluation on request. */
export interface Evaluation {
  running: boolean;
  outcome?: EvaluationOutcome;
  start: () => void;
}

/** Evaluates an entity when asked to, and hands on the new scorecard. */
export function useEvaluation(
  entityRef: string,
  before: Scorecard | undefined,
  onDone: (assessment: Assessment) => void,
): Evaluation {
  const api = useApi(maturityApiRef);
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<EvaluationOutcome>();
  const controller = useRef<AbortController>();

  useEffect(() => {
    setRunning(false);
    setOutcome(undefined);
    return () => controller.current?.abort();
  }, [entityRef]);

  const start = useCallback(async () => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    setRunning(true);
    setOutcome(undefined);
    try {
      const scorecard = await api.evaluate(entityRef, { signal });
      const checklist = await loadChecklist(api, scorecard.checklist, signal);
      if (!signal.aborted) {
        onDone({ scorecard, checklist });
        setOutcome(compare(before, scorecard));
      }
    } catch (error) {
      if (!signal.aborted) {
        setOutcome({ type: 'failed', error: asError(error) });
      }
    }
    if (!signal.aborted) {
      setRunning(false);
    }
  }, [api, entityRef, before, onDone]);

  return { running, outcome, start };
}

function compare(
  before: Scorecard | undefined,
  after: Scorecard,
): EvaluationOutcome {
  const statuses = new Map(
    before?.results.map(result => [result.check, result.status]),
  );
  const changed = after.results.filter(
    result => statuses.get(result.check) !== result.status,
  );
  return {
    type: 'done',
    changed: changed.length,
    from: before?.level.granted,
    to: after.level.granted,
  };
}
