import { compareFindings, Files } from './findings';
import { failing, findingAt } from './testing';

const everywhere: Files = { inBase: () => true, inHead: () => true };

const compared = (
  base: ReturnType<typeof findingAt>[],
  head: ReturnType<typeof findingAt>[],
  files = everywhere,
) => compareFindings(failing(base), failing(head), files);

describe('compareFindings', () => {
  it('takes a finding whose line moved for the same', () => {
    const { addedCount, goneCount } = compared(
      [findingAt('a', 1), findingAt('a', 9)],
      [findingAt('a', 4), findingAt('a', 2)],
    );
    expect([addedCount, goneCount]).toEqual([0, 0]);
  });

  it('counts equal findings of a file', () => {
    const { added, gone } = compared(
      [findingAt('a', 1)],
      [findingAt('a', 1), findingAt('a', 5)],
    );
    expect(added).toEqual([findingAt('a', 5)]);
    expect(gone).toEqual([]);
  });

  it('takes a number that changed for the same finding, but another name for another', () => {
    const old = findingAt('a', 1, 'alpine:3.20 has no digest');
    const same = findingAt('a', 1, 'alpine:3.21.2-r1 has no digest');
    const other = findingAt('a', 1, 'debian:12 has no digest');
    expect(compared([old], [same]).addedCount).toBe(0);
    expect(compared([old], [other])).toMatchObject({
      added: [other],
      gone: [old],
    });
  });

  it('takes the finding of a renamed file for the same, of a second file for another', () => {
    const renamed: Files = {
      inBase: file => file === 'old',
      inHead: file => file === 'new',
    };
    const [old, now] = [findingAt('old', 1), findingAt('new', 3)];
    expect(compared([old], [now], renamed)).toMatchObject({
      addedCount: 0,
      goneCount: 0,
    });
    const copied: Files = { ...renamed, inHead: () => true };
    expect(compared([old], [now], copied)).toMatchObject({
      added: [now],
      gone: [old],
    });
  });

  it('compares numbers only where not all findings are listed', () => {
    const many = failing([findingAt('a', 1)], { findingCount: 60 });
    const more = failing([findingAt('b', 1)], { findingCount: 63 });
    expect(compareFindings(many, more, everywhere)).toEqual({
      added: [],
      addedCount: 3,
      gone: [],
      goneCount: 0,
    });
    const few = failing([findingAt('a', 1)]);
    expect(compareFindings(many, few, everywhere)).toMatchObject({
      addedCount: 0,
      goneCount: 59,
    });
  });
});
