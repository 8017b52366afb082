import {
  ParseError,
  type Environment,
  type ASTNode,
} from '@marcbachmann/cel-js';
import type { MessageType } from '../evidence/celShapes';
import { checkPattern, isPlainPattern } from './regex';
import type { Path, SourceFile } from './sourceFile';
import { expectedOneOf } from './suggest';
import { callsOf, namesIn, patternsIn } from './syntaxTree';
import type { Report } from './validate';

/** What an expression may give. */
export type Wanted = 'bool' | 'string' | 'list' | 'source';

/** An expression that has been parsed and type-checked. */
export interface Expression {
  /** The CEL type it gives. */
  type: string;
  /** Whether it matches regular expressions that some texts could make run for ever. */
  mayRunForever: boolean;
  /** The names it refers to; among them may be those of its own loops. */
  names: ReadonlySet<string>;
  /** @throws where the rule can't be computed on these values */
  evaluate(variables: Record<string, unknown>): unknown;
}

/** What the expressions of one check can refer to. */
export interface ExpressionScope {
  environment: Environment;
  messages: ReadonlyMap<string, Pick<MessageType, 'fields'>>;
  variables: readonly string[];
}

/** Where an expression is written. */
export interface ExpressionPlace {
  source: SourceFile;
  path: Path;
}

const WANTED: Record<Wanted, string> = {
  bool: 'an expression that gives true or false',
  string: 'an expression that gives a text; string(…) makes one',
  list: 'an expression that gives a list',
  source:
    'an expression that gives a source (file and line, object, or url), or a list of them',
};

/** Parses and type-checks an expression; what is wrong with it is reported at its line and column. */
export function compileExpression(
  place: ExpressionPlace,
  wanted: Wanted,
  scope: ExpressionScope,
  report: Report,
): Expression | undefined {
  const { source, path } = place;
  const parsed = parse(place, scope.environment, report);
  if (!parsed) return undefined;

  const { type, error } = parsed.check();
  if (error) {
    const { message, expected } = explain(error, scope);
    const spot = { character: error.range?.start ?? 0 };
    report.error(source.error(path, message, expected, spot));
    return undefined;
  }
  if (type === undefined || !gives(type, wanted, scope)) {
    const message = `this expression gives ${
      type === 'dyn' ? 'anything' : type
    }`;
    report.error(source.error(path, message, WANTED[wanted], { character: 0 }));
    return undefined;
  }
  checkPatterns(parsed.ast, place, report);
  return {
    type,
    mayRunForever: hasDangerousPattern(parsed.ast),
    names: namesIn(parsed.ast),
    evaluate: variables => parsed(variables),
  };
}

/** Whether an expression can be read, and refers to nothing else than a scope has. */
export function refersOnlyTo(
  text: string,
  { environment, variables }: ExpressionScope,
): boolean {
  try {
    const names = [...namesIn(environment.parse(text).ast)];
    return names.every(name => variables.includes(name));
  } catch {
    return false;
  }
}

/** Parses an expression whose types nobody here knows. */
export function checkSyntax(
  place: ExpressionPlace,
  environment: Environment,
  report: Report,
): void {
  const parsed = parse(place, environment, report);
  if (parsed) checkPatterns(parsed.ast, place, report);
}

/** The type of the items of a list type. */
export function itemTypeOf(listType: string): string {
  return /^list<(.+)>$/.exec(listType)?.[1] ?? 'dyn';
}

/** Whether a value of a type says where something stands. */
export function isSourceType(type: string, scope: ExpressionScope): boolean {
  const fields = scope.messages.get(type)?.fields;
  return ['file', 'object', 'url'].some(
    name => fields?.get(name)?.kind === 'string',
  );
}

function parse(
  { source, path }: ExpressionPlace,
  environment: Environment,
  report: Report,
) {
  try {
    return environment.parse(String(source.valueAt(path)));
  } catch (error) {
    const isParseError = error instanceof ParseError;
    const character = (isParseError && error.range?.start) || 0;
    const message = isParseError ? error.summary : String(error);
    report.error(
      source.error(
        path,
        `this is not CEL: ${lowerFirst(message)}`,
        'a CEL expression',
        { character },
      ),
    );
    return undefined;
  }
}

function gives(type: string, wanted: Wanted, scope: ExpressionScope): boolean {
  switch (wanted) {
    case 'list':
      return type === 'list' || type.startsWith('list<') || type === 'dyn';
    case 'source':
      return (
        type === 'dyn' ||
        isSourceType(type, scope) ||
        (type !== itemTypeOf(type) && isSourceType(itemTypeOf(type), scope))
      );
    default:
      return type === wanted;
  }
}

function explain(
  error: {
    message: string;
    code?: string;
    summary?: string;
    node?: { args?: unknown };
  },
  scope: ExpressionScope,
): { message: string; expected?: string } {
  const summary = error.summary ?? error.message;
  const [, unknown] =
    /^(?:No such key|Unknown variable): (.+)$/.exec(summary) ?? [];
  if (unknown === undefined) return { message: lowerFirst(summary) };
  if (error.code === 'unknown_variable') {
    const expected = expectedOneOf(unknown, scope.variables);
    return { message: `unknown variable '${unknown}'`, expected };
  }
  const owner = typeOfOwner(error.node?.args);
  const fields = scope.messages.get(owner ?? '')?.fields.keys() ?? [];
  return {
    message: `${owner ?? 'the object'} has no field '${unknown}'`,
    expected: expectedOneOf(unknown, fields),
  };
}

/** In `owner.field`, the type that the check has found for the owner. */
function typeOfOwner(args: unknown): string | undefined {
  const [owner] = Array.isArray(args) ? args : [];
  return (owner as { checkedType?: { name?: string } } | undefined)?.checkedType
    ?.name;
}

/** A pattern that is only known when the rule is computed may be any. */
function hasDangerousPattern(ast: ASTNode): boolean {
  const known = patternsIn(ast);
  return (
    callsOf(ast, 'matches').length > known.length ||
    known.some(({ pattern }) => !isPlainPattern(pattern))
  );
}

function checkPatterns(
  ast: ASTNode,
  place: ExpressionPlace,
  report: Report,
): void {
  for (const { pattern, start } of patternsIn(ast)) {
    const problem = checkPattern(pattern);
    if (!problem) continue;
    const error = place.source.error(
      place.path,
      problem.message,
      problem.expected,
      { character: start },
    );
    report[problem.severity](error);
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
