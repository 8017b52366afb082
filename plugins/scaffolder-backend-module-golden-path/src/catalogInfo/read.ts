import { Entity } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { isUtf8 } from 'node:buffer';
import { constants, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkEntity } from './check';

const maxBytes = 256 * 1024;
const maxEntities = 20;
const maxAliases = 50;

/** The file that says what a directory is in the catalog. */
export const catalogInfoFile = 'catalog-info.yaml';

/**
 * The entities of a service's `catalog-info.yaml`. The file is whatever somebody put there: it must be a plain file of
 * at most 256 KiB with at most 20 entities of the kinds a service may bring. Throws an InputError otherwise.
 */
export async function readCatalogInfo(directory: string): Promise<Entity[]> {
  const text = await readPlainFile(join(directory, catalogInfoFile));
  const entities = parse(text).map(checkEntity);
  if (entities.length === 0) {
    throw new InputError(
      `${catalogInfoFile} describes no entity: it needs a Component`,
    );
  }
  if (entities.length > maxEntities) {
    throw new InputError(
      `${catalogInfoFile} has ${entities.length} entities: at most ${maxEntities} are read`,
    );
  }
  return entities;
}

function parse(text: string): unknown[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const values: unknown[] = [];
  for (const document of documents) {
    const problem = document.errors[0];
    if (problem) {
      throw new InputError(
        // Without the lines of the file that follow: one line of a log is enough.
        `${catalogInfoFile} is not valid YAML: ${
          problem.message.split(/:?\n/, 1)[0]
        }`,
      );
    }
    values.push(document.toJS({ maxAliasCount: maxAliases }));
  }
  return values.filter(value => value !== null && value !== undefined);
}

async function readPlainFile(path: string): Promise<string> {
  // A symlink is refused by the open itself, so that nothing can be put in between.
  const handle = await fs
    .open(
      path,
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    )
    .catch(error => {
      throw new InputError(
        `${catalogInfoFile} can't be read: ${
          error.code === 'ELOOP'
            ? 'it is a symbolic link'
            : toError(error).message
        }`,
      );
    });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw new InputError(`${catalogInfoFile} is not a file`);
    }
    if (stat.size > maxBytes) {
      throw new InputError(
        `${catalogInfoFile} has ${stat.size} bytes: at most ${maxBytes} are read`,
      );
    }
    const text = await handle.readFile();
    if (!isUtf8(text)) {
      throw new InputError(`${catalogInfoFile} is not UTF-8 text`);
    }
    return text.toString('utf8');
  } finally {
    await handle.close();
  }
}
