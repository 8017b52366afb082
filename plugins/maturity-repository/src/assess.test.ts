import {
  Checklist,
  compileChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { assessRepository, scoreRepository } from './assess';
import { directoryOf } from './files/testing';
import { repositoryEvidenceSchema } from './schema';

const now = new Date('2026-11-22T08:00:00Z');
const text = (en: string) => ({ en, zh: '文字' });

function checklist(): Checklist {
  const check = {
    task: 'first',
    severity: 'high',
    required: true,
    responsibility: 'service',
    archetypes: ['service', 'worker'],
    guide: '技术实施',
    title: text('Title'),
    rule: text('Rule'),
    why: text('Why'),
    requiredBecause: text('Because'),
    effort: 1,
    fix: text('Fix'),
  };
  const document = {
    id: 'own',
    version: '1.0.0',
    title: text('Own'),
    phases: [
      {
        id: 'containerisation',
        order: 1,
        title: text('Phase'),
        tasks: [{ id: 'first', title: text('Task') }],
      },
    ],
    checks: [
      {
        ...check,
        id: 'has-dockerfile',
        expect: 'dockerfiles.size() > 0',
        message: { en: "'None'", zh: "'没有'" },
      },
      {
        ...check,
        id: 'rehearsed',
        required: false,
        attest: { question: text('Did you?'), validFor: 'P180D' },
      },
    ].map(each => ({ phase: 'containerisation', ...each })),
  };
  const { checklist: compiled, errors } = compileChecklist(
    [{ path: 'checklist.yaml', text: JSON.stringify(document) }],
    { schemas: [repositoryEvidenceSchema] },
  );
  expect(errors).toEqual([]);
  return compiled!;
}

const entity = {
  kind: 'Component',
  metadata: {
    name: 'Orders',
    annotations: { 'container-maturity.io/paths': 'images/orders' },
  },
  spec: { type: 'cron' },
};

describe('assessRepository', () => {
  it('collects, evaluates and scores the directory for the entity', async () => {
    const root = await directoryOf({
      'services/orders/main.go': '',
      'images/orders/Dockerfile': 'FROM scratch\n',
    });
    const { evidence, results, scorecard } = await assessRepository({
      root,
      subpath: 'services/orders',
      entity,
      checklist: checklist(),
      archetypes: { cron: 'worker' },
      now,
    });
    expect(evidence.dockerfiles.map(({ source }) => source.file)).toEqual([
      'images/orders/Dockerfile',
    ]);
    expect(results.map(({ check, status }) => [check, status])).toEqual([
      ['has-dockerfile', 'pass'],
      ['rehearsed', 'unknown'],
    ]);
    expect(scorecard).toMatchObject({
      entityRef: 'component:default/orders',
      scope: 'repository',
      archetype: { value: 'worker' },
      level: { granted: 1 },
      evaluatedAt: now.toISOString(),
    });
    expect(scorecard.results.map(({ check }) => check)).toEqual([
      'has-dockerfile',
      'rehearsed',
    ]);
  });

  it('takes globs and exclusions besides', async () => {
    const root = await directoryOf({
      'a/x': '',
      'b/Dockerfile': 'FROM scratch\n',
      'b/old/Dockerfile': 'FROM scratch\n',
    });
    const { evidence } = await assessRepository({
      root,
      subpath: 'a',
      include: ['b'],
      exclude: ['**/old'],
      entity,
      checklist: checklist(),
      now,
    });
    expect(evidence.dockerfiles.map(({ source }) => source.file)).toEqual([
      'b/Dockerfile',
    ]);
  });

  it('counts waivers and attestations that it is given', async () => {
    const root = await directoryOf({ x: '' });
    const { results, scorecard } = await assessRepository({
      root,
      entity: { ...entity, spec: { type: 'service' } },
      checklist: checklist(),
      now,
      waivers: [{ check: 'has-dockerfile', until: '2027-01-01T00:00:00Z' }],
      attestations: [
        { check: 'rehearsed', attestedAt: '2026-11-01T00:00:00Z' },
      ],
    });
    expect(results.map(({ status }) => status)).toEqual(['waived', 'pass']);
    expect(scorecard.level).toMatchObject({ granted: 1, earned: 0 });
  });

  it('counts what the repository itself says', async () => {
    const root = await directoryOf({
      'maturity.yaml': [
        'waivers:',
        '  - check: has-dockerfile',
        '    reason: It moves to functions',
        '    by: "@acme/orders"',
        '    until: 2027-01-31',
        'attestations:',
        '  - check: rehearsed',
        '    by: "@acme/orders"',
        '    at: 2026-11-01',
        '    reason: Gone through with the whole team',
        '',
      ].join('\n'),
      '.github/CODEOWNERS':
        '/maturity.yaml @acme/platform\n/.github/CODEOWNERS @acme/platform\n',
    });
    const options = {
      root,
      entity: { ...entity, spec: { type: 'service' } },
      checklist: checklist(),
      now,
    };
    const alone = await assessRepository(options);
    expect(alone.results.map(({ status }) => status)).toEqual(['fail', 'pass']);
    const approved = await assessRepository({
      ...options,
      approvers: ['@acme/platform'],
    });
    expect(approved.results.map(({ status }) => status)).toEqual([
      'waived',
      'pass',
    ]);
  });

  it('gives what scoring the evidence gives', async () => {
    const root = await directoryOf({ Dockerfile: 'FROM scratch\n' });
    const how = { entity, checklist: checklist(), now };
    const { evidence, ...rest } = await assessRepository({ root, ...how });
    expect(scoreRepository(evidence, how)).toEqual(rest);
  });

  it('stops when it is told to', async () => {
    await expect(
      assessRepository({
        root: await directoryOf({ a: '' }),
        entity,
        checklist: checklist(),
        signal: AbortSignal.abort(new Error('enough')),
      }),
    ).rejects.toThrow('enough');
  });
});
