import type { SchemaProblem } from '../types';
import { label, pathSegment, subdomain, type NameRule } from './names';
import { badValue, missingField } from './problems';
import { isPlaceholder } from './text';

const RULES = new Map<string, NameRule>([
  ['v1 Namespace', label],
  ['v1 Service', label],
]);

/** Requests that are answered and not kept: they need no name. */
const REVIEWS = /^(?:authentication|authorization)\.k8s\.io\//;
const LONGEST_CRON_JOB = 52;

/** The problem of an object's own name, by the rule of its kind. */
export function nameProblem(
  value: Record<string, unknown>,
  apiVersion: string,
  kind: string,
): SchemaProblem | undefined {
  const metadata = value.metadata ?? {};
  if (typeof metadata !== 'object' || Array.isArray(metadata)) {
    return undefined;
  }
  const { name, generateName } = metadata as Record<string, unknown>;
  if (name === undefined || name === null || name === '') {
    return generateName || REVIEWS.test(apiVersion)
      ? undefined
      : missingName(value);
  }
  if (typeof name !== 'string' || isPlaceholder(name)) {
    return undefined;
  }
  const path = ['metadata', 'name'];
  const broken = ruleOf(apiVersion, kind)(name);
  if (broken) {
    return badValue(path, broken);
  }
  if (kind === 'CronJob' && name.length > LONGEST_CRON_JOB) {
    return badValue(path, {
      en: `a CronJob's name has at most ${LONGEST_CRON_JOB} characters, as its Jobs append 11`,
      zh: `CronJob 的名称最多 ${LONGEST_CRON_JOB} 个字符，因为它的 Job 名称还要追加 11 个字符`,
    });
  }
  return undefined;
}

function missingName(value: Record<string, unknown>): SchemaProblem {
  const within = Object.hasOwn(value, 'metadata') && value.metadata;
  return within
    ? missingField(['metadata'], 'name')
    : missingField([], 'metadata.name');
}

function ruleOf(apiVersion: string, kind: string): NameRule {
  if (apiVersion.startsWith('rbac.authorization.k8s.io/')) {
    return pathSegment;
  }
  return RULES.get(`${apiVersion} ${kind}`) ?? subdomain;
}
