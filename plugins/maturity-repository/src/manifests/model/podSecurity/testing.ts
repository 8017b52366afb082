import { Violation } from '../../shapes';
import { Field } from '../field';
import { PodTemplate } from '../podTemplate';

export function containersFields({ spec }: PodTemplate): Field[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(list =>
    spec.get(list).items(),
  );
}

/** A violation in one line. */
export function lines({ standard, control, field, source }: Violation): string {
  return `${standard} ${control} ${field} @${source.line}`;
}
