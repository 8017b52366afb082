import type { Checklist } from '../checklist/checklist';
import { ChecklistVariable } from '../checklist/checklistVariable';
import { MESH, MeshVariable } from '../checklist/meshVariable';
import { meshOf, type MeshOfEntity } from '../entity/mesh';
import type { CompiledSchema } from '../evidence/compiledSchema';
import { toDynamicCelValue } from '../evidence/celValues';
import { incompleteParts, type IncompleteParts } from '../evidence/incomplete';
import type { EvaluateInput } from './types';

/** A document as rules see it. */
export interface DocumentOfRules {
  variables: Record<string, unknown>;
  incomplete: IncompleteParts;
  /** What expressions gave that depend on the document alone, by their text: many rules look at the same lists. */
  lists: Map<string, unknown>;
}

/** The variables of expressions, converted once for each collector's document. */
export class EvidenceVariables {
  readonly #converted = new Map<string, DocumentOfRules>();
  readonly #checklist: ChecklistVariable;
  readonly #mesh: MeshOfEntity;
  #entity: unknown;

  constructor(
    { id, version, checks }: Checklist,
    private readonly input: EvaluateInput,
  ) {
    this.#checklist = new ChecklistVariable(id, version, checks);
    this.#mesh = input.mesh ?? meshOf(input.entity);
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
      // All at once and for good: reading an object that gains and loses properties is slow.
      variables.it = undefined;
      variables.parent = undefined;
      variables.params = params;
      this.#addEntity(variables);
      const incomplete = this.#withMesh(incompleteParts(variables));
      converted = { variables, incomplete, lists: new Map() };
      this.#converted.set(collector, converted);
    }
    converted.variables.params = params;
    return converted;
  }

  /** What is known of the entity before any evidence; undefined where the declared mesh is asked for and not understood. */
  ofEntity(
    params: object,
    asked: ReadonlySet<string>,
  ): Record<string, unknown> | undefined {
    if (this.#mesh.problem && asked.has(MESH)) return undefined;
    const variables: Record<string, unknown> = { params };
    this.#addEntity(variables);
    return variables;
  }

  #addEntity(variables: Record<string, unknown>): void {
    variables.archetype = this.input.archetype.value;
    variables.checklist = this.#checklist;
    variables[MESH] = new MeshVariable(this.#mesh);
    variables.today = this.input.now.toISOString().slice(0, 10);
    Object.defineProperty(variables, 'entity', {
      enumerable: true,
      get: () => this.#entityVariable(),
    });
  }

  /** A declaration that isn't understood says nothing of the mesh: rules that ask for it can't be computed. */
  #withMesh(incomplete: IncompleteParts): IncompleteParts {
    const { problem } = this.#mesh;
    return problem
      ? new Map([...incomplete, [MESH, { status: 'error', reason: problem }]])
      : incomplete;
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
