import { z } from 'zod';
import { checklistOf } from '../__testUtils__/builders';
import {
  dockerfile,
  testRepository,
  type TestRepository,
} from '../__testUtils__/repositorySchema';
import { pipeline, run } from '../__testUtils__/run';
import { compileSchema } from '../evidence/compiledSchema';

const missing = (evidence: string, error = false) => ({
  evidence,
  error,
  reason: { en: `${evidence} lacks something`, zh: `${evidence} 不完整` },
});

const checklist = checklistOf([
  [
    { id: 'each', each: 'dockerfiles', expect: '!it.user.root' },
    { id: 'whole', expect: "files.all(name, name != 'bad')" },
    { id: 'off', when: 'pipeline.found', expect: 'files.size() < 9' },
    { id: 'elsewhere', expect: 'pipeline.jobs < 9' },
    {
      id: 'cannot-tell',
      unknownWhen: 'files.size() < 9',
      unknownReason: { en: "'a reason of its own'", zh: "'自己的原因'" },
    },
    {
      id: 'several',
      expect: 'pipeline.jobs < 9 && files.size() < 9',
    },
    {
      id: 'detail',
      expect: 'pipeline.jobs < 9',
      findings: 'files',
    },
    {
      id: 'text',
      expect: 'pipeline.jobs < 9',
      message: { en: 'string(files.size())', zh: 'string(files.size())' },
    },
  ],
]);

function statuses(document: Partial<TestRepository>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(run(checklist, testRepository(document))).map(
      ([id, { status }]) => [id, status],
    ),
  );
}

describe('incomplete evidence', () => {
  it('turns a pass, or nothing to look at, into unknown for the checks that look at it', () => {
    expect(statuses({})).toEqual({
      each: 'not-applicable',
      whole: 'pass',
      off: 'not-applicable',
      elsewhere: 'pass',
      'cannot-tell': 'unknown',
      several: 'pass',
      detail: 'pass',
      text: 'pass',
    });
    expect(
      statuses({ incomplete: [missing('dockerfiles'), missing('files')] }),
    ).toEqual({
      each: 'unknown',
      whole: 'unknown',
      // its condition looks at what is complete: it does not apply for sure
      off: 'not-applicable',
      elsewhere: 'pass',
      'cannot-tell': 'unknown',
      several: 'unknown',
      detail: 'unknown',
      // a text decides nothing
      text: 'pass',
    });
    expect(statuses({ incomplete: [missing('pipeline')] }).off).toBe('unknown');
    expect(statuses({ pipeline, incomplete: [missing('files')] }).off).toBe(
      'unknown',
    );
  });

  it('gives the reason, and keeps a reason of the check', () => {
    const results = run(
      checklist,
      testRepository({ incomplete: [missing('files')] }),
    );
    expect(results.whole).toMatchObject({
      status: 'unknown',
      measured: true,
      reason: { en: 'files lacks something', zh: 'files 不完整' },
    });
    expect(results['cannot-tell'].reason?.en).toBe('a reason of its own');
  });

  it('is an error where it says so, also of several', () => {
    const twice = [missing('files'), missing('files', true), missing('files')];
    expect(statuses({ incomplete: twice })).toMatchObject({
      whole: 'error',
      'cannot-tell': 'unknown',
    });
    const both = [missing('files'), missing('pipeline', true)];
    const { several } = run(checklist, testRepository({ incomplete: both }));
    expect(several).toMatchObject({
      status: 'error',
      reason: { en: 'pipeline lacks something' },
    });
  });

  it('leaves a failure as it is', () => {
    const incomplete = [missing('dockerfiles', true), missing('files')];
    const dockerfiles = [dockerfile({ user: { root: true } }), dockerfile()];
    expect(
      run(
        checklist,
        testRepository({ dockerfiles, files: ['bad'], incomplete }),
      ),
    ).toMatchObject({
      each: { status: 'fail', findingCount: 1 },
      whole: { status: 'fail' },
    });
  });

  it('of a part that the document does not have says nothing', () => {
    expect(statuses({ incomplete: [missing('nothing', true)] })).toEqual(
      statuses({}),
    );
  });

  it('that is not of its shape is an error of the collector', () => {
    const document = { ...testRepository(), incomplete: [{ evidence: 5 }] };
    expect(run(checklist, document).elsewhere).toMatchObject({
      status: 'error',
      reason: {
        en: expect.stringContaining('incomplete[0].evidence is not a string'),
      },
    });
  });

  it('can not be declared in another shape: the name is reserved', () => {
    const schema = z.toJSONSchema(
      z.object({ incomplete: z.array(z.object({ evidence: z.string() })) }),
    );
    const title = { en: 'x', zh: 'x' };
    expect(() => compileSchema({ id: 'x', title, schema })).toThrow(
      "The property 'incomplete' of the evidence schema 'x' must be a list of { evidence: string, error: boolean, reason: { en, zh } }",
    );
  });
});
