import { BoolSetting, IntSetting, TextSetting } from '../shapes';
import { Field } from './field';

/** The first of the fields that is written decides; the container's stands before the pod's. */
export function boolSetting(fields: Field[], byDefault: boolean): BoolSetting {
  const field = fields.find(({ bool }) => bool !== undefined);
  return {
    set: field !== undefined,
    value: field?.bool ?? byDefault,
    source: (field ?? fields[0]).source,
  };
}

export function intSetting(fields: Field[], byDefault: number): IntSetting {
  const field = fields.find(({ int }) => int !== undefined);
  return {
    set: field !== undefined,
    value: field?.int ?? byDefault,
    source: (field ?? fields[0]).source,
  };
}

export function textSetting(fields: Field[], byDefault: string): TextSetting {
  const field = fields.find(({ text }) => text !== '');
  return {
    set: field !== undefined,
    value: field?.text ?? byDefault,
    source: (field ?? fields[0]).source,
  };
}
