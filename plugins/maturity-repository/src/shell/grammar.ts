/** Longer ones first, so that the first that fits is the right one. */
export const operators = [
  ';;&',
  '&>>',
  '<<<',
  '<<-',
  '&&',
  '||',
  ';;',
  ';&',
  '|&',
  '&>',
  '>>',
  '>&',
  '>|',
  '<<',
  '<&',
  '<>',
  ';',
  '|',
  '&',
  '(',
  ')',
  '<',
  '>',
] as const;
export type Operator = (typeof operators)[number];
/** What every operator begins with. */
export const operatorCharacters = ';&|()<>';
export const redirections: ReadonlySet<string> = new Set([
  '&>>',
  '<<<',
  '<<-',
  '&>',
  '>>',
  '>&',
  '>|',
  '<<',
  '<&',
  '<>',
  '<',
  '>',
]);
export const binaryOperators: ReadonlySet<string> = new Set([
  '&&',
  '||',
  '|',
  '|&',
]);
/** Words of the shell's own grammar that a command may follow. */
export const openers: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'while',
  'until',
  'do',
  '!',
  '{',
  'time',
]);
export const closers: ReadonlySet<string> = new Set([
  'fi',
  'done',
  'esac',
  '}',
]);
