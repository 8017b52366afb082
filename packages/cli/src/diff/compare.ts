import {
  CheckResult,
  CheckStatus,
} from '@container-maturity/backstage-plugin-maturity-common';
import { compareFindings, Files } from './findings';
import {
  AssessedComponent,
  ChangeKind,
  CheckChange,
  ComponentDiff,
} from './types';

/**
 * Compares the components of two sides: those of one name, and, of the rest, those of one folder, since a component may
 * be renamed, or described for the first time.
 */
export function compareComponents(
  base: AssessedComponent[],
  head: AssessedComponent[],
  files: Files,
): ComponentDiff[] {
  const before = partners(base, head);
  const kept = head.map(component =>
    diffOf(before.get(component), component, files),
  );
  const paired = new Set(before.values());
  const removed = base
    .filter(component => !paired.has(component))
    .map(component => diffOf(component, undefined, files));
  return [...kept, ...removed];
}

function partners(base: AssessedComponent[], head: AssessedComponent[]) {
  const pairs = new Map<AssessedComponent, AssessedComponent>();
  for (const isSame of [sameName, sameFolder]) {
    for (const component of head) {
      const taken = new Set(pairs.values());
      const partner = base.find(
        each => !taken.has(each) && isSame(each, component),
      );
      if (partner && !pairs.has(component)) pairs.set(component, partner);
    }
  }
  return pairs;
}

function sameName(a: AssessedComponent, b: AssessedComponent): boolean {
  return a.ref === b.ref;
}

function sameFolder(a: AssessedComponent, b: AssessedComponent): boolean {
  return a.subpath === b.subpath;
}

function diffOf(
  base: AssessedComponent | undefined,
  head: AssessedComponent | undefined,
  files: Files,
): ComponentDiff {
  const { ref, subpath } = (head ?? base) as AssessedComponent;
  if (!base || !head) {
    const change = head ? 'added' : 'removed';
    return { ref, subpath, change, base, head, changes: [] };
  }
  const before = new Map(
    base.scorecard.results.map(result => [result.check, result]),
  );
  const changes = head.scorecard.results.flatMap(result => {
    const previous = before.get(result.check);
    return previous ? changeOf(previous, result, files) : [];
  });
  return { ref, subpath, change: 'kept', base, head, changes };
}

function changeOf(
  base: CheckResult,
  head: CheckResult,
  files: Files,
): CheckChange[] {
  const compared = compareFindings(base, head, files);
  const kind = kindOf(base.status, head.status, compared);
  return kind ? [{ kind, base, head, ...compared }] : [];
}

function kindOf(
  base: CheckStatus,
  head: CheckStatus,
  { addedCount, goneCount }: { addedCount: number; goneCount: number },
): ChangeKind | undefined {
  if (base === 'fail' && head === 'fail') {
    if (addedCount > 0) return 'more-findings';
    return goneCount > 0 ? 'fewer-findings' : undefined;
  }
  if (base === head) return undefined;
  if (isUntold(base) && isUntold(head)) return undefined;
  if (head === 'fail') return isUntold(base) ? 'revealed' : 'newly-failing';
  if (isUntold(head)) return 'untold';
  if (isUntold(base)) return 'told';
  if (base === 'fail') {
    if (head === 'pass') return 'fixed';
    return head === 'not-applicable' ? 'other' : 'waived';
  }
  return 'other';
}

function isUntold(status: CheckStatus): boolean {
  return status === 'unknown' || status === 'error';
}
