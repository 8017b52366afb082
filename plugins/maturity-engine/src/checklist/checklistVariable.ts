import type { Environment } from '@marcbachmann/cel-js';
import type { CelShape, MessageType } from '../evidence/celShapes';
import type { CompiledCheck } from './checklist';

/** A check, as expressions see it in `checklist.checks`. */
class CheckOfChecklist {
  constructor(
    readonly id: string,
    readonly waivable: boolean,
    readonly attest: boolean,
  ) {}
}

/** The variable `checklist` of expressions: the checklist in force. */
export class ChecklistVariable {
  #checks: CheckOfChecklist[] | undefined;

  constructor(
    readonly id: string,
    readonly version: string,
    private readonly compiled: readonly CompiledCheck[],
  ) {}

  /** Few rules look at them: they are made when one does. */
  get checks(): CheckOfChecklist[] {
    this.#checks ??= this.compiled.map(
      ({ definition }) =>
        new CheckOfChecklist(
          definition.id,
          definition.waivable,
          definition.attest !== undefined,
        ),
    );
    return this.#checks;
  }
}

const string: CelShape = { kind: 'string' };
const bool: CelShape = { kind: 'bool' };

/** The types of the variable, for errors about a field that there isn't. */
export const checklistMessages: ReadonlyArray<
  [string, Pick<MessageType, 'fields'>]
> = [
  [
    'Checklist',
    {
      fields: new Map<string, CelShape>([
        ['id', string],
        ['version', string],
        ['checks', { kind: 'list', item: { kind: 'dyn' } }],
      ]),
    },
  ],
  [
    'ChecklistCheck',
    {
      fields: new Map<string, CelShape>([
        ['id', string],
        ['waivable', bool],
        ['attest', bool],
      ]),
    },
  ],
];

/** Declares the variable. */
export function registerChecklist(environment: Environment): Environment {
  return environment
    .registerType('ChecklistCheck', {
      ctor: CheckOfChecklist,
      fields: { id: 'string', waivable: 'bool', attest: 'bool' },
    })
    .registerType('Checklist', {
      ctor: ChecklistVariable,
      fields: {
        id: 'string',
        version: 'string',
        checks: 'list<ChecklistCheck>',
      },
    })
    .registerVariable('checklist', 'Checklist');
}
