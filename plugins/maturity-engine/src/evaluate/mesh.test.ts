import { checklistOf, component } from '../__testUtils__/builders';
import { compileChecklist } from '../checklist/compile';
import {
  repositorySchema,
  testRepository,
} from '../__testUtils__/repositorySchema';
import { pipeline, run } from '../__testUtils__/run';
import type { EvaluateInput } from './types';

const checklist = checklistOf([
  [
    { id: 'off', when: "mesh.value != 'none'", expect: 'files.size() > 0' },
    { id: 'from', expect: "mesh.from == 'system' || files.size() == 0" },
    { id: 'message', expect: 'pipeline.jobs < 9' },
  ],
]);

function statuses(overrides: Partial<EvaluateInput>): string[] {
  return Object.values(
    run(checklist, testRepository({ files: ['a'], pipeline }), overrides),
  ).map(({ status }) => status);
}

function annotated(mesh: string): EvaluateInput['entity'] {
  const annotations = { 'container-maturity.io/mesh': mesh };
  return { ...component, metadata: { ...component.metadata, annotations } };
}

describe('the variable mesh', () => {
  it('is what is given', () => {
    expect(statuses({ mesh: { value: 'istio', from: 'system' } })).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('is, where nothing is given, what the entity says', () => {
    expect(statuses({ entity: annotated('none') })).toEqual([
      'not-applicable',
      'fail',
      'pass',
    ]);
    expect(
      statuses({
        entity: annotated('none'),
        mesh: { value: '', from: '' },
      }),
    ).toEqual(['pass', 'fail', 'pass']);
  });

  it('that is not understood makes what asks for it an error, failing or not', () => {
    const results = run(checklist, testRepository({ files: ['a'], pipeline }), {
      entity: annotated('istoi'),
    });
    const { off, from, message } = results;
    expect([off.status, from.status, message.status]).toEqual([
      'error',
      'error',
      'pass',
    ]);
    expect(off.reason?.en).toContain("is 'istoi': write istio,");
    expect(off.findings).toEqual([]);
  });

  it('decides also where nobody measures, and nothing where it is not understood', () => {
    const live = checklistOf([
      [
        {
          id: 'in-mesh',
          collector: 'cluster',
          expect: undefined,
          when: "mesh.value != '' && mesh.value != 'none'",
          whenReason: { en: 'In no mesh', zh: '不在网格中' },
        },
        { id: 'of-document', when: "files.size() > 0 || mesh.value == ''" },
        { id: 'own', when: "mesh.value == 'istio' && archetype == 'service'" },
      ],
    ]);
    const of = (mesh: string, evidence = {}) =>
      Object.values(
        run(live, undefined, { entity: annotated(mesh), evidence }),
      ).map(
        ({ status, measured }) => `${status}${measured ? '' : ' unmeasured'}`,
      );
    const unknown = 'unknown unmeasured';
    expect(of('istio')).toEqual([unknown, unknown, unknown]);
    expect(of('none')).toEqual(['not-applicable', unknown, 'not-applicable']);
    expect(of('istoi')).toEqual([unknown, unknown, unknown]);
    const broken = {
      repository: { status: 'error', reason: { en: 'x', zh: 'x' } },
    };
    expect(of('none', broken)).toEqual([
      'not-applicable',
      'error',
      'not-applicable',
    ]);
    const [result] = Object.values(
      run(live, undefined, { entity: annotated('none'), evidence: {} }),
    );
    expect(result.reason?.en).toBe('In no mesh');
  });

  it('is typed', () => {
    const { errors } = compileChecklist(
      [
        {
          path: 'own.yaml',
          text: [
            'id: own',
            'version: 1.0.0',
            'title: { en: a, zh: b }',
            'phases: [{ id: p, order: 1, title: { en: a, zh: b }, tasks: [{ id: t, title: { en: a, zh: b } }] }]',
            'checks:',
            '  - id: c',
            '    phase: p',
            '    task: t',
            '    title: { en: a, zh: b }',
            '    rule: { en: a, zh: b }',
            '    why: { en: a, zh: b }',
            '    fix: { en: a, zh: b }',
            '    severity: low',
            '    required: false',
            '    expect: mesh.valeu == mesh.value',
          ].join('\n'),
        },
      ],
      { schemas: [repositorySchema] },
    );
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('valeu'),
    ]);
  });
});
