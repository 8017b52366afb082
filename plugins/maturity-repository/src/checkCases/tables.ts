import type { Case } from './dockerfile/samples';
import type { ProjectCase } from './projectCases';
import { CheckCase } from './types';

/** The cases of a table that has a row for each check of Dockerfiles. */
export function casesOfDockerfiles(table: Record<string, Case>): CheckCase[] {
  return Object.entries(table).flatMap(
    ([check, { passes, fails, notApplicable }]) => {
      const [failing, ...at] = fails;
      return [
        { check, files: passes, expected: { status: 'pass' } },
        { check, files: failing, expected: { status: 'fail', at } },
        ...(notApplicable
          ? [
              {
                check,
                files: notApplicable,
                expected: { status: 'not-applicable' },
              } as const,
            ]
          : []),
      ] satisfies CheckCase[];
    },
  );
}

/** The cases of a table that has a row for each check of the project. */
export function casesOfProjects(
  table: Record<string, ProjectCase>,
): CheckCase[] {
  return Object.entries(table).flatMap(([check, row]) => {
    const { pass, fail, at, unknown = [], none = [], overlay } = row;
    const of = (
      files: CheckCase['files'],
      status: CheckCase['expected']['status'],
    ): CheckCase => ({
      check,
      files: { '.keep': '', ...files },
      expected: { status },
      ...(overlay && { overlay }),
    });
    const [first, ...others] = list(fail).map(files => of(files, 'fail'));
    const placed = { ...first.expected, ...(at && { at: [at] }) };
    return [
      { ...first, expected: placed },
      ...others,
      ...list(pass).map(files => of(files, 'pass')),
      ...list(unknown).map(files => of(files, 'unknown')),
      ...list(none).map(files => of(files, 'not-applicable')),
    ];
  });
}

function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}
