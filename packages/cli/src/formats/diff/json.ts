import { Finding } from '@container-maturity/backstage-plugin-maturity-common';
import { worseOf } from '../../diff/gate';
import {
  AssessedComponent,
  CheckChange,
  ComponentDiff,
  Diff,
  SideName,
} from '../../diff/types';
import { Language } from '../../language';

/**
 * The comparison as `maturity diff --format json` gives it: a stable shape for programs, ended by a newline. What is absent
 * is null, so that every property is always there.
 *
 * @public
 */
export function formatDiffJson(diff: Diff, language: Language): string {
  const { levels, required } = worseOf(diff);
  const document = {
    scope: 'repository',
    checklist: diff.checklist,
    base: sideOf(diff.base, language),
    head: sideOf(diff.head, language),
    identical: diff.identical,
    worse: {
      level: levels.length > 0,
      'new-required': levels.length + required.length > 0,
    },
    components: diff.components.map(each => componentOf(each, language)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function sideOf({ shown, commit }: SideName, language: Language) {
  return { name: shown[language], commit: commit ?? null };
}

function componentOf(component: ComponentDiff, language: Language) {
  const { ref, subpath, change, base, head, changes } = component;
  return {
    entity: ref,
    subpath,
    change,
    level: { base: levelOf(base), head: levelOf(head) },
    changes: changes.map(each => changeOf(each, language)),
  };
}

function levelOf(component: AssessedComponent | undefined) {
  return component?.scorecard.level ?? null;
}

function changeOf(change: CheckChange, language: Language) {
  const { kind, base, head } = change;
  return {
    check: head.check,
    kind,
    phase: head.phase,
    required: head.required,
    severity: head.severity,
    from: base.status,
    to: head.status,
    reason: head.reason?.[language] ?? null,
    addedCount: change.addedCount,
    added: change.added.map(finding => findingOf(finding, language)),
    goneCount: change.goneCount,
    gone: change.gone.map(finding => findingOf(finding, language)),
  };
}

function findingOf({ message, source }: Finding, language: Language) {
  return {
    message: message[language],
    file: source?.file || null,
    line: source?.line || null,
  };
}
