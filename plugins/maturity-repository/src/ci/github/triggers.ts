import picomatch from 'picomatch';
import { RepositoryFiles } from '../../files';
import { own, record, strings, plainText } from '../json';
import { Tri } from '../model';

/** When a workflow runs, for this entity. */
export interface Triggers {
  names: string[];
  beforeMerge: Tri;
  automatic: boolean;
  /** False: its path filters leave out every file of the entity. */
  concernsEntity: boolean;
  /** Runs by itself, not only when another workflow calls it. */
  standalone: boolean;
}

const byHand = new Set([
  'workflow_dispatch',
  'repository_dispatch',
  'workflow_call',
]);

/** Reads the `on:` of a workflow. */
export function triggersOf(repository: RepositoryFiles, on: unknown): Triggers {
  const events = new Map<string, unknown>(
    on !== null && typeof on === 'object' && !Array.isArray(on)
      ? Object.entries(record(on))
      : strings(on).map(name => [name, undefined] as const),
  );
  const names = [...events.keys()];
  const filtered: boolean[] = [];
  let unfiltered = false;
  let beforeMerge = false;
  for (const [name, options] of events) {
    const matches = touches(
      repository,
      strings(own(options, 'paths')),
      strings(own(options, 'paths-ignore')),
    );
    if (matches !== undefined) filtered.push(matches);
    else if (
      name === 'push' ||
      name.startsWith('pull_request') ||
      name === 'merge_group'
    )
      unfiltered = true;
    if (matches !== false && isBeforeMerge(name, options)) beforeMerge = true;
  }
  return {
    names,
    beforeMerge: beforeMerge ? 'yes' : 'no',
    automatic: names.some(name => !byHand.has(name)),
    concernsEntity:
      filtered.length === 0 || filtered.includes(true) || unfiltered,
    standalone: names.some(name => name !== 'workflow_call'),
  };
}

function isBeforeMerge(name: string, options: unknown): boolean {
  if (name === 'merge_group') return true;
  if (name === 'pull_request' || name === 'pull_request_target') {
    const types = strings(own(options, 'types'));
    return (
      types.length === 0 ||
      types.some(type =>
        [
          'opened',
          'synchronize',
          'reopened',
          'ready_for_review',
          'edited',
        ].includes(type),
      )
    );
  }
  if (name !== 'push') return false;
  const branches = strings(own(options, 'branches'));
  if (branches.length > 0)
    return branches.some(branch => branch === '**' || branch === '*');
  return (
    own(options, 'branches-ignore') !== undefined ||
    own(options, 'tags') === undefined
  );
}

/** Whether path filters let through a file of the entity; undefined where there are none. The last pattern that matches a file decides. */
export function touches(
  repository: RepositoryFiles,
  only: readonly string[],
  ignored: readonly string[],
): boolean | undefined {
  if (only.length === 0 && ignored.length === 0) return undefined;
  if (repository.subpath === '' || repository.truncated) return true;
  const patterns = (only.length > 0 ? only : ignored)
    .slice(0, 200)
    .map(pattern => ({
      negated: pattern.startsWith('!'),
      matches: picomatch(pattern.replace(/^!/, ''), { dot: true }),
    }));
  const matched = (path: string) => {
    let last = false;
    for (const { negated, matches } of patterns)
      if (matches(path)) last = !negated;
    return last;
  };
  const files = repository.files
    .filter(({ scope }) => scope === 'own')
    .slice(0, 2_000);
  return files.some(({ path }) =>
    only.length > 0 ? matched(path) : !matched(path),
  );
}

/** What a condition means for runs before a merge; undefined where it says nothing about it. */
export function conditionBeforeMerge(condition: unknown): Tri | undefined {
  const plain = plainText(condition)
    ?.trim()
    .replace(/^\$\{\{|\}\}$/g, '')
    .trim();
  if (!plain || /!\s*\(/.test(plain)) return undefined;
  const either = plain.split('||');
  if (either.length > 1) {
    return either.every(part => conditionBeforeMerge(part) === 'no')
      ? 'no'
      : undefined;
  }
  if (/startsWith\(\s*github\.ref\s*,\s*'refs\/(heads|pull)\/'/.test(plain))
    return undefined;
  if (
    /github\.event_name\s*==\s*'(pull_request|merge_group|pull_request_target)'/.test(
      plain,
    )
  )
    return 'yes';
  if (/github\.event_name\s*==\s*'\w+'/.test(plain)) return 'no';
  if (/github\.event_name\s*!=\s*'pull_request(_target)?'/.test(plain))
    return 'no';
  if (
    /github\.ref(_name|_type)?\s*==\s*('|format\(|github\.event\.repository\.default_branch)/.test(
      plain,
    ) ||
    /^[\s(]*(startsWith|contains)\(\s*github\.ref/.test(plain)
  )
    return 'no';
  if (/github\.event\.pull_request\.merged\s*==\s*true/.test(plain))
    return 'no';
  return undefined;
}

/** A job or step that never runs in a good run: switched off, or only after a failure. */
export function neverRuns(condition: unknown): boolean {
  const plain = plainText(condition)
    ?.replace(/^\$\{\{|\}\}$/g, '')
    .trim();
  return plain === 'false' || plain === 'failure()' || plain === 'cancelled()';
}
