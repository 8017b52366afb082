import {
  Checklist,
  ChecklistFile,
  CompiledCheck,
  compileChecklist,
  parseYaml,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '../schema';
import { withoutOperands } from './operands';

type Definition = CompiledCheck['definition'];

/** A checklist in which one rule is wrong. */
export interface Mutant {
  check: string;
  /** What is wrong, such as `expect negated`. */
  change: string;
  checklist: Checklist;
}

/**
 * Makes every rule of a checklist wrong, in each way: `expect`, `when` and `unknownWhen` say the opposite, the latter
 * two are not asked, and any part of a condition is left out. A test that holds the rule has to notice.
 */
export class Mutator {
  private constructor(private readonly head: Record<string, unknown>) {}

  /** @param files - of the checklist that mutants are made of, or that it extends */
  static create(files: ChecklistFile[]): Mutator {
    const heads = files
      .map(({ text }) => parseYaml(text).documents[0]?.value)
      .filter(isHead);
    return new Mutator(heads[0]);
  }

  mutantsOf(checklist: Checklist, id: string): Mutant[] {
    return checklist.checks
      .filter(({ definition }) => definition.id === id)
      .filter(({ rule, disabled }) => rule && disabled === undefined)
      .flatMap(check =>
        changesOf(check.definition).map(([change, definition]) => ({
          check: check.definition.id,
          change,
          checklist: replaced(
            checklist,
            check,
            this.compile(check, definition),
          ),
        })),
      );
  }

  /** The check alone, with the parameters that the original has. */
  private compile(
    { phase, params }: CompiledCheck,
    definition: Definition,
  ): CompiledCheck {
    const text = JSON.stringify({
      ...this.head,
      checks: [{ ...definition, phase }],
    });
    const { checklist, errors } = compileChecklist(
      [{ path: 'mutant.yaml', text }],
      { schemas: [repositoryEvidenceSchema] },
    );
    if (!checklist) {
      throw new Error(`${definition.id} as a mutant: ${errors[0].message}`);
    }
    const [compiled] = checklist.checks;
    Object.assign(compiled.params, params);
    return compiled;
  }
}

function isHead(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'phases' in value;
}

function changesOf(definition: Definition): Array<[string, Definition]> {
  const { when, unknownWhen, expect = '' } = definition;
  const changes: Array<[string, Partial<Definition>]> = [
    ['expect negated', { expect: `!(${expect})` }],
  ];
  if (unknownWhen !== undefined) {
    const dropped = { unknownWhen: undefined, unknownReason: undefined };
    changes.push(
      ['unknownWhen negated', { unknownWhen: `!(${unknownWhen})` }],
      ['unknownWhen dropped', dropped],
    );
  }
  if (when !== undefined) {
    changes.push(
      ['when negated', { when: `!(${when})` }],
      ['when dropped', { when: undefined }],
    );
  }
  for (const key of ['when', 'each', 'unknownWhen', 'expect'] as const) {
    for (const text of withoutOperands(definition[key] ?? '')) {
      const shown = text.replace(/\s+/g, ' ').trim();
      changes.push([`${key} weakened to ${shown}`, { [key]: text }]);
    }
  }
  return changes.map(([change, changed]) => [
    change,
    { ...definition, ...changed },
  ]);
}

/** The checklist with one check in place of another, and without those that it doesn't look at. */
export function replaced(
  checklist: Checklist,
  check: CompiledCheck,
  changed: CompiledCheck,
): Checklist {
  const looksAround = check.definition.expect?.includes('checklist.') ?? false;
  const checks = looksAround
    ? checklist.checks.map(each => (each === check ? changed : each))
    : [changed];
  return Object.create(checklist, { checks: { value: checks } });
}
