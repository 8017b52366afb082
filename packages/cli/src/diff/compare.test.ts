import { CheckStatus } from '@container-maturity/backstage-plugin-maturity-common';
import { resultWith } from '../formats/testing';
import { compareComponents } from './compare';
import { isWorse } from './gate';
import { componentWith, failing, findingAt } from './testing';
import { AssessedComponent, Diff } from './types';

const files = { inBase: () => true, inHead: () => true };
const reason = { en: 'r', zh: 'r' };

function kindOf(from: CheckStatus, to: CheckStatus) {
  const result = (status: CheckStatus) =>
    status === 'fail'
      ? failing([findingAt('a', 1)])
      : resultWith({ status, reason });
  const [{ changes }] = compareComponents(
    [componentWith([result(from)])],
    [componentWith([result(to)])],
    files,
  );
  return changes[0]?.kind;
}

function diffOf(base: AssessedComponent[], head: AssessedComponent[]): Diff {
  const side = { shown: { en: 'x', zh: 'x' } };
  return {
    base: side,
    head: side,
    checklist: { id: 'c', version: '1' },
    components: compareComponents(base, head, files),
    identical: false,
  };
}

describe('compareComponents', () => {
  it.each([
    ['pass', 'fail', 'newly-failing'],
    ['not-applicable', 'fail', 'newly-failing'],
    ['waived', 'fail', 'newly-failing'],
    ['scheduled', 'fail', 'newly-failing'],
    ['unknown', 'fail', 'revealed'],
    ['error', 'fail', 'revealed'],
    ['fail', 'pass', 'fixed'],
    ['fail', 'not-applicable', 'other'],
    ['fail', 'waived', 'waived'],
    ['fail', 'scheduled', 'waived'],
    ['fail', 'unknown', 'untold'],
    ['pass', 'error', 'untold'],
    ['unknown', 'pass', 'told'],
    ['error', 'not-applicable', 'told'],
    ['not-applicable', 'pass', 'other'],
    ['unknown', 'error', undefined],
    ['fail', 'fail', undefined],
    ['pass', 'pass', undefined],
  ] as const)('calls %s → %s %s', (from, to, kind) => {
    expect(kindOf(from, to)).toBe(kind);
  });

  it('tells more findings of a failing check from fewer', () => {
    const one = failing([findingAt('a', 1)]);
    const two = failing([findingAt('a', 1), findingAt('b', 1)]);
    const changesOf = (base: typeof one, head: typeof one) =>
      compareComponents(
        [componentWith([base])],
        [componentWith([head])],
        files,
      )[0].changes;
    expect(changesOf(one, two)).toMatchObject([
      { kind: 'more-findings', added: [findingAt('b', 1)] },
    ]);
    expect(changesOf(two, one)).toMatchObject([
      { kind: 'fewer-findings', gone: [findingAt('b', 1)] },
    ]);
  });

  it('pairs components by name, then by folder; the rest is new or gone', () => {
    const of = (name: string, subpath: string) =>
      componentWith([], 1, { ref: `component:default/${name}`, subpath });
    const found = compareComponents(
      [of('orders', 'a'), of('assumed', 'b'), of('old', 'c')],
      [of('orders', 'moved'), of('named', 'b'), of('new', 'd')],
      files,
    );
    expect(
      found.map(({ ref, change, base }) => [
        ref.replace(/.*\//, ''),
        change,
        base?.ref.replace(/.*\//, ''),
      ]),
    ).toEqual([
      ['orders', 'kept', 'orders'],
      ['named', 'kept', 'assumed'],
      ['new', 'added', undefined],
      ['old', 'removed', 'old'],
    ]);
  });
});

describe('isWorse', () => {
  const pass = resultWith({});
  const fail = failing([findingAt('a', 1)]);
  const advice = failing([findingAt('a', 1)], { required: false });

  const verdicts = (base: AssessedComponent, head: AssessedComponent) => {
    const diff = diffOf([base], [head]);
    return (['none', 'level', 'new-required'] as const).map(failOn =>
      isWorse(diff, failOn),
    );
  };

  it('is worse where a level falls', () => {
    expect(verdicts(componentWith([], 2), componentWith([], 1))).toEqual([
      false,
      true,
      true,
    ]);
    expect(verdicts(componentWith([], 1), componentWith([], null))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is worse where a required check fails anew, or in more places', () => {
    expect(verdicts(componentWith([pass]), componentWith([fail]))).toEqual([
      false,
      false,
      true,
    ]);
    const more = failing([findingAt('a', 1), findingAt('b', 1)]);
    expect(verdicts(componentWith([fail]), componentWith([more]))[2]).toBe(
      true,
    );
  });

  it('is not worse for advice, for what failed before, for what is only seen now, or for what is new', () => {
    const unknown = resultWith({ status: 'unknown', reason });
    expect(verdicts(componentWith([pass]), componentWith([advice]))[2]).toBe(
      false,
    );
    expect(verdicts(componentWith([fail]), componentWith([fail]))[2]).toBe(
      false,
    );
    expect(verdicts(componentWith([unknown]), componentWith([fail]))[2]).toBe(
      false,
    );
    expect(isWorse(diffOf([], [componentWith([fail])]), 'new-required')).toBe(
      false,
    );
  });
});
