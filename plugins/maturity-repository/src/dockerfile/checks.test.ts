import {
  documentFromSchema,
  evaluate,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '../schema';
import {
  dockerfileChecklist,
  resultsOf,
  today,
} from './__testUtils__/evaluate';
import { cases } from '../checkCases/dockerfile/cases';

describe('the checks of Dockerfiles', () => {
  it('are all tried here, but for the one that is off', async () => {
    const ids = [...(await resultsOf({})).keys()];
    expect(
      ids.filter(id => id !== 'dockerfile-packages-pinned').sort(),
    ).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.entries(cases))('%s passes', async (id, { passes }) => {
    const result = (await resultsOf(passes)).get(id);
    expect([result?.status, result?.findings]).toEqual(['pass', []]);
  });

  it.each(Object.entries(cases))(
    '%s fails, with lines and both languages',
    async (id, { fails }) => {
      const [files, ...places] = fails;
      const result = (await resultsOf(files)).get(id);
      expect(result?.status).toBe('fail');
      expect(
        result?.findings.map(({ source }) =>
          source ? `${source.file}:${source.line}` : 'undefined',
        ),
      ).toEqual(places);
      for (const { message } of result?.findings ?? []) {
        expect(message.en).toMatch(/[a-z]/);
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
      }
    },
  );

  it.each(
    Object.entries(cases).filter(([, { notApplicable }]) => notApplicable),
  )(
    '%s does not apply where there is nothing to look at',
    async (id, { notApplicable }) => {
      const result = (await resultsOf(notApplicable ?? {})).get(id);
      expect([result?.status, result?.findings]).toEqual([
        'not-applicable',
        [],
      ]);
    },
  );

  it('none applies to a library', async () => {
    const statuses = [
      ...(await resultsOf({ Dockerfile: 'FROM x' }, 'library')).values(),
    ].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['not-applicable']));
  });

  it('say unknown where the base image or a build argument decides', async () => {
    const results = await resultsOf({
      Dockerfile: 'ARG BASE\nFROM ${BASE}',
      'other/Dockerfile': 'FROM registry.example.com/base:1.0',
    });
    expect(results.get('base-image-tag')?.status).toBe('unknown');
    expect(results.get('dockerfile-non-root')?.status).toBe('unknown');
  });

  it('say unknown of a binary Dockerfile, but for its syntax', async () => {
    const results = await resultsOf({
      Dockerfile: Buffer.from([70, 82, 0, 1]),
    });
    expect(results.get('dockerfile-syntax')?.status).toBe('fail');
    for (const id of [
      'dockerfile-non-root',
      'dockerfile-no-secrets',
      'multi-stage',
    ]) {
      expect([id, results.get(id)?.status]).toEqual([id, 'unknown']);
    }
  });

  it('evaluate without error on absent and present evidence', async () => {
    const checklist = await dockerfileChecklist();
    for (const kind of ['absent', 'present'] as const) {
      const results = evaluate(checklist, {
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'x' },
        },
        archetype: { value: 'service', from: 'assumed' },
        evidence: {
          repository: {
            status: 'collected',
            document: documentFromSchema(repositoryEvidenceSchema, kind),
          },
        },
        now: today,
      });
      expect(results.filter(({ status }) => status === 'error')).toEqual([]);
    }
  });
});
