import type {
  Archetype,
  CheckView,
  ChecklistView,
  LocalizedText,
} from '@container-maturity/backstage-plugin-maturity-common';
import type { CompiledSchema } from '../evidence/compiledSchema';
import type { CheckDefinition } from './definition';
import type { Duration } from './duration';
import type { Expression } from './expression';

/** An expression that gives a text, for each language. */
export interface LocalizedExpression {
  en: Expression;
  zh: Expression;
}

/** The expressions of a check. */
export interface CompiledRule {
  schema: CompiledSchema;
  when?: Expression;
  each?: Expression;
  unknownWhen?: Expression;
  unknownReason?: LocalizedExpression;
  expect: Expression;
  /** Gives what a failure consists of: one finding for each. */
  findings?: Expression;
  message?: LocalizedExpression;
  /** Gives the source of a finding. */
  source?: Expression;
  /** The names at the top of the document that it looks at: in `when`, and in all that decides. */
  reads: { when: ReadonlySet<string>; all: ReadonlySet<string> };
  /** Whether some text could make an expression of it run for ever: it is then given a time limit. */
  mayRunForever: boolean;
}

/**
 * A check that is ready to be evaluated. Only its definition is meant for others.
 *
 * @public
 */
export interface CompiledCheck {
  definition: CheckDefinition;
  /** Id of its phase. */
  phase: string;
  archetypes: readonly Archetype[];
  /** Whose evidence it reads; absent for an attestation. */
  collector?: { id: string; title: LocalizedText };
  /** Absent for an attestation, and where nobody here knows the collector. */
  rule?: CompiledRule;
  /** Its `when`, where that asks of the entity alone: it decides also where nobody measures. */
  appliesWhen?: Expression;
  /** How long an attestation is good for. */
  validFor?: Duration;
  /** The values of `params` for this check. */
  params: object;
  /** ISO date or date-time as milliseconds. */
  effectiveFrom?: number;
  /** Why it is switched off. */
  disabled?: string;
}

/**
 * A phase of a checklist.
 *
 * @public
 */
export interface ChecklistPhase {
  id: string;
  order: number;
  title: LocalizedText;
  tasks: Array<{ id: string; title: LocalizedText }>;
}

/**
 * A checklist that has been read, checked and compiled.
 *
 * @public
 */
export class Checklist {
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** In their order, 1 to n. */
  readonly phases: readonly ChecklistPhase[];
  /** In the order of phases and tasks, also those that are switched off. */
  readonly checks: readonly CompiledCheck[];
  /** Changes whenever anything in the checklist's files, or in those it extends, does. */
  readonly digest: string;
  readonly #positions: ReadonlyMap<string, number>;

  /** @internal */
  constructor(options: {
    id: string;
    version: string;
    title: LocalizedText;
    phases: readonly ChecklistPhase[];
    checks: readonly CompiledCheck[];
    digest: string;
  }) {
    this.id = options.id;
    this.version = options.version;
    this.title = options.title;
    this.phases = options.phases;
    this.digest = options.digest;
    this.checks = options.phases.flatMap(phase =>
      phase.tasks.flatMap(task =>
        options.checks.filter(
          check =>
            check.phase === phase.id && check.definition.task === task.id,
        ),
      ),
    );
    this.#positions = new Map(
      this.checks.map(({ definition }, index) => [definition.id, index]),
    );
  }

  /**
   * Where in `checks` the check of this id is; -1 where there is none.
   *
   * @internal
   */
  positionOf(check: string): number {
    return this.#positions.get(check) ?? -1;
  }

  /** The checklist as people read it. */
  view(): ChecklistView {
    return {
      id: this.id,
      version: this.version,
      title: this.title,
      phases: this.phases.map(phase => ({
        id: phase.id,
        order: phase.order,
        title: phase.title,
        tasks: phase.tasks.map(task => ({
          id: task.id,
          title: task.title,
          checks: this.checks
            .filter(
              check =>
                check.phase === phase.id && check.definition.task === task.id,
            )
            .map(viewCheck),
        })),
      })),
    };
  }
}

function viewCheck({
  definition,
  archetypes,
  collector,
  disabled,
}: CompiledCheck): CheckView {
  const { fix, attest, expect, effectiveFrom, links, equivalents } = definition;
  return {
    id: definition.id,
    title: definition.title,
    rule: definition.rule,
    why: definition.why,
    fix: { en: fix.en, zh: fix.zh },
    ...(fix.template === undefined ? {} : { fixTemplate: fix.template }),
    effort: definition.effort,
    severity: definition.severity,
    required: definition.required,
    responsibility: definition.responsibility,
    guide: definition.guide ?? '',
    ...(links && { links }),
    ...(equivalents && { equivalents }),
    ...(definition.waivable ? {} : notWaivable(definition)),
    archetypes: [...archetypes],
    ...(collector && { collector: collector.id }),
    ...(attest && { attest }),
    ...(expect === undefined ? {} : { expression: expect }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}

function notWaivable({
  notWaivableBecause,
}: CheckDefinition): Pick<CheckView, 'waivable' | 'notWaivableBecause'> {
  return {
    waivable: false,
    ...(notWaivableBecause && { notWaivableBecause }),
  };
}
