import {
  Archetype,
  CheckResult,
} from '@container-maturity/backstage-plugin-maturity-common';
import {
  Checklist,
  compileChecklist,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { collectRepository } from '../../collect';
import { directoryOf } from '../../files/testing';
import { RepositoryEvidence, repositoryEvidenceSchema } from '../../schema';

/** Contents by path. */
export type Files = Record<string, string | Buffer>;

/** The day the tests take for today. */
export const today = new Date('2026-11-22');

/** Evidence of a repository with these files. */
export async function evidenceOf(files: Files): Promise<RepositoryEvidence> {
  return collectRepository({ root: await directoryOf(files), now: today });
}

/** The shipped checks of Dockerfiles, compiled; throws where one is wrong. */
export async function dockerfileChecklist(): Promise<Checklist> {
  const files = await readChecklistFiles(shippedChecklist());
  const { checklist, errors } = compileChecklist(
    files.filter(({ path }) =>
      /(checklist|phase-1-containerise)\.yaml$/.test(path),
    ),
    { schemas: [repositoryEvidenceSchema] },
  );
  if (!checklist) {
    throw new Error(
      errors.map(({ line, message }) => `${line}: ${message}`).join('\n'),
    );
  }
  return checklist;
}

/** Results of the Dockerfile checks for a repository with these files, by check. */
export async function resultsOf(
  files: Files,
  archetype: Archetype = 'service',
): Promise<Map<string, CheckResult>> {
  const results = evaluate(await dockerfileChecklist(), {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'x' },
      spec: { type: 'service' },
    },
    archetype: { value: archetype, from: 'annotation' },
    evidence: {
      repository: { status: 'collected', document: await evidenceOf(files) },
    },
    now: today,
  });
  return new Map(results.map(result => [result.check, result]));
}
