import {
  CheckResult,
  Finding,
} from '@container-maturity/backstage-plugin-maturity-common';
import { steady } from '../formats/places';

/** The findings that one side has and the other has not. */
export interface FindingChanges {
  /** As far as results list them. */
  added: Finding[];
  addedCount: number;
  gone: Finding[];
  goneCount: number;
}

/** Whether a file is in one of the trees, to tell a renamed one. */
export interface Files {
  inBase(file: string): boolean;
  inHead(file: string): boolean;
}

interface Unpaired {
  base: Finding[];
  head: Finding[];
}

/**
 * Compares the findings of one check: by file and message, so that lines may move and, of what is left, versions change. Of
 * a file that was renamed the findings moved with it. Where a side has more findings than its result lists, only the numbers are compared.
 */
export function compareFindings(
  base: CheckResult,
  head: CheckResult,
  files: Files,
): FindingChanges {
  const exact = pair(base.findings, head.findings, exactKey);
  const apart = pairRenamed(pair(exact.base, exact.head, steadyKey), files);
  if (isCut(base) || isCut(head)) {
    const more = head.findingCount - base.findingCount;
    return {
      added: isCut(base) ? [] : apart.head.slice(0, Math.max(more, 0)),
      addedCount: Math.max(more, 0),
      gone: isCut(head) ? [] : apart.base.slice(0, Math.max(-more, 0)),
      goneCount: Math.max(-more, 0),
    };
  }
  return {
    added: apart.head,
    addedCount: apart.head.length,
    gone: apart.base,
    goneCount: apart.base.length,
  };
}

function isCut({ findings, findingCount }: CheckResult): boolean {
  return findingCount > findings.length;
}

function exactKey({ message, source }: Finding): string {
  return `${source?.file ?? ''}\0${message.en}`;
}

function steadyKey({ message, source }: Finding): string {
  return `${source?.file ?? ''}\0${steady(message.en)}`;
}

/** Findings with the same key belong together, each with one of the other side. */
function pair(
  base: Finding[],
  head: Finding[],
  keyOf: (finding: Finding) => string,
): Unpaired {
  const waiting = new Map<string, Finding[]>();
  for (const finding of base) {
    const key = keyOf(finding);
    waiting.set(key, [...(waiting.get(key) ?? []), finding]);
  }
  const unpaired = head.filter(
    finding => !waiting.get(keyOf(finding))?.shift(),
  );
  const left = new Set([...waiting.values()].flat());
  return { base: base.filter(finding => left.has(finding)), head: unpaired };
}

/** Of a file that is gone, and one that is new, equal messages are the same finding. */
function pairRenamed({ base, head }: Unpaired, files: Files): Unpaired {
  const isGone = ({ source }: Finding) =>
    Boolean(source?.file) && !files.inHead(source?.file ?? '');
  const isNew = ({ source }: Finding) =>
    Boolean(source?.file) && !files.inBase(source?.file ?? '');
  const renamed = pair(base.filter(isGone), head.filter(isNew), ({ message }) =>
    steady(message.en),
  );
  return {
    base: base.filter(each => !isGone(each) || renamed.base.includes(each)),
    head: head.filter(each => !isNew(each) || renamed.head.includes(each)),
  };
}
