/** What is wrong with a pattern of `matches()`. */
export interface PatternProblem {
  /** An error is refused; a warning is a pattern that hostile text can keep busy for ever. */
  severity: 'error' | 'warning';
  message: string;
  expected: string;
}

/** Looks at a regular expression that is known when the checklist loads. */
export function checkPattern(pattern: string): PatternProblem | undefined {
  try {
    RegExp(pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { severity: 'error', message, expected: 'a regular expression' };
  }
  return repeatsRepetition(pattern)
    ? {
        severity: 'warning',
        message: `the pattern ${pattern} repeats a repetition, such as (a+)+: some texts may make it take for ever`,
        expected: 'a regular expression without nested repetition',
      }
    : undefined;
}

/** What stands for one character of the text, or for a place in it. */
const unit = String.raw`(?:\\[^\dk]|\[(?:\\.|[^\]\\])*\]|[^\\[\](){}|*+?])`;
const once = `${unit}*`;
const repeating = `\\^${once}[*+?]${once}`;
const plain = new RegExp(
  `^(?:${repeating}|${once})(?:\\|(?:${repeating}|${once}))*$`,
);

/**
 * Whether a pattern is so plain that no text keeps it busy: it has no groups, and each of its alternatives repeats
 * nothing, or begins at the beginning and repeats one character at most.
 */
export function isPlainPattern(pattern: string): boolean {
  return plain.test(pattern);
}

/** Whether a group that holds an open-ended repetition is itself repeated without end. */
function repeatsRepetition(pattern: string): boolean {
  const groups = [false];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '[') {
      at = classEnd(pattern, at);
    } else if (character === '(') {
      groups.push(false);
    } else if (character === ')') {
      const repeats = groups.pop() ?? false;
      const repeated = isOpenEnded(pattern, at + 1);
      if (repeats && repeated) return true;
      if (repeats || repeated) groups[groups.length - 1] = true;
    } else if (isOpenEnded(pattern, at)) {
      groups[groups.length - 1] = true;
    }
  }
  return false;
}

function isOpenEnded(pattern: string, at: number): boolean {
  return /^(?:[*+]|\{\d+,\})/.test(pattern.slice(at, at + 12));
}

function classEnd(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') {
    at += pattern[at] === '\\' ? 2 : 1;
  }
  return at;
}
