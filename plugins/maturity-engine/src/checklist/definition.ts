import {
  parseFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { Archetype } from '@container-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { parseDuration } from './duration';
import { equivalentTools } from './equivalents';

/**
 * Every archetype there is.
 *
 * @public
 */
export const ARCHETYPES = [
  'service',
  'worker',
  'batch-job',
  'stateful',
  'frontend',
  'library',
] as const satisfies readonly Archetype[];

const SEVERITIES = ['blocker', 'high', 'medium', 'low', 'info'] as const;

/** The types a parameter can have, as CEL names them. */
export const PARAM_TYPES = [
  'string',
  'int',
  'double',
  'bool',
  'list<string>',
  'list<int>',
  'list<double>',
  'map<string,string>',
] as const;

/** Refuses unknown keys; the message then lists the known ones. */
function object<T extends z.ZodRawShape>(shape: T, expected?: string) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? Object.keys(shape).join(',')
        : expected,
  });
}

/** A text of a form; what was expected is the same whether the form or the type is wrong. */
function formed(form: (value: string) => boolean, expected: string) {
  return z.string({ error: expected }).refine(form, { error: expected });
}

function matching(pattern: RegExp, expected: string) {
  return formed(value => pattern.test(value), expected);
}

const text = z.string().trim().min(1, { error: 'some text' });
const localized = object(
  { en: text, zh: text },
  'a text in English and in Chinese: { en: …, zh: … }',
);
const id = matching(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'lower-case words joined by hyphens, such as dockerfile-non-root',
);
// CEL tells the type of an object by its constructor: no field may stand in its place.
const paramName = matching(
  /^(?!constructor$)[a-zA-Z][a-zA-Z0-9_]*$/,
  'a name of letters, digits and underscores, such as allowedRegistries; constructor is not to be had',
);
const version = matching(
  /^\d+\.\d+\.\d+$/,
  'a version of three numbers, such as 1.0.0',
);
const date = formed(isDate, 'an ISO date, such as 2026-03-01');
const link = matching(/^https?:\/\/\S+$/, 'an http or https URL');

function isDate(value: string): boolean {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.exec(value) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(value))) return false;
  // JavaScript takes 31 February for 3 March.
  return new Date(day).toISOString().startsWith(day);
}

const predicate = z.custom<FilterPredicate>().superRefine((value, context) => {
  const example =
    'a Backstage filter predicate, such as { spec.type: service }';
  if (typeof value !== 'object' || value === null) {
    context.addIssue({ code: 'custom', message: example });
    return;
  }
  try {
    parseFilterPredicate(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${example} (${reason})`;
    context.addIssue({ code: 'custom', message });
  }
});

const task = object({ id, title: localized });
const phase = object({
  id,
  order: z.int().min(1, { error: 'a whole number from 1' }),
  title: localized,
  tasks: z.array(task),
});

/** A parameter: its type, and its value unless an overlay gives another. */
export const paramSchema = object({
  type: z.enum(PARAM_TYPES),
  default: z.unknown(),
  title: localized.optional(),
});
export type ParamDefinition = z.infer<typeof paramSchema>;

const common = { id, version, title: localized };

/** The head of a checklist that stands on its own. */
export const checklistSchema = object({
  ...common,
  params: z.record(paramName, z.unknown()).optional(),
  phases: z.array(phase).min(1, { error: 'at least one phase' }),
  checks: z.array(z.unknown()).nullish(),
});

/** What a checklist extends: an id and a major version. */
export const EXTENDS = /^([a-z0-9-]+)@(\d+)$/;

/** The head of a checklist that extends another. */
export const overlaySchema = object({
  ...common,
  title: localized.optional(),
  extends: matching(
    EXTENDS,
    "a checklist's id and major version, such as container-adoption@1",
  ),
  params: z.record(paramName, z.unknown()).optional(),
  phases: z.array(object({ id, tasks: z.array(task) })).optional(),
  checks: z.array(z.unknown()).nullish(),
});

/** A file of checks beside the head. */
export const checkFileSchema = object({
  phase: id.optional(),
  checks: z.array(z.unknown()).nullable(),
});

const overridable = {
  required: z.boolean(),
  severity: z.enum(SEVERITIES),
  effectiveFrom: date.optional(),
};

/** A check. */
export const checkSchema = object({
  id,
  phase: id.optional(),
  task: id,
  title: localized,
  guide: text.optional(),
  rule: localized,
  why: localized,
  ...overridable,
  requiredBecause: localized.optional(),
  waivable: z.boolean().default(true),
  notWaivableBecause: localized.optional(),
  responsibility: z.enum(['service', 'platform']).default('service'),
  archetypes: z
    .array(z.enum(ARCHETYPES))
    .min(1, { error: 'at least one archetype' })
    .optional(),
  appliesTo: predicate.optional(),
  collector: id.optional(),
  when: text.optional(),
  whenReason: localized.optional(),
  each: text.optional(),
  unknownWhen: text.optional(),
  unknownReason: localized.optional(),
  expect: text.optional(),
  findings: text.optional(),
  message: localized.optional(),
  source: text.optional(),
  attest: object({
    question: localized,
    validFor: formed(
      value => parseDuration(value) !== undefined,
      'an ISO duration of years, months, weeks or days, such as P180D',
    ),
  }).optional(),
  fix: object({ en: text, zh: text, template: text.optional() }),
  effort: z.number().min(0, { error: 'days, from 0' }).default(0.5),
  links: z.array(link).optional(),
  equivalents: object(
    equivalentTools,
    'rules of other tools: { hadolint: [DL3002], … }',
  ).optional(),
});

/**
 * A check as its YAML has it, with the defaults filled in.
 *
 * @public
 */
export type CheckDefinition = z.infer<typeof checkSchema>;

const ruleSchema = z.object({
  collector: id.optional().catch(undefined),
  when: text.optional().catch(undefined),
  each: text.optional().catch(undefined),
  unknownWhen: text.optional().catch(undefined),
  unknownReason: localized.optional().catch(undefined),
  expect: text.optional().catch(undefined),
  findings: text.optional().catch(undefined),
  message: localized.optional().catch(undefined),
  source: text.optional().catch(undefined),
});

/** The expressions of a check that is wrong elsewhere; it can be compiled, but never be used. */
export function salvageRule(value: unknown): CheckDefinition {
  const nothing = { en: '', zh: '' };
  const rule = ruleSchema.safeParse(value);
  return {
    id: '',
    task: '',
    title: nothing,
    rule: nothing,
    why: nothing,
    severity: 'info',
    required: false,
    waivable: true,
    responsibility: 'service',
    fix: nothing,
    effort: 0,
    ...rule.data,
  };
}

/** What an overlay may say about a check of the checklist it extends. */
export const overrideSchema = object({
  id,
  required: overridable.required.optional(),
  severity: overridable.severity.optional(),
  effectiveFrom: overridable.effectiveFrom,
  waivable: z.boolean().optional(),
  params: z.record(paramName, z.unknown()).optional(),
  disabled: object(
    { reason: text },
    'why it is switched off: { reason: … }',
  ).optional(),
});
export type CheckOverride = z.infer<typeof overrideSchema>;

export type ChecklistHead = z.infer<typeof checklistSchema>;
export type OverlayHead = z.infer<typeof overlaySchema>;
