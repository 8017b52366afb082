import { PipelineDocument } from '../document';
import { Findings, StepContext, Tri } from '../model';
import { CiEvidence } from '../schema';
import { Scope } from './expressions';
import { conditionBeforeMerge, Triggers } from './triggers';
import { usedAction } from './uses';

/** Where a value stands in a YAML document. */
export type Path = Array<string | number>;

/** How deep workflows and actions of the repository may call each other. */
export const MAX_CALLS = 6;

/** What was found so far. */
export interface Reading {
  findings: Findings;
  /** By place, so that an action used by two callers counts once. */
  actions: Map<string, CiEvidence['actions'][number]>;
  dangers: Map<string, CiEvidence['dangers'][number]>;
  steps: number;
}

/** Where a reader stands: in which file, called how, under which conditions. */
export interface Run {
  document: PipelineDocument;
  triggers: Triggers;
  scope: Scope;
  /** Files on the way here, against cycles. */
  trail: string[];
  context: StepContext;
  conditions: string[];
  /** A job on the way here waits for a protected environment. */
  environment: boolean;
}

/** Notes an action, workflow or image of somebody else. */
export function note(
  reading: Reading,
  uses: string,
  kind: CiEvidence['actions'][number]['kind'],
  file: string,
  line: number,
) {
  reading.actions.set(
    `${file}:${line} ${uses}`,
    usedAction(uses, kind, { file, line }),
  );
}

/** When something runs that stands under a further condition. */
export function narrowed(
  before: Tri,
  triggers: Triggers,
  condition: string,
): Tri {
  const says = conditionBeforeMerge(condition);
  if (says === undefined || before === 'no') return before;
  return says === 'yes' &&
    !triggers.names.some(
      name => name.startsWith('pull_request') || name === 'merge_group',
    )
    ? before
    : says;
}
