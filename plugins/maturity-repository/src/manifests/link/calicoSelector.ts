import { Labels } from '../model/selector';

type Term = (labels: Labels) => boolean;

const comparison = /^([\w./-]{1,300})\s*(==|!=)\s*['"]([^'"]{0,100})['"]$/;
const existence = /^(!?)\s*has\(\s*([\w./-]{1,300})\s*\)$/;

/**
 * Reads a selector of Calico as far as it is made of comparisons and `has()` joined by `&&`.
 * One that says more is taken to select every pod, since nobody should be blamed for what we can't read.
 */
export function calicoSelector(text: string): {
  all: boolean;
  matches: Term;
} {
  const written = text.trim();
  if (written === '' || written === 'all()') {
    return { all: true, matches: () => true };
  }
  const terms = written.split('&&').map(part => termOf(part.trim()));
  return {
    all: false,
    matches: labels => terms.every(term => !term || term(labels)),
  };
}

function termOf(text: string): Term | undefined {
  const compared = comparison.exec(text);
  if (compared) {
    const [, name, operator, value] = compared;
    return labels => (labels.get(name) === value) === (operator === '==');
  }
  const exists = existence.exec(text);
  if (!exists) return undefined;
  const [, not, name] = exists;
  return labels => labels.has(name) === (not === '');
}
