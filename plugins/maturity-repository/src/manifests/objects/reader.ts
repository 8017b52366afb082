import {
  parseYaml,
  YamlDocument,
  YamlError,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { DocumentObject } from './documentObject';
import { Piece } from './pieces';
import {
  ManifestObject,
  ManifestProblem,
  PlaceFinder,
  ReadObjects,
} from './types';
import { isMapping, Mapping, valueAt } from './values';

/** Lists inside lists are read this deep; Kubernetes knows no deeper ones. */
const maxListDepth = 4;
const maxProblems = 50;
const maxDocuments = 10_000;

export interface ReadObjectsOptions {
  /** For text that was rendered: what it was made from. Without it the text is the file itself. */
  places?: PlaceFinder;
  /** Objects read at most; 5,000 unless told. What exceeds is a problem. */
  maxObjects?: number;
  /** Changes what was read before it is an object. */
  change?: (value: unknown) => unknown;
  /** What a document is that doesn't say it. */
  defaultKind?: { apiVersion: string; kind: string };
}

/** Reads a text piece by piece. */
export class Reader {
  readonly #objects: ManifestObject[] = [];
  readonly #problems: ManifestProblem[] = [];
  #documents = 0;

  constructor(
    private readonly file: string,
    private readonly options: ReadObjectsOptions,
  ) {}

  /** Whether all of it could be read, as one piece. */
  readWhole(text: string): boolean {
    const { documents, errors } = parse(text);
    if (errors.length > 0 || documents.length >= maxDocuments) return false;
    this.#addAll(documents, 1);
    return true;
  }

  /** Whether to go on. */
  read({ text, firstLine }: Piece): boolean {
    const { documents, errors } = parse(text);
    const [error] = errors;
    if (error) this.#problem(unreadable(error, this.file, firstLine));
    if (!this.#addAll(documents, firstLine)) return false;
    if (++this.#documents < maxDocuments) return true;
    this.#problem(tooManyDocuments(this.file));
    return false;
  }

  result(): ReadObjects {
    return { objects: this.#objects, problems: this.#problems };
  }

  /** Whether there was room for all. */
  #addAll(documents: readonly YamlDocument[], firstLine: number): boolean {
    const { maxObjects = 5_000, change = value => value } = this.options;
    for (const document of documents) {
      const value = change(document.value);
      const half = halfOf(value, this.options.defaultKind);
      if (half) this.#problem(incomplete(half, document, this.file, firstLine));
      for (const found of unfold(value, [], this.options.defaultKind, 0)) {
        if (this.#objects.length >= maxObjects) {
          this.#problem(tooMany(this.file, maxObjects));
          return false;
        }
        this.#add(found, document, firstLine);
      }
    }
    return true;
  }

  #add({ value, path }: Unfolded, document: YamlDocument, firstLine: number) {
    const { file } = this;
    const { places } = this.options;
    const text = { document, file, firstLine, path };
    this.#objects.push(new DocumentObject(value, text, places));
  }

  #problem(problem: ManifestProblem): void {
    if (this.#problems.length < maxProblems) this.#problems.push(problem);
  }
}

function parse(text: string) {
  return parseYaml(text, {
    dialect: 'kubernetes',
    // kubectl and Helm let the last of two equal keys win.
    duplicateKeys: 'last',
  });
}

interface Unfolded {
  value: Mapping & { apiVersion: string; kind: string };
  path: Array<string | number>;
}

function* unfold(
  value: unknown,
  path: Array<string | number>,
  kindOfItems: { apiVersion: string; kind: string } | undefined,
  depth: number,
): Generator<Unfolded> {
  if (!isMapping(value)) return;
  const { apiVersion = kindOfItems?.apiVersion, kind = kindOfItems?.kind } =
    value;
  if (!isName(apiVersion) || !isName(kind)) return;
  if (!kind.endsWith('List') || !Array.isArray(value.items)) {
    yield { value: { ...value, apiVersion, kind }, path };
    return;
  }
  if (depth >= maxListDepth) return;
  // The items of a `DeploymentList` need not say that they are Deployments.
  const kindOfOne = kind.slice(0, -'List'.length);
  const named = kindOfOne === '' ? undefined : { apiVersion, kind: kindOfOne };
  for (const [index, item] of value.items.entries()) {
    yield* unfold(item, [...path, 'items', index], named, depth + 1);
  }
}

/** What an object says that lacks the other of `apiVersion` and `kind`. */
function halfOf(
  value: unknown,
  defaultKind: ReadObjectsOptions['defaultKind'],
): ManifestProblem['half'] {
  if (defaultKind || !isMapping(value)) return undefined;
  const { apiVersion, kind } = value;
  if (!isName(valueAt(value, ['metadata', 'name']))) return undefined;
  if (isName(apiVersion) && kind === undefined) return { apiVersion };
  return isName(kind) && apiVersion === undefined ? { kind } : undefined;
}

function incomplete(
  half: NonNullable<ManifestProblem['half']>,
  document: YamlDocument,
  file: string,
  firstLine: number,
): ManifestProblem {
  const [has, lacks] =
    'kind' in half ? ['kind', 'apiVersion'] : ['apiVersion', 'kind'];
  const line = document.keyPosition([has])?.line ?? 1;
  return {
    message: {
      en: `A manifest has ${has} and lacks ${lacks}: Kubernetes refuses it`,
      zh: `清单有 ${has} 但缺少 ${lacks}，Kubernetes 会拒绝它`,
    },
    source: { file, line: line + firstLine - 1 },
    half,
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function unreadable(
  error: YamlError,
  file: string,
  firstLine: number,
): ManifestProblem {
  return {
    message: {
      en: `The YAML can't be read: ${error.message}`,
      zh: `无法读取该 YAML：${error.message}`,
    },
    source: { file, line: error.line + firstLine - 1 },
  };
}

function tooMany(file: string, most: number): ManifestProblem {
  return {
    message: {
      en: `More than ${most} objects; the rest was not read`,
      zh: `对象超过 ${most} 个，其余的未读取`,
    },
    source: { file, line: 0 },
  };
}

function tooManyDocuments(file: string): ManifestProblem {
  return {
    message: {
      en: `More than ${maxDocuments} documents; the rest was not read`,
      zh: `文档超过 ${maxDocuments} 个，其余的未读取`,
    },
    source: { file, line: 0 },
  };
}
