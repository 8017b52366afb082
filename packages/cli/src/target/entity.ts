import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { UsageError } from '../errors';
import { Note } from '../formats/report';
import { Language } from '../language';
import { componentsOf, Entity } from './components';
import { firstDirectory, sourcePaths, writtenLocation } from './sourceLocation';
import { commandWords, inEveryLanguage } from '../words';

export type { Entity } from './components';

/** As which entity a directory is checked. */
export interface EntityOfDirectory {
  entity: Entity;
  /** The file that declares it, below the directory, or as the person named it; absent: a service is assumed. */
  file?: string;
  /** The entity's own folder below the directory; empty where it is the directory. */
  subpath: string;
  notes: Note[];
}

/** What a person named of a repository. */
export interface Named {
  cwd: string;
  /** The directory of the repository, absolute. */
  root: string;
  /** The directory as the person wrote it. */
  directory: string;
  /** A folder below it; empty where none was named. */
  subpath: string;
}

const fileNames = ['catalog-info.yaml', 'catalog-info.yml'];

/** The entity in a file that a person named as FILE or FILE#NAME. Throws UsageError where it declares none. */
export async function entityOfFile(
  named: Named,
  option: string,
  language: Language,
): Promise<EntityOfDirectory> {
  const [, shown, name] = /^(.+?)(?:#([^#/\\]+))?$/s.exec(option) ?? ['', ''];
  const file = path.resolve(named.cwd, shown);
  const { components, problem } = await componentsOf(file, shown);
  if (!components) {
    throw new UsageError(problem[language]);
  }
  const chosen = components.filter(({ metadata }) => metadata.name === name);
  if (name !== undefined && chosen.length === 0) {
    const names = components.map(({ metadata }) => metadata.name);
    throw new UsageError(commandWords[language].noSuchName(shown, name, names));
  }
  const below = path.relative(named.root, file).split(path.sep).join('/');
  const outside = below.startsWith('../') || path.isAbsolute(below);
  return chosenOf(named, {
    components: name === undefined ? components : chosen,
    file: outside ? shown : below,
    shown,
    directory: outside ? '' : directoryOf(below),
    fallback: named.subpath,
  });
}

/**
 * The entity of a directory or of a folder in it: the folder's own catalog-info.yaml declares it, or one above whose
 * Component names the folder as its source location. Without any a service is assumed, with a note.
 */
export async function entityOfDirectory(
  named: Named,
): Promise<EntityOfDirectory> {
  const { root, subpath } = named;
  const notes: Note[] = [];
  for (const directory of [subpath, ...directoriesAbove(subpath)]) {
    if (notes.length > 0) break; // The folder's own file is broken.
    for (const name of fileNames) {
      const file = path.posix.join(directory, name);
      if (!(await isOwnFile(root, path.join(root, file)))) continue;
      const declared = await componentsOf(path.join(root, file), file);
      const components = declared.components?.filter(
        component =>
          directory === subpath ||
          sourcePaths({ ...component, root, directory })?.includes(subpath),
      );
      if (components?.length) {
        const shown = path.join(named.directory, file);
        const fallback = subpath;
        return chosenOf(named, {
          components,
          file,
          shown,
          directory,
          fallback,
        });
      }
      if (declared.problem && directory === subpath) {
        notes.push({ message: assumed(declared.problem) });
      }
    }
  }
  if (notes.length === 0) {
    const missing = path.posix.join(subpath, fileNames[0]);
    notes.push({ message: inEveryLanguage(words => words.noFile(missing)) });
  }
  const entity = assumedService(path.join(root, subpath));
  return { entity, subpath, notes };
}

interface Declaration {
  components: Entity[];
  file: string;
  /** The file as `--entity` takes it. */
  shown: string;
  /** Where it lies below the root. */
  directory: string;
  /** The folder of a Component without a source location. */
  fallback: string;
}

/** Of several Components the first whose source is the folder named, else the first; what was not chosen is noted. */
async function chosenOf(
  { root, subpath }: Named,
  { components, file, shown, directory, fallback }: Declaration,
): Promise<EntityOfDirectory> {
  const pathsOf = (component: Entity) =>
    sourcePaths({ ...component, root, directory }) ?? [fallback];
  const exact =
    subpath === ''
      ? undefined
      : components.find(component => pathsOf(component).includes(subpath));
  const entity = exact ?? components[0];
  const notes: Note[] = [];
  const others = components.filter(component => component !== entity);
  if (others.length > 0) {
    const names = others.map(({ metadata }) => metadata.name);
    const { name } = entity.metadata;
    notes.push({
      message: inEveryLanguage(words => words.several(name, names, shown)),
      source: { file },
    });
  }
  const found = await firstDirectory(root, pathsOf(entity));
  if (found === undefined && !exact) {
    const location = writtenLocation(entity) ?? '';
    notes.push({
      message: inEveryLanguage(words => words.sourceElsewhere(location)),
      source: { file },
    });
  }
  return { entity, file, subpath: narrower(subpath, found), notes };
}

/** The folder that a person named stands, unless the source lies deeper in it. */
function narrower(subpath: string, found: string | undefined): string {
  const prefix = subpath === '' ? '' : `${subpath}/`;
  return found?.startsWith(prefix) ? found : subpath;
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
    spec: {},
  };
}

/** Those above a folder, the nearest first; the last is the root, the empty path. */
function directoriesAbove(subpath: string): string[] {
  return subpath === ''
    ? []
    : [directoryOf(subpath), ...directoriesAbove(directoryOf(subpath))];
}

function directoryOf(below: string): string {
  const directory = path.posix.dirname(below);
  return directory === '.' ? '' : directory;
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
