import type { EvaluatedEntity } from '../evaluate/types';

/** The value of an annotation, where it is a text. */
export function annotationOf(
  { metadata }: EvaluatedEntity,
  name: string,
): string | undefined {
  const annotations: Record<string, unknown> | undefined = metadata.annotations;
  const value =
    annotations && Object.hasOwn(annotations, name)
      ? annotations[name]
      : undefined;
  return typeof value === 'string' ? value : undefined;
}
