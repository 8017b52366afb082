import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Where the launcher keeps the tools it fetched; safe to delete. */
export const toolsDir = path.join(root, '.tools');
