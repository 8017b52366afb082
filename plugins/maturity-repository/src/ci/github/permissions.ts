import { own, record, strings, plainText } from '../json';
import { Pipeline } from '../schema';

/** Scopes that change nothing of the repository. */
const harmless = new Set(['id-token', 'attestations', 'models']);

/** What the token of a workflow may do unless a job says otherwise. */
export function permissionsOf(workflow: unknown): Pipeline['permissions'] {
  const declared = own(workflow, 'permissions');
  if (declared !== undefined) {
    const plain = plainText(declared);
    if (plain) return plain === 'write-all' ? 'write' : 'read';
    return Object.entries(record(declared)).some(
      ([scope, right]) =>
        !harmless.has(scope) && strings(right).includes('write'),
    )
      ? 'write'
      : 'read';
  }
  const jobs = Object.values(record(own(workflow, 'jobs')));
  return jobs.length > 0 &&
    jobs.every(job => own(job, 'permissions') !== undefined)
    ? 'per-job'
    : 'undeclared';
}
