import { asRecord } from '../evidence/celShapes';
import type { CompiledSchema } from '../evidence/compiledSchema';
import { idOf, type CheckModel } from './checkModel';
import type { CompiledRule, LocalizedExpression } from './checklist';
import type { CheckDefinition } from './definition';
import {
  checkSyntax,
  compileExpression,
  isSourceType,
  itemTypeOf,
  type Expression,
  type ExpressionScope,
  type Wanted,
} from './expression';
import { MESH } from './meshVariable';
import type { Scopes } from './scopes';
import type { Report } from './validate';

/** The collector of a check that names none. */
export const DEFAULT_COLLECTOR = 'repository';

const EXPRESSION_KEYS = [
  'when',
  'each',
  'unknownWhen',
  'expect',
  'findings',
  'source',
] as const satisfies ReadonlyArray<keyof CheckDefinition>;
type ExpressionKey = (typeof EXPRESSION_KEYS)[number];

const TEXT_KEYS = ['unknownReason', 'message'] as const satisfies ReadonlyArray<
  keyof CheckDefinition
>;
type TextKey = (typeof TEXT_KEYS)[number];

/** What the expressions of a rule are compiled against. */
interface RuleContext {
  scopes: Scopes;
  report: Report;
}

/** Compiles the expressions of a check; what is wrong goes to the report, and there is then no rule. */
export function compileRule(
  check: CheckModel,
  collector: string,
  { scopes, report }: RuleContext,
): CompiledRule | undefined {
  const { definition } = check;
  const compile = (
    key: ExpressionKey,
    wanted: Wanted,
    scope: ExpressionScope,
  ) => compileKey(check, key, wanted, scope, report);

  const document = scopes.document(collector);
  const when = compile('when', 'bool', document);
  const each = compile('each', 'list', document);
  if (definition.each !== undefined && !each) return undefined;
  const scope = each ? scopes.item(collector, itemTypeOf(each.type)) : document;
  const unknownWhen = compile('unknownWhen', 'bool', scope);
  const unknownReason = compileTexts(check, 'unknownReason', scope, report);
  const expect = compile('expect', 'bool', scope);
  const findings = compile('findings', 'list', scope);
  if (definition.findings !== undefined && !findings) return undefined;
  const findingScope = findings
    ? findingScopeOf(scopes, collector, findings, each)
    : scope;
  const message = compileTexts(check, 'message', findingScope, report);
  const source =
    definition.source === undefined
      ? defaultSource(findings ?? each, findingScope)
      : compile('source', 'source', findingScope);

  refuseLoneReason(check, report);
  if (!expect) reportMissingRule(check, collector, report);
  const schema = scopes.schemaOf(collector);
  if (!expect || !schema) return undefined;
  const rule = { when, each, unknownWhen, expect, findings, source };
  const texts = { unknownReason, message };
  const mayRunForever = [
    ...Object.values(rule),
    ...Object.values(texts).flatMap(text => [text?.en, text?.zh]),
  ].some(expression => expression?.mayRunForever);
  const reads = readsOf(rule, schema);
  return { schema, ...rule, ...texts, reads, mayRunForever };
}

/** Of findings of an item, the item is the `parent`. */
function findingScopeOf(
  scopes: Scopes,
  collector: string,
  findings: Expression,
  each: Expression | undefined,
): ExpressionScope {
  const type = itemTypeOf(findings.type);
  return each
    ? scopes.finding(collector, type, itemTypeOf(each.type))
    : scopes.item(collector, type);
}

/** What only words a failure decides nothing: where it is written, and its message. */
function readsOf(
  rule: Pick<CompiledRule, ExpressionKey>,
  { variables }: CompiledSchema,
): CompiledRule['reads'] {
  const { when, each, unknownWhen, expect, findings } = rule;
  const namesOf = (expressions: Array<Expression | undefined>) =>
    new Set(
      expressions.flatMap(expression =>
        [...(expression?.names ?? [])].filter(
          name => variables.has(name) || name === MESH,
        ),
      ),
    );
  return {
    when: namesOf([when]),
    all: namesOf([when, each, unknownWhen, expect, findings]),
  };
}

/** Without the types of its evidence, a rule can only be parsed. */
export function checkRuleSyntax(
  { definition, source, path }: CheckModel,
  { scopes, report }: RuleContext,
): undefined {
  const paths = [
    ...EXPRESSION_KEYS.filter(key => definition[key] !== undefined).map(key => [
      ...path,
      key,
    ]),
    ...TEXT_KEYS.filter(key => definition[key] !== undefined).flatMap(key =>
      ['en', 'zh'].map(language => [...path, key, language]),
    ),
  ];
  for (const expression of paths) {
    checkSyntax({ source, path: expression }, scopes.untyped, report);
  }
}

function compileKey(
  { definition, source, path }: CheckModel,
  key: ExpressionKey,
  wanted: Wanted,
  scope: ExpressionScope,
  report: Report,
): Expression | undefined {
  const place = { source, path: [...path, key] };
  return definition[key] === undefined
    ? undefined
    : compileExpression(place, wanted, scope, report);
}

function refuseLoneReason(
  { definition, source, path }: CheckModel,
  report: Report,
): void {
  if (!definition.unknownReason || definition.unknownWhen) return;
  report.error(
    source.error(
      [...path, 'unknownReason'],
      'unknownReason without unknownWhen',
      'both or neither',
      { key: true },
    ),
  );
}

/**
 * A check may name a collector before there is one; its rule is written when the evidence is known. That the collector
 * is installed first must not break the checklist: the check stays unmeasured.
 */
function reportMissingRule(
  check: CheckModel,
  collector: string,
  report: Report,
): void {
  const { source, path } = check;
  const written = asRecord(source.valueAt(path));
  const id = idOf(check);
  if ('expect' in written || 'attest' in written || id === undefined) return;
  const problem = source.error(
    path,
    `the check '${id}' has no rule`,
    'expect, or attest where a person answers',
  );
  if (collector === DEFAULT_COLLECTOR) {
    report.error(problem);
  } else {
    const message = `${problem.message}: it is not measured`;
    report.warning({ ...problem, message });
  }
}

function compileTexts(
  { definition, source, path }: CheckModel,
  key: TextKey,
  scope: ExpressionScope,
  report: Report,
): LocalizedExpression | undefined {
  if (!definition[key]) return undefined;
  const [en, zh] = (['en', 'zh'] as const).map(language =>
    compileExpression(
      { source, path: [...path, key, language] },
      'string',
      scope,
      report,
    ),
  );
  return en && zh && { en, zh };
}

/** `it.source`, where items have one. */
function defaultSource(
  list: Expression | undefined,
  scope: ExpressionScope,
): Expression | undefined {
  const fields = list && scope.messages.get(itemTypeOf(list.type))?.fields;
  const shape = fields?.get('source');
  if (shape?.kind !== 'message' || !isSourceType(shape.type.name, scope))
    return undefined;
  return {
    type: shape.type.name,
    mayRunForever: false,
    names: new Set(['it']),
    evaluate: ({ it }) => (it as { source: unknown }).source,
  };
}
