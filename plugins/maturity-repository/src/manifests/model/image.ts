import { parseReference } from '../../dockerfile/reference';
import { Container } from '../shapes';
import { Field } from './field';
import { textSetting } from './settings';

/** The image of a container, taken apart. */
export function imageOf(container: Field): Container['image'] {
  const field = container.get('image');
  const { text } = field;
  return {
    set: text !== '',
    text,
    ...parseReference(text),
    source: field.source,
  };
}

/** When the image is pulled: as written, else as Kubernetes decides by its tag. */
export function pullPolicyOf(
  container: Field,
  { tag, digest }: Container['image'],
): Container['pullPolicy'] {
  const always = digest === '' && (tag === '' || tag === 'latest');
  return textSetting(
    [container.get('imagePullPolicy')],
    always ? 'Always' : 'IfNotPresent',
  );
}
