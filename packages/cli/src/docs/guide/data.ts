import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import {
  parseYaml,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';

/** What becomes of some clauses below one heading. */
export interface Coverage {
  /** Clauses, as globs: `*` for any text, `?` for one character. Of several that match a clause the first counts. */
  of: string[];
  /** Ids of checks and attestations. */
  checks?: string[];
  /** Key of the reason why there is no check. */
  because?: string;
  /** Ids of the corrections that are about them. */
  corrections?: string[];
}

/** What becomes of the clauses below one heading. */
export interface CoveredSection {
  /** In English. */
  title: string;
  clauses: Coverage[];
}

/** A point where the guide is out of date. */
export interface Correction {
  id: string;
  title: LocalizedText;
  /** The heading below which it stands. */
  guide: string;
  now: LocalizedText;
  instead: LocalizedText;
  sources: string[];
  checks: string[];
  /** The folder of check cases in which the guide's own snippet is judged. */
  shownBy?: string;
  /** Why no repository can show it. */
  unseen?: LocalizedText;
}

/** Checks that the guide doesn't ask for. */
export interface Beyond {
  checks: string[];
  because: LocalizedText;
}

/** What people wrote about the guide, beside the checklist. */
export interface GuideData {
  /** By heading. */
  sections: Record<string, CoveredSection>;
  reasons: Record<string, LocalizedText>;
  beyond: Beyond[];
  corrections: Correction[];
}

/** The directory that holds what is said about the guide. */
export const guideDirectory = () =>
  path.join(shippedChecklist(), '..', 'guide');

/** Reads what is said about the guide; throws where a file can't be read as YAML. */
export async function readGuideData(
  directory = guideDirectory(),
): Promise<GuideData> {
  const folder = async <T>(name: string) => {
    const files = await readdir(path.join(directory, name));
    return Promise.all(
      files.sort().map(file => readOne<T>(path.join(directory, name, file))),
    );
  };
  const [sections, corrections, reasons, beyond] = await Promise.all([
    folder<Record<string, CoveredSection>>('clauses'),
    folder<Correction[]>('corrections'),
    readOne<Record<string, LocalizedText>>(
      path.join(directory, 'reasons.yaml'),
    ),
    readOne<Beyond[]>(path.join(directory, 'beyond.yaml')),
  ]);
  return {
    sections: Object.assign({}, ...sections),
    corrections: corrections.flat(),
    reasons,
    beyond,
  };
}

async function readOne<T>(file: string): Promise<T> {
  const { documents, errors } = parseYaml(await readFile(file, 'utf8'), {
    file,
  });
  if (errors.length > 0) {
    const [{ line, column, message }] = errors;
    throw new Error(`${file}:${line}:${column}: ${message}`);
  }
  return documents[0]?.value as T;
}
