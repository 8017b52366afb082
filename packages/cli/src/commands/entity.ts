import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { UsageError } from '../errors';
import { Note } from '../formats/report';
import { Language } from '../language';
import { inEveryLanguage } from './words';

/** A catalog entity, as far as checks look at it. */
export interface Entity {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    tags?: string[];
  };
  spec?: Record<string, unknown>;
}

/** As which entity a directory is checked. */
export interface EntityOfDirectory {
  entity: Entity;
  /** The file that declares it, below the directory, or as the person named it; absent: a service is assumed. */
  file?: string;
  notes: Note[];
}

const fileNames = ['catalog-info.yaml', 'catalog-info.yml'];
const maxBytes = 1024 * 1024;

/** The entity in a file that a person named. Throws UsageError where it declares none. */
export async function entityOfFile(
  cwd: string,
  root: string,
  named: string,
  language: Language,
): Promise<EntityOfDirectory> {
  const file = path.resolve(cwd, named);
  const read = await readEntity(file, named);
  if (!read.entity) {
    throw new UsageError(read.problem[language]);
  }
  const below = path.relative(root, file).split(path.sep).join('/');
  return {
    entity: read.entity,
    file: below.startsWith('../') || path.isAbsolute(below) ? named : below,
    notes: [],
  };
}

/** The entity that a directory declares in its catalog-info.yaml; without one a service is assumed, with a note. */
export async function entityOfDirectory(
  root: string,
  subpath: string,
): Promise<EntityOfDirectory> {
  const directory = path.join(root, subpath);
  const notes: Note[] = [];
  for (const name of fileNames) {
    const file = path.posix.join(subpath, name);
    if (await isOwnFile(root, path.join(directory, name))) {
      const read = await readEntity(path.join(directory, name), file);
      if (read.entity) {
        return { entity: read.entity, file, notes };
      }
      notes.push({ message: assumed(read.problem) });
    }
  }
  if (notes.length === 0) {
    notes.push({
      message: {
        en: `No ${path.posix.join(
          subpath,
          fileNames[0],
        )}: a service is assumed`,
        zh: `没有 ${path.posix.join(subpath, fileNames[0])}：假定为服务`,
      },
    });
  }
  return { entity: assumedService(directory), notes };
}

function assumed({ en, zh }: LocalizedText): LocalizedText {
  return { en: `${en}; a service is assumed`, zh: `${zh}；假定为服务` };
}

function assumedService(directory: string): Entity {
  const name = path
    .basename(path.resolve(directory))
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: name || 'service', namespace: 'default' },
    spec: { type: 'service' },
  };
}

/** A regular file that lies in the directory itself: a symbolic link must not lead out of it. */
async function isOwnFile(root: string, file: string): Promise<boolean> {
  try {
    const [realRoot, realFile] = await Promise.all([
      realpath(root),
      realpath(file),
    ]);
    return (
      realFile.startsWith(realRoot + path.sep) &&
      (await stat(realFile)).isFile()
    );
  } catch {
    return false;
  }
}

type Read =
  | { entity: Entity; problem?: undefined }
  | { entity?: undefined; problem: LocalizedText };

async function readEntity(file: string, shown: string): Promise<Read> {
  const text = await readText(file, shown);
  if (typeof text !== 'string') {
    return { problem: text };
  }
  const { documents, errors } = parseYaml(text, { file: shown });
  const entity = documents.map(({ value }) => value).find(isComponent);
  if (entity) {
    return { entity };
  }
  const [error] = errors;
  return {
    problem: inEveryLanguage(words =>
      error
        ? words.badYaml(shown, error.line, error.column, error.message)
        : words.noComponent(shown),
    ),
  };
}

async function readText(
  file: string,
  shown: string,
): Promise<string | LocalizedText> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) {
      return inEveryLanguage(words => words.notAFile(shown));
    }
    return stats.size > maxBytes
      ? inEveryLanguage(words => words.tooLarge(shown))
      : await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return inEveryLanguage(words =>
      code === 'ENOENT'
        ? words.notFound(shown)
        : words.notReadable(shown, message),
    );
  }
}

function isComponent(value: unknown): value is Entity {
  if (!isRecord(value) || value.kind !== 'Component') {
    return false;
  }
  const { metadata, spec } = value;
  return (
    isRecord(metadata) &&
    typeof metadata.name === 'string' &&
    metadata.name !== '' &&
    (metadata.annotations === undefined || isRecord(metadata.annotations)) &&
    (spec === undefined || isRecord(spec))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Globs of the annotation that widens the entity's subpath. */
export function includedPaths({ metadata }: Entity): string[] {
  const paths = metadata.annotations?.['container-maturity.io/paths'];
  return typeof paths === 'string'
    ? paths
        .split(',')
        .map(glob => glob.trim())
        .filter(glob => glob !== '')
    : [];
}

/** `kind:namespace/name` in lower case, as the catalog has it. */
export function refOf({ kind, metadata }: Entity): string {
  const namespace = metadata.namespace ?? 'default';
  return `${kind}:${namespace}/${metadata.name}`.toLocaleLowerCase('en-US');
}
