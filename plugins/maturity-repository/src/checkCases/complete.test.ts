import {
  compileChecklist,
  documentFromSchema,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { checkCases } from '.';
import { repositoryEvidenceSchema } from '../schema';

async function shipped() {
  const files = await readChecklistFiles(shippedChecklist());
  const { checklist, errors } = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
  });
  expect(errors).toEqual([]);
  return checklist!;
}

/** Phases whose every check has a case of every status. */
const complete = ['orchestration', 'service-mesh', 'advanced'];

describe('the checks of the shipped checklist', () => {
  it.each(complete)(
    'have cases of every status that their rule can come to: %s',
    async name => {
      const tried = new Set(
        checkCases.map(({ check, expected }) => `${check} ${expected.status}`),
      );
      const { checks } = await shipped();
      const missing = checks
        .filter(({ phase, rule }) => phase === name && rule)
        .flatMap(({ definition: { id, each, when, unknownWhen } }) => {
          const statuses: CheckStatus[] = ['pass', 'fail'];
          if (each ?? when) statuses.push('not-applicable');
          if (unknownWhen) statuses.push('unknown');
          return statuses.map(status => `${id} ${status}`);
        })
        .filter(wanted => !tried.has(wanted));
      expect(missing).toEqual([]);
    },
  );

  it.each(['absent', 'present'] as const)(
    'evaluate without error where everything is %s',
    async kind => {
      const results = evaluate(await shipped(), {
        entity: { kind: 'Component', metadata: { name: 'x' } },
        archetype: { value: 'service', from: 'assumed' },
        evidence: {
          repository: {
            status: 'collected',
            document: documentFromSchema(repositoryEvidenceSchema, kind),
          },
        },
        now: new Date('2026-11-22T00:00:00Z'),
      });
      const errors = results.filter(({ status }) => status === 'error');
      expect(errors).toEqual([]);
    },
  );
});
