import {
  compileChecklist,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { checkCases } from '.';
import { equivalentMutants } from './equivalentMutants';
import { tryMutants } from './laboratory';
import { Mutator } from './mutate';
import { repositoryEvidenceSchema } from '../schema';

// Thousands of repositories are collected; a busy machine takes minutes.
jest.setTimeout(900_000);

/** Phases whose every rule is held by a case. */
const held = ['containerisation', 'orchestration', 'service-mesh', 'advanced'];

it('a rule of the shipped checklist that is made wrong is noticed by a case', async () => {
  const report = await tryMutants(checkCases);
  expect(report.wrong).toEqual([]);
  expect(report.surviving.filter(({ phase }) => held.includes(phase))).toEqual(
    [],
  );
  for (const phase of held) {
    expect(report.phases[phase].mutants).toBeGreaterThan(250);
  }
});

describe('the laboratory', () => {
  const own = checkCases.filter(
    ({ check }) => check === 'dockerfile-no-secrets',
  );

  it('finds the mutants that no case notices', async () => {
    const passing = own.filter(({ expected }) => expected.status === 'pass');
    const few = passing.slice(0, 1);
    expect(few).toHaveLength(1);
    const { surviving, wrong } = await tryMutants(few);
    expect(wrong).toEqual([]);
    const changes = surviving
      .filter(({ check }) => check === 'dockerfile-no-secrets')
      .map(({ change }) => change);
    expect(changes).toEqual([
      'unknownWhen dropped',
      'when dropped',
      'unknownWhen weakened to dockerfiles.exists(file, !file.readable)',
    ]);
    expect(surviving.length).toBeGreaterThan(changes.length);
  });

  it('finds cases that are wrong themselves, in status and in place', async () => {
    const [first] = own.filter(({ expected }) => expected.status === 'fail');
    const { at = [] } = first.expected;
    const { wrong } = await tryMutants([
      { ...first, expected: { status: 'pass' } },
      { ...first, expected: { status: 'fail', at: ['Dockerfile:1'] } },
      { ...first, expected: { status: 'fail', at: at.slice(0, 1) } },
    ]);
    expect(wrong).toEqual([
      `dockerfile-no-secrets: fail ${at.join(' ')}, where pass is expected`,
      `dockerfile-no-secrets: fail ${at.join(
        ' ',
      )}, where fail Dockerfile:1 is expected`,
    ]);
  });

  it('leaves out only changes that there are', async () => {
    const files = await readChecklistFiles(shippedChecklist());
    const { checklist } = compileChecklist(files, {
      schemas: [repositoryEvidenceSchema],
    });
    const mutator = Mutator.create(files);
    for (const [check, changes] of Object.entries(equivalentMutants)) {
      const known = mutator
        .mutantsOf(checklist!, check)
        .map(({ change }) => change);
      expect(known).toEqual(expect.arrayContaining(changes));
    }
  });

  it('notices nothing without cases', async () => {
    const { phases } = await tryMutants([]);
    expect(phases.containerisation.noticed).toBe(0);
  });
});
