import { RepositoryFiles } from '../../files';
import { touches } from '../github/triggers';
import { list, own, strings, plainText } from '../json';
import { Tri } from '../model';

/** When a job runs, for this entity. */
export interface JobRules {
  beforeMerge: Tri;
  automatic: boolean;
  mayFail: boolean;
  /** False: it runs only for changes elsewhere in the repository. */
  concernsEntity: boolean;
}

/** Reads `rules`, `only`, `except`, `when` and `allow_failure` of a job. */
export function jobRules(
  repository: RepositoryFiles,
  job: Record<string, unknown>,
): JobRules {
  const whole: JobRules = {
    beforeMerge: 'yes',
    automatic: plainText(job.when) !== 'manual',
    mayFail: failureAllowed(job.allow_failure),
    concernsEntity: true,
  };
  if (plainText(job.when) === 'never' || plainText(job.when) === 'on_failure') {
    return { ...whole, concernsEntity: false };
  }
  if (job.rules !== undefined)
    return fromRules(repository, list(job.rules).flat(), whole);
  if (job.only !== undefined || job.except !== undefined) {
    return fromOnly(repository, job, whole);
  }
  return whole;
}

function fromRules(
  repository: RepositoryFiles,
  rules: unknown[],
  whole: JobRules,
): JobRules {
  const says: Array<{ merge: Tri; automatic: boolean; mayFail: boolean }> = [];
  let elsewhere = 0;
  for (const rule of rules.slice(0, 100)) {
    if (plainText(own(rule, 'when')) === 'never') continue;
    const changes = own(rule, 'changes');
    const paths = [...strings(changes), ...strings(own(changes, 'paths'))];
    if (touches(repository, paths.map(withoutVariables), []) === false) {
      elsewhere++;
      continue;
    }
    const condition = plainText(own(rule, 'if'));
    says.push({
      merge: condition === undefined ? 'yes' : conditionBeforeMerge(condition),
      automatic: plainText(own(rule, 'when')) !== 'manual' && whole.automatic,
      mayFail: whole.mayFail || failureAllowed(own(rule, 'allow_failure')),
    });
  }
  if (says.length === 0)
    return {
      ...whole,
      beforeMerge: 'no',
      concernsEntity: elsewhere === 0 && rules.length === 0,
    };
  const automatic = says.filter(rule => rule.automatic);
  const counted = automatic.length > 0 ? automatic : says;
  return {
    beforeMerge: most(counted.map(({ merge }) => merge)),
    automatic: automatic.length > 0,
    mayFail: counted.every(({ mayFail }) => mayFail),
    concernsEntity: true,
  };
}

function fromOnly(
  repository: RepositoryFiles,
  job: Record<string, unknown>,
  whole: JobRules,
): JobRules {
  const changes = strings(own(job.only, 'changes')).map(withoutVariables);
  if (touches(repository, changes, []) === false)
    return { ...whole, concernsEntity: false };
  const refs = [...strings(job.only), ...strings(own(job.only, 'refs'))];
  const beforeMerge: Tri =
    refs.length === 0 ||
    refs.some(ref =>
      [
        'merge_requests',
        'branches',
        'pushes',
        'external_pull_requests',
      ].includes(ref),
    )
      ? 'yes'
      : 'no';
  return { ...whole, beforeMerge };
}

/** Whether a pipeline for a merge request, or for any branch, meets the condition. */
export function conditionBeforeMerge(condition: string): Tri {
  const expression = condition.slice(0, 2_000);
  const either = expression.split('||');
  if (either.length > 1) return most(either.map(conditionBeforeMerge));
  const all = expression.split('&&').map(one);
  if (all.includes('no')) return 'no';
  return all.includes('yes') ? 'yes' : 'unknown';
}

function one(part: string): Tri {
  const negated = /!=|!~/.test(part);
  if (/\$CI_PIPELINE_SOURCE/.test(part)) {
    if (
      /merge_request_event|external_pull_request_event|"push"|'push'/.test(part)
    )
      return negated ? 'no' : 'yes';
    return negated ? 'yes' : 'no';
  }
  if (
    /\$CI_(MERGE_REQUEST|OPEN_MERGE_REQUESTS|EXTERNAL_PULL_REQUEST)/.test(part)
  ) {
    return /==\s*null/.test(part) ? 'no' : 'yes';
  }
  if (/\$CI_COMMIT_TAG/.test(part))
    return /==\s*null/.test(part) ? 'yes' : 'no';
  if (/\$CI_COMMIT_(BRANCH|REF_NAME|REF_SLUG)/.test(part)) {
    if (!/[=!][=~]/.test(part)) return 'yes';
    return negated ? 'yes' : 'no';
  }
  return /\$CI_DEFAULT_BRANCH/.test(part) ? 'no' : 'unknown';
}

/** The most favourable of several. */
export function most(all: readonly Tri[]): Tri {
  if (all.includes('yes')) return 'yes';
  return all.includes('unknown') ? 'unknown' : 'no';
}

function failureAllowed(value: unknown): boolean {
  return value === true || own(value, 'exit_codes') !== undefined;
}

function withoutVariables(path: string): string {
  return path.replace(/\$\{?\w+\}?/g, '*').replace(/^\/+/, '');
}
