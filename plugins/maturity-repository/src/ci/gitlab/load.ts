import { withoutCredentials } from '../../withoutCredentials';
import picomatch from 'picomatch';
import { RepositoryFiles } from '../../files';
import { plain } from '../../shell';
import { PipelineDocument } from '../document';
import { list, own, record, strings, plainText } from '../json';
import { LoadedPipeline, Part, Path } from './model';

const MAX_FILES = 60;
const MAX_JOBS = 1_000;

/** Reads a pipeline file and what it includes from the same repository; later files win, as in GitLab. */
export async function loadPipeline(
  repository: RepositoryFiles,
  file: string,
): Promise<LoadedPipeline> {
  const loaded: LoadedPipeline = {
    parts: new Map(),
    externals: [],
    templates: [],
  };
  await load(repository, file, loaded, new Set());
  return loaded;
}

async function load(
  repository: RepositoryFiles,
  file: string,
  into: LoadedPipeline,
  seen: Set<string>,
): Promise<void> {
  if (seen.has(file) || seen.size >= MAX_FILES) return;
  seen.add(file);
  if (!(await repository.exists(file))) {
    repository.problem({
      message: {
        en: 'This pipeline file is included but does not exist',
        zh: '流水线引用了此文件，但它不存在',
      },
      source: { file, line: 0 },
    });
    return;
  }
  const documents = await PipelineDocument.readAll(repository, file);
  const document =
    documents.length > 1 && own(documents[0].value, 'spec') !== undefined
      ? documents[1]
      : documents[0];
  if (!document) return;
  const includes = list(own(document.value, 'include'));
  for (const [index, include] of includes.slice(0, 50).entries()) {
    await one(
      repository,
      include,
      { file, line: document.line(['include', index]) },
      into,
      seen,
    );
  }
  merge(document, into);
}

async function one(
  repository: RepositoryFiles,
  include: unknown,
  at: { file: string; line: number },
  into: LoadedPipeline,
  seen: Set<string>,
): Promise<void> {
  const written = plainText(include);
  const remote =
    plainText(own(include, 'remote')) ??
    (written && /^https?:/.test(written) ? written : undefined);
  const local = remote
    ? undefined
    : plainText(own(include, 'local')) ?? written;
  if (local !== undefined) {
    const path = plain(local.replace(/^\/+/, ''));
    if (path === undefined || path.includes('$')) {
      into.externals.push({ name: local, ...at });
      return;
    }
    const matches = picomatch(path, { dot: true });
    const files = /[*?[{]/.test(path)
      ? repository.files
          .map(file => file.path)
          .filter(file => matches(file))
          .slice(0, MAX_FILES)
      : [path];
    for (const next of files) await load(repository, next, into, seen);
    return;
  }
  const template = plainText(own(include, 'template'));
  if (template !== undefined) {
    into.templates.push({ name: template, ...at });
    return;
  }
  const artifact = own(include, 'artifact');
  const name =
    remote ??
    plainText(own(include, 'component')) ??
    plainText(own(include, 'project')) ??
    plainText(artifact);
  if (name !== undefined)
    into.externals.push({ name: withoutCredentials(name), ...at });
}

function merge(document: PipelineDocument, into: LoadedPipeline): void {
  for (const [name, value] of Object.entries(record(document.value)).slice(
    0,
    MAX_JOBS,
  )) {
    if (name === 'include') continue;
    const origin = { document, path: [name] as Path };
    const existing = into.parts.get(name);
    const fields = record(value);
    const part: Part = existing ?? {
      value: {},
      origins: new Map(),
      origin,
    };
    // A value that isn't a map, such as a top-level `before_script`, is kept under its own name.
    const entries =
      Object.keys(fields).length > 0 || !Array.isArray(value)
        ? Object.entries(fields)
        : [];
    if (entries.length === 0 && value !== null && value !== undefined) {
      part.value = { '': value };
      part.origins.set('', origin);
    }
    for (const [key, item] of entries) {
      part.value = { ...part.value, [key]: mergedValue(part.value[key], item) };
      part.origins.set(key, { document, path: [name, key] });
    }
    part.origin = origin;
    into.parts.set(name, part);
  }
}

/** Maps are merged, everything else is replaced. */
export function mergedValue(below: unknown, above: unknown): unknown {
  if (
    below === undefined ||
    above === null ||
    typeof above !== 'object' ||
    Array.isArray(above)
  )
    return above;
  return { ...record(below), ...record(above) };
}

/** Texts of a list, also where an anchor put a list into it. */
export function flatStrings(value: unknown): string[] {
  return list(value).flatMap(item =>
    Array.isArray(item) ? flatStrings(item) : strings(item),
  );
}
