import path from 'node:path';
import {
  CollectRepositoryOptions,
  defaultExclude,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { UsageError } from '../errors';
import { Language } from '../language';
import { Target } from '../arguments';
import { Surroundings } from '../surroundings';
import { directoryOf } from './directory';
import { entityOfDirectory, EntityOfDirectory, entityOfFile } from './entity';
import { commandWords } from '../words';

/** A directory, read. */
export interface Read<T> extends EntityOfDirectory {
  /** The directory as the person named it, with the subpath. */
  shown: string;
  /** What was read of it. */
  outcome: T;
}

/** Which files to look at. */
export type Files = Pick<
  CollectRepositoryOptions,
  'root' | 'subpath' | 'exclude'
>;

/** Reads the directory that a person named, as the entity it is. Throws UsageError where it can't be read. */
export async function readTarget<T>(
  target: Target,
  language: Language,
  surroundings: Surroundings,
  read: (files: Files, entity: EntityOfDirectory) => Promise<T>,
): Promise<Read<T>> {
  const { cwd } = surroundings;
  const root = await directoryOf(cwd, target.directory, language);
  const { directory } = target;
  const named = { cwd, root, directory, subpath: subpathOf(target.subpath) };
  await directoryOf(cwd, path.join(root, named.subpath), language);
  const entity = target.entity
    ? await entityOfFile(named, target.entity, language)
    : await entityOfDirectory(named);
  const shown = path.join(directory, entity.subpath);
  const done = showProgress(
    commandWords[language].reading(shown),
    surroundings,
  );
  try {
    const files = {
      root,
      subpath: entity.subpath || undefined,
      exclude: [...defaultExclude, ...target.exclude],
    };
    return { ...entity, shown, outcome: await read(files, entity) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  } finally {
    done();
  }
}

/** Without `./` and slashes at its ends. */
export function subpathOf(named: string | undefined): string {
  const normal = path.posix
    .normalize((named ?? '').split(path.sep).join('/'))
    .replace(/^\/+|\/+$/g, '');
  return normal === '.' ? '' : normal;
}

/** A line that goes away again: for a person who waits, not for a log. */
function showProgress(line: string, { stderr }: Surroundings): () => void {
  if (!stderr.isTTY) {
    return () => {};
  }
  stderr.write(line);
  return () => stderr.write('\r\u001b[K');
}
