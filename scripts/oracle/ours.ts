import {
  Checklist,
  evaluate,
} from '@container-maturity/backstage-plugin-maturity-engine';
import {
  CheckStatus,
  Finding,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { RepositoryEvidence } from '../../plugins/maturity-repository/src';

/** What one of our checks says of one subject. */
export interface Verdict {
  status: CheckStatus;
  reason: string;
  findings: Finding[];
}

/** What our checks say of one file alone, linked as it is with the others of its set. */
export function judgeByUs(
  checklist: Checklist,
  evidence: RepositoryEvidence,
  file: string,
): Map<string, Verdict> {
  const results = evaluate(checklist, {
    entity: { kind: 'Component', metadata: { name: 'oracle' } },
    archetype: { value: 'service', from: 'annotation' },
    evidence: {
      repository: { status: 'collected', document: only(evidence, file) },
    },
    now: new Date(),
  });
  return new Map(
    results.map(({ check, status, reason, findings }) => [
      check,
      { status, reason: reason?.en ?? '', findings },
    ]),
  );
}

/** The evidence without the items that stand in other files. */
function only(evidence: RepositoryEvidence, file: string): unknown {
  return Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value as Item[]).filter(isIn(file)) : value,
    ]),
  );
}

type Item = { source?: Source };

function isIn(file: string): (item: Item) => boolean {
  return ({ source }) => source?.file === undefined || source.file === file;
}
