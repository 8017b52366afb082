import { sideBySide } from '../sideBySide';
import { RepositoryFiles } from './types';

const AT_ONCE = 32;

/** Reads files side by side, so that reading them one after the other needn't wait for the disk each time. */
export async function readAhead(
  repository: RepositoryFiles,
  paths: readonly string[],
): Promise<void> {
  await sideBySide(paths, AT_ONCE, path => repository.read(path));
}
