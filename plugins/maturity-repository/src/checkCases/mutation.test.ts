import { checkCases } from '.';
import { tryMutants } from './laboratory';

jest.setTimeout(120_000);

it('a rule of the shipped checklist that is made wrong is noticed by a case', async () => {
  const report = await tryMutants(checkCases);
  expect(report.wrong).toEqual([]);
  expect(report.surviving).toEqual([]);
  expect(report.mutants).toBeGreaterThan(100);
});

describe('the laboratory', () => {
  const own = checkCases.filter(
    ({ check }) => check === 'dockerfile-no-secrets',
  );

  it('finds the mutants that no case notices', async () => {
    const few = own.filter(({ expected }) => expected.status === 'pass');
    expect(few).toHaveLength(1);
    const { surviving, wrong } = await tryMutants(few);
    expect(wrong).toEqual([]);
    const changes = surviving
      .filter(({ check }) => check === 'dockerfile-no-secrets')
      .map(({ change }) => change);
    expect(changes).toEqual(['unknownWhen dropped', 'when dropped']);
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
});
