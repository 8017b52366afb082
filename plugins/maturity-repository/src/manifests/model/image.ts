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
    placeholder: hasPlaceholder(text),
    text,
    ...referenceOf(text),
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

/**
 * No image reference has these characters; they are those of envsubst, templates and instructions such as <image>. Nor
 * is there one of nothing but capitals, such as IMAGE_NAME, and what stands between two underscores is for sed.
 */
function hasPlaceholder(text: string): boolean {
  return /[${<%]|__[A-Za-z]\w*__|^[A-Z][A-Z0-9_-]*$/.test(text);
}

type Reference = ReturnType<typeof parseReference>;

const maxKnown = 1_000;
const known = new Map<string, Reference>();

/** The same images stand in many workloads, and taking one apart costs more than all else of a container. */
function referenceOf(text: string): Reference {
  let reference = known.get(text);
  if (!reference) {
    if (known.size >= maxKnown) known.clear();
    reference = parseReference(text);
    known.set(text, reference);
  }
  return reference;
}
