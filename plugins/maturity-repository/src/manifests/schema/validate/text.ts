import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

const SHOWN = 60;
// Control characters and those that turn the direction of text round would change how a message reads.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A name from a manifest, short and harmless enough to stand in a message. */
export function shown(name: string): string {
  const short = name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
  return short.replace(UNSEEN, '�');
}

/** `spec.containers[0].env`, or "the object" at its top. */
export function placeOf(path: ReadonlyArray<string | number>): LocalizedText {
  if (path.length === 0) {
    return { en: 'the object', zh: '对象' };
  }
  const text = fieldOf(path);
  return { en: text, zh: text };
}

/** `spec.containers[0].env`; keys that are no identifiers in brackets. */
export function fieldOf(path: ReadonlyArray<string | number>): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') {
        return `[${step}]`;
      }
      if (/^[\w$-]+$/.test(step)) {
        return index === 0 ? shown(step) : `.${shown(step)}`;
      }
      return `["${shown(step)}"]`;
    })
    .join('');
}

/** A value that a tool fills in before the API server sees it: ${NAME}, $(NAME), {{ .name }}, or all of it $NAME, __NAME__. */
export function isPlaceholder(text: string): boolean {
  return /\$[{(]|\{\{|^(?:\$[A-Za-z_]\w*|__\w+__|<[\w-]+>)$/.test(text);
}
