import { Environment } from '@marcbachmann/cel-js';
import {
  celTypeName,
  type CelShape,
  type MessageType,
} from '../evidence/celShapes';
import {
  RESERVED_VARIABLES,
  compileSchema,
  type CompiledSchema,
} from '../evidence/compiledSchema';
import type { EvidenceSchema } from '../evidence/types';
import { checklistMessages, registerChecklist } from './checklistVariable';
import type { ExpressionScope } from './expression';
import { meshMessages, registerMesh } from './meshVariable';
import type { Param } from './params';

/** What expressions can refer to, collector by collector, in one checklist. */
export class Scopes {
  readonly #schemas: ReadonlyMap<string, CompiledSchema>;
  readonly #paramFields: Map<string, CelShape>;
  readonly #byType = new Map<string, ExpressionScope>();
  /** Of collectors that nobody here knows. */
  readonly untyped = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
  });
  /** Holds the parameters in expressions. */
  readonly Params = class {};

  constructor(schemas: EvidenceSchema[], params: ReadonlyMap<string, Param>) {
    this.#schemas = new Map(
      schemas.map(schema => [schema.id, compileSchema(schema)]),
    );
    this.#paramFields = new Map(
      [...params].map(([name, { shape }]) => [name, shape]),
    );
  }

  schemaOf(collector: string): CompiledSchema | undefined {
    return this.#schemas.get(collector);
  }

  /** The scope of expressions that ask of the entity alone. */
  entity(): ExpressionScope {
    return this.#cached('', () =>
      this.#withEntity(new Environment({ enableOptionalTypes: true }), [], []),
    );
  }

  /** The scope of expressions over a whole document. */
  document(collector: string): ExpressionScope {
    return this.#cached(collector, () => {
      const { environment, messages, variables } = this.#schema(collector);
      return this.#withEntity(
        environment.clone(),
        [...messages],
        [...variables.keys()],
      );
    });
  }

  /** The scope of expressions over an item, `it`. */
  item(collector: string, type: string): ExpressionScope {
    return this.#cached(`${collector} ${type}`, () =>
      withVariable(this.document(collector), 'it', type),
    );
  }

  /** The scope of expressions over a finding, `it`, within an item, `parent`. */
  finding(
    collector: string,
    type: string,
    parentType: string,
  ): ExpressionScope {
    return this.#cached(`${collector} ${type} in ${parentType}`, () =>
      withVariable(this.item(collector, type), 'parent', parentType),
    );
  }

  #withEntity(
    environment: Environment,
    messages: Array<[string, Pick<MessageType, 'fields'>]>,
    variables: string[],
  ): ExpressionScope {
    const fields = this.#paramFields;
    registerMesh(registerChecklist(environment))
      .registerType('ChecklistParams', {
        ctor: this.Params,
        fields: Object.fromEntries(
          [...fields].map(([name, shape]) => [name, celTypeName(shape)]),
        ),
      })
      .registerVariable('params', 'ChecklistParams')
      .registerVariable('entity', 'map<string, dyn>')
      .registerVariable('archetype', 'string')
      .registerVariable('today', 'string');
    return {
      environment,
      messages: new Map<string, Pick<MessageType, 'fields'>>([
        ...messages,
        ...checklistMessages,
        ...meshMessages,
        ['ChecklistParams', { fields }],
      ]),
      variables: [
        ...variables,
        ...RESERVED_VARIABLES.filter(
          name => name !== 'it' && name !== 'parent',
        ),
      ],
    };
  }

  #cached(key: string, create: () => ExpressionScope): ExpressionScope {
    const known = this.#byType.get(key);
    if (known) return known;
    const scope = create();
    this.#byType.set(key, scope);
    return scope;
  }

  #schema(collector: string): CompiledSchema {
    const schema = this.#schemas.get(collector);
    if (!schema) throw new Error(`There is no evidence schema '${collector}'`);
    return schema;
  }
}

function withVariable(
  { environment, messages, variables }: ExpressionScope,
  name: string,
  type: string,
): ExpressionScope {
  return {
    environment: environment.clone().registerVariable(name, type),
    messages,
    variables: [...variables, name],
  };
}
