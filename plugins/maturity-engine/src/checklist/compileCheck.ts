import type { EvidenceSchema } from '../evidence/types';
import type { CheckModel } from './checkModel';
import type { CompiledCheck, CompiledRule } from './checklist';
import { DEFAULT_COLLECTOR, checkRuleSyntax, compileRule } from './compileRule';
import { ARCHETYPES, type CheckDefinition } from './definition';
import { parseDuration } from './duration';
import { compileExpression, refersOnlyTo, type Expression } from './expression';
import type { Param } from './params';
import type { Scopes } from './scopes';
import { closest } from './suggest';
import type { Report } from './validate';

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
  const rule = schema
    ? compileRule(check, collector, context)
    : checkRuleSyntax(check, context);
  return {
    ...common,
    collector: {
      id: collector,
      title: schema?.title ?? { en: collector, zh: collector },
    },
    rule,
    appliesWhen: conditionOfEntity(check, rule, context),
  };
}

/** Whether a check is about an entity can be known before anybody measures, where `when` asks of nothing else. */
function conditionOfEntity(
  { definition: { when }, source, path }: CheckModel,
  rule: CompiledRule | undefined,
  { scopes, report }: CompileContext,
): Expression | undefined {
  const scope = scopes.entity();
  if (when === undefined || !refersOnlyTo(when, scope)) return undefined;
  return rule
    ? rule.when
    : compileExpression(
        { source, path: [...path, 'when'] },
        'bool',
        scope,
        report,
      );
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
