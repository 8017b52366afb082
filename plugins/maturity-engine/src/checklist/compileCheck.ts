import { asRecord } from '../evidence/celShapes';
import type { EvidenceSchema } from '../evidence/types';
import { idOf, type CheckModel } from './checkModel';
import type {
  CompiledCheck,
  CompiledRule,
  LocalizedExpression,
} from './checklist';
import { ARCHETYPES, type CheckDefinition } from './definition';
import { parseDuration } from './duration';
import {
  checkSyntax,
  compileExpression,
  isSourceType,
  itemTypeOf,
  type Expression,
  type ExpressionScope,
  type Wanted,
} from './expression';
import type { Param } from './params';
import type { Scopes } from './scopes';
import { closest } from './suggest';
import type { Report } from './validate';

/** The collector of a check that names none. */
const DEFAULT_COLLECTOR = 'repository';

/** What an attestation can't have, since no machine looks. */
const RULE_KEYS = [
  'collector',
  'when',
  'whenReason',
  'each',
  'unknownWhen',
  'unknownReason',
  'expect',
  'findings',
  'message',
  'source',
] as const satisfies ReadonlyArray<keyof CheckDefinition>;

/** What every check of a checklist is compiled against. */
export interface CompileContext {
  schemas: EvidenceSchema[];
  scopes: Scopes;
  params: ReadonlyMap<string, Param>;
  report: Report;
}

/** Compiles a check; what is wrong goes to the report. */
export function compileCheck(
  check: CheckModel,
  context: CompileContext,
): CompiledCheck {
  const { definition } = check;
  const common = {
    definition,
    phase: check.phase,
    archetypes: definition.archetypes ?? ARCHETYPES,
    params: paramsOf(check, context),
    ...(definition.effectiveFrom && {
      effectiveFrom: Date.parse(definition.effectiveFrom),
    }),
    ...(check.disabled === undefined ? {} : { disabled: check.disabled }),
  };
  if (definition.attest) {
    checkAttestation(check, context.report);
    return { ...common, validFor: parseDuration(definition.attest.validFor) };
  }
  const collector = definition.collector ?? DEFAULT_COLLECTOR;
  const schema = context.schemas.find(({ id }) => id === collector);
  if (!schema) warnOfMistypedCollector(check, collector, context);
  return {
    ...common,
    collector: {
      id: collector,
      title: schema?.title ?? { en: collector, zh: collector },
    },
    rule: schema
      ? compileRule(check, collector, context)
      : checkRuleSyntax(check, context),
  };
}

function paramsOf(
  check: CheckModel,
  { params, scopes }: CompileContext,
): object {
  const values = new scopes.Params() as Record<string, unknown>;
  for (const [name, { value }] of params) {
    values[name] = check.params.get(name) ?? value;
  }
  return values;
}

function checkAttestation(
  { definition, source, path }: CheckModel,
  report: Report,
): void {
  for (const key of RULE_KEYS) {
    if (definition[key] === undefined) continue;
    report.error(
      source.error(
        [...path, key],
        `a check has either attest or ${key}`,
        'attest where a person answers, expect where a rule does',
        { key: true },
      ),
    );
  }
  if (definition.required) {
    report.warning(
      source.error(
        [...path, 'required'],
        `the attestation '${definition.id}' gates its phase: nothing but a person's word is needed to pass it`,
        'required: false',
        { key: true },
      ),
    );
  }
}

function compileRule(
  check: CheckModel,
  collector: string,
  { scopes, report }: CompileContext,
): CompiledRule | undefined {
  const { definition, source, path } = check;
  const compile = (
    key: keyof CheckDefinition,
    wanted: Wanted,
    scope: ExpressionScope,
  ) =>
    definition[key] === undefined
      ? undefined
      : compileExpression(
          { source, path: [...path, key] },
          wanted,
          scope,
          report,
        );

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
    ? scopes.item(collector, itemTypeOf(findings.type))
    : scope;
  const message = compileTexts(check, 'message', findingScope, report);
  const findingSource =
    definition.source === undefined
      ? defaultSource(findings ?? each, findingScope)
      : compile('source', 'source', findingScope);

  if (definition.unknownReason && !definition.unknownWhen) {
    report.error(
      source.error(
        [...path, 'unknownReason'],
        'unknownReason without unknownWhen',
        'both or neither',
        { key: true },
      ),
    );
  }
  if (!expect) reportMissingRule(check, collector, report);
  const schema = scopes.schemaOf(collector);
  if (!expect || !schema) return undefined;
  const rule = {
    schema,
    when,
    each,
    unknownWhen,
    unknownReason,
    expect,
    findings,
    message,
    source: findingSource,
  };
  const expressions = [
    when,
    each,
    unknownWhen,
    expect,
    findings,
    findingSource,
  ];
  const texts = [unknownReason, message].flatMap(text => [text?.en, text?.zh]);
  const matches = [...expressions, ...texts].some(part => part?.matches);
  return { ...rule, matches };
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
  if (collector === DEFAULT_COLLECTOR) report.error(problem);
  else
    report.warning({
      ...problem,
      message: `${problem.message}: it is not measured`,
    });
}

function compileTexts(
  { definition, source, path }: CheckModel,
  key: 'message' | 'unknownReason',
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
    matches: false,
    evaluate: ({ it }) => (it as { source: unknown }).source,
  };
}

/** Without the types of its evidence, a rule can only be parsed. */
function checkRuleSyntax(
  { definition, source, path }: CheckModel,
  { scopes, report }: CompileContext,
): undefined {
  const keys = [
    'when',
    'each',
    'unknownWhen',
    'expect',
    'findings',
    'source',
  ] as const;
  const texts = ['unknownReason', 'message'] as const;
  const paths = [
    ...keys
      .filter(key => definition[key] !== undefined)
      .map(key => [...path, key]),
    ...texts
      .filter(key => definition[key] !== undefined)
      .flatMap(key => ['en', 'zh'].map(language => [...path, key, language])),
  ];
  for (const expression of paths) {
    checkSyntax({ source, path: expression }, scopes.untyped, report);
  }
}

function warnOfMistypedCollector(
  { definition, source, path }: CheckModel,
  collector: string,
  { schemas, report }: CompileContext,
): void {
  const near = closest(
    collector,
    schemas.map(({ id }) => id),
  );
  if (near === undefined || definition.collector === undefined) return;
  report.warning(
    source.error(
      [...path, 'collector'],
      `there is no collector '${collector}' here: the check is not measured`,
      `'${near}'?`,
    ),
  );
}
