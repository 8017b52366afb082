import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../files';
import { attestationFields, Field, waiverFields } from './fields';
import { problems } from './problems';
import { DecisionEntry } from './shape';

/** Entries of one list that are read. */
const MAX_ENTRIES = 200;
/** What is wrong with one file that is said. */
const MAX_PROBLEMS = 200;

const KINDS = { waivers: 'waiver', attestations: 'attestation' } as const;
type List = keyof typeof KINDS;

type Path = Array<string | number>;

const nothing = {
  check: '',
  by: '',
  reason: '',
  from: '',
  until: '',
  at: '',
  link: '',
  compensating: '',
  holds: true,
  problem: { en: '', zh: '' },
};

class Reader {
  readonly #entries: DecisionEntry[] = [];
  #problems = 0;

  constructor(
    private readonly document: YamlDocument,
    private readonly invalid: (
      problem: LocalizedText,
      line?: number,
      check?: string,
    ) => DecisionEntry,
  ) {}

  read(): DecisionEntry[] {
    const { value } = this.document;
    // A file of nothing but comments decides nothing.
    if (value === null || value === undefined) return [];
    if (!isRecord(value)) {
      this.#wrong([], problems.notAMap);
      return this.#entries;
    }
    const lists = Object.keys(KINDS) as List[];
    for (const key of Object.keys(value)) {
      if (!lists.some(list => list === key)) {
        this.#wrong([key], problems.unknownKey(key, lists));
      }
    }
    for (const list of lists) this.#readList(list, value[list]);
    return this.#entries;
  }

  #readList(list: List, value: unknown): void {
    if (value === undefined || value === null) return;
    if (!Array.isArray(value)) {
      this.#wrong([list], problems.notAList(list));
      return;
    }
    if (value.length > MAX_ENTRIES) {
      this.#wrong([list, MAX_ENTRIES], problems.tooMany(list, MAX_ENTRIES));
    }
    value
      .slice(0, MAX_ENTRIES)
      .forEach((entry, index) => this.#readEntry(list, index, entry));
  }

  #readEntry(list: List, index: number, value: unknown): void {
    const path = [list, index];
    if (!isRecord(value)) {
      this.#wrong(path, problems.notAnEntry);
      return;
    }
    const before = this.#problems;
    const fields = list === 'waivers' ? waiverFields : attestationFields;
    this.#checkKeys(fields, value, path);
    if (this.#problems === before) this.#checkWhole(list, value, path);
    if (this.#problems > before) return;

    const entry = { ...nothing, ...value } as typeof nothing;
    this.#entries.push({
      ...entry,
      kind: KINDS[list],
      source: this.invalid(nothing.problem, this.#lineOf(path)).source,
    });
  }

  #checkKeys(
    fields: Record<string, Field>,
    value: Record<string, unknown>,
    path: Path,
  ): void {
    const check = checkOf(value);
    const known = Object.keys(fields);
    for (const key of Object.keys(value)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (!field) {
        this.#wrong([...path, key], problems.unknownKey(key, known), check);
      } else if (!field.accepts(value[key])) {
        const problem = problems.wrong(key, value[key], field.expected);
        this.#wrong([...path, key], problem, check);
      }
    }
    for (const key of known) {
      if (!fields[key].required || Object.hasOwn(value, key)) continue;
      const problem =
        key === 'until'
          ? problems.endless
          : problems.missing(key, fields[key].expected);
      this.#wrong(path, problem, check);
    }
  }

  #checkWhole(list: List, value: Record<string, unknown>, path: Path): void {
    const check = checkOf(value);
    const { from, until, link, reason } = value;
    if (list === 'waivers' && String(from ?? '') > String(until)) {
      this.#wrong([...path, 'from'], problems.backwards, check);
    }
    if (!link && !reason) {
      this.#wrong(path, problems.unfounded(KINDS[list]), check);
    }
  }

  #wrong(path: Path, problem: LocalizedText, check?: string): void {
    this.#problems++;
    if (this.#problems > MAX_PROBLEMS) return;
    this.#entries.push(this.invalid(problem, this.#lineOf(path), check));
  }

  #lineOf(path: Path): number {
    const position =
      typeof path.at(-1) === 'string'
        ? this.document.keyPosition(path)
        : this.document.position(path);
    return position?.line ?? 0;
  }
}

/**
 * The entries of a maturity.yaml. What is wrong becomes an entry that says so; an entry with something wrong is not
 * used, and a file that isn't YAML gives none.
 */
export async function readDecisions(
  repository: RepositoryFiles,
  file: string,
): Promise<DecisionEntry[]> {
  const invalid = (problem: LocalizedText, line = 0, check = '') =>
    ({
      ...nothing,
      kind: 'invalid',
      check,
      problem,
      source: { file, line },
    } satisfies DecisionEntry);

  const content = await repository.read(file);
  if (content.kind !== 'text') return [invalid(problems.unreadable)];
  const { documents, errors } = await yamlOf(repository, file, 'core');
  if (errors.length > 0) {
    return errors
      .slice(0, MAX_PROBLEMS)
      .map(({ message, line }) => invalid(problems.yaml(message), line));
  }
  const [document, second] = documents;
  if (second) {
    return [invalid(problems.documents, second.position([])?.line)];
  }
  return document ? new Reader(document, invalid).read() : [];
}

function checkOf({ check }: Record<string, unknown>): string {
  return typeof check === 'string' ? check.slice(0, 100) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
