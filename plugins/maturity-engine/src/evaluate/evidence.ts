import type { CompiledSchema } from '../evidence/compiledSchema';
import { toDynamicCelValue } from '../evidence/celValues';
import type { EvaluateInput } from './types';

/** The variables of expressions, converted once for each collector's document. */
export class EvidenceVariables {
  readonly #converted = new Map<string, Record<string, unknown>>();
  #entity: unknown;

  constructor(private readonly input: EvaluateInput) {}

  /** @throws EvidenceMismatchError where the document isn't of the shape its schema promises */
  of(
    collector: string,
    schema: CompiledSchema,
    document: unknown,
    params: object,
  ): Record<string, unknown> {
    let variables = this.#converted.get(collector);
    if (!variables) {
      variables = schema.convert(document);
      variables.archetype = this.input.archetype.value;
      Object.defineProperty(variables, 'entity', {
        enumerable: true,
        get: () => this.#entityVariable(),
      });
      this.#converted.set(collector, variables);
    }
    variables.params = params;
    return variables;
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
