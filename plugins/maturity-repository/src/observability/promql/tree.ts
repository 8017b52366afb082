import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';
import { PromqlError, PromqlLimit } from './ast';

/** Brackets and functions within each other. */
export const maxDepth = 100;

/** Before anything is parsed: the grammar takes its time for what is open. */
export function refuseDeep(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth > maxDepth) throw tooDeep(at);
  }
}

export function tooDeep(offset: number): PromqlLimit {
  return new PromqlLimit(
    `more than ${maxDepth} brackets within each other`,
    `括号嵌套超过 ${maxDepth} 层`,
    offset,
  );
}

/** Without its recovery from errors, which takes long for a text that is none. */
const strict = parser.configure({ strict: true });

/** The grammar's own limits end a large expression as a mistake would. */
const maxWords = 400;

/** The grammar's tree of an expression; throws a PromqlError at the first place where it is none. */
export function treeOf(text: string): SyntaxNode {
  try {
    return strict.parse(text).topNode;
  } catch (error) {
    const at = /No parse at (\d+)/.exec(String(error))?.[1];
    if (at === undefined) throw error;
    throw refusal(text, Number(at));
  }
}

function refusal(text: string, offset: number): PromqlError {
  if (text.trim() === '') {
    return new PromqlError('there is no expression', '没有表达式', 0);
  }
  if ((text.match(/\w+/g) ?? []).length > maxWords) {
    return new PromqlLimit(
      `more than ${maxWords} words`,
      `超过 ${maxWords} 个词`,
      offset,
    );
  }
  const shown = text.slice(offset).trim().split(/\s/, 1)[0].slice(0, 40);
  return shown === ''
    ? new PromqlError('it ends too early', '表达式不完整', offset)
    : unexpected(shown, offset);
}

export function unexpected(shown: string, offset: number): PromqlError {
  return new PromqlError(`unexpected '${shown}'`, `意外的 '${shown}'`, offset);
}
