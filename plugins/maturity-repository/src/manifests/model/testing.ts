import { readObjects } from '../objects';
import { Field } from './field';
import { PodTemplate, podTemplateOf } from './podTemplate';

/** The first object of a text. */
export function fieldOf(text: string): Field {
  const { objects, problems } = readObjects(text, 'app.yaml');
  expect(problems).toEqual([]);
  return Field.of(objects[0]);
}

/** A pod whose spec is this text, indented by nothing; `spec:` stands in line 4. */
export function podOf(spec: string, metadata = '{name: web}'): PodTemplate {
  const field = fieldOf(
    [
      'apiVersion: v1',
      'kind: Pod',
      `metadata: ${metadata}`,
      'spec:',
      ...spec.split('\n').map(line => `  ${line}`),
    ].join('\n'),
  );
  const template = podTemplateOf(field.object);
  if (!template) throw new Error('This is no pod');
  return template;
}
