import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseYaml,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { checkCases } from '.';
import { CheckCase } from './types';

interface Correction {
  id: string;
  checks: string[];
  /** The folder of cases in which the guide's own snippet is judged. */
  shownBy?: string;
}

const directory = join(shippedChecklist(), '../guide/corrections');

const corrections = readdirSync(directory).flatMap(
  file =>
    parseYaml(readFileSync(join(directory, file), 'utf8')).documents[0]
      .value as Correction[],
);

/** The cases that a folder has for what the guide shows. */
function guideCasesOf(area: string): CheckCase[] {
  const module: Record<string, CheckCase[]> = jest.requireActual(
    `./${area}/guideCases`,
  );
  return Object.values(module).flat();
}

describe('where the guide is out of date', () => {
  it.each(
    corrections.flatMap(({ id, checks, shownBy }) =>
      shownBy ? [[id, shownBy, checks] as const] : [],
    ),
  )('%s: a check finds it in what the guide shows', (_id, area, checks) => {
    const found = guideCasesOf(area).filter(
      ({ check, expected }) =>
        checks.includes(check) && expected.status === 'fail',
    );
    expect(found).not.toEqual([]);
    // They are tried with all the others.
    for (const each of found) {
      expect(checkCases).toContainEqual(each);
    }
  });
});
