import type { Environment } from '@marcbachmann/cel-js';
import type { MeshOfEntity } from '../entity/mesh';
import type { CelShape, MessageType } from '../evidence/celShapes';

/** Its name in expressions. */
export const MESH = 'mesh';

/** The variable `mesh` of expressions: the service mesh that the entity is declared to run in. */
export class MeshVariable {
  readonly value: string;
  readonly from: string;

  constructor({ value, from }: MeshOfEntity) {
    this.value = value;
    this.from = from;
  }
}

const fields = { value: 'string', from: 'string' };

/** The type of the variable, for errors about a field that there isn't. */
export const meshMessages: ReadonlyArray<
  [string, Pick<MessageType, 'fields'>]
> = [
  [
    'Mesh',
    {
      fields: new Map<string, CelShape>(
        Object.keys(fields).map(name => [name, { kind: 'string' }]),
      ),
    },
  ],
];

/** Declares the variable. */
export function registerMesh(environment: Environment): Environment {
  return environment
    .registerType('Mesh', { ctor: MeshVariable, fields })
    .registerVariable(MESH, 'Mesh');
}
