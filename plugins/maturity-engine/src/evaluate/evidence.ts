import type { Checklist } from '../checklist/checklist';
import { ChecklistVariable } from '../checklist/checklistVariable';
import type { CompiledSchema } from '../evidence/compiledSchema';
import { toDynamicCelValue } from '../evidence/celValues';
import { incompleteParts, type IncompleteParts } from '../evidence/incomplete';
import type { EvaluateInput } from './types';

/** A document as rules see it. */
export interface DocumentOfRules {
  variables: Record<string, unknown>;
  incomplete: IncompleteParts;
}

/** The variables of expressions, converted once for each collector's document. */
export class EvidenceVariables {
  readonly #converted = new Map<string, DocumentOfRules>();
  readonly #checklist: ChecklistVariable;
  #entity: unknown;

  constructor(
    { id, version, checks }: Checklist,
    private readonly input: EvaluateInput,
  ) {
    this.#checklist = new ChecklistVariable(id, version, checks);
  }

  /** @throws EvidenceMismatchError where the document isn't of the shape its schema promises */
  of(
    collector: string,
    schema: CompiledSchema,
    document: unknown,
    params: object,
  ): DocumentOfRules {
    let converted = this.#converted.get(collector);
    if (!converted) {
      const variables = schema.convert(document);
      variables.archetype = this.input.archetype.value;
      variables.checklist = this.#checklist;
      variables.today = this.input.now.toISOString().slice(0, 10);
      Object.defineProperty(variables, 'entity', {
        enumerable: true,
        get: () => this.#entityVariable(),
      });
      const incomplete = incompleteParts(variables);
      converted = { variables, incomplete };
      this.#converted.set(collector, converted);
    }
    converted.variables.params = params;
    return converted;
  }

  /** Most rules never look at the entity: it is converted when one does. */
  #entityVariable(): unknown {
    const { kind, metadata, spec } = this.input.entity;
    this.#entity ??= toDynamicCelValue({
      ...this.input.entity,
      kind,
      metadata: { labels: {}, annotations: {}, tags: [], ...metadata },
      spec: spec ?? {},
    });
    return this.#entity;
  }
}
