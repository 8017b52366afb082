import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { SearchRow } from '../store/rows';

/** As in the catalog's own index: what is longer can't be searched for. */
const MAX_LENGTH = 200;
/** Identity, which is no search term there either, or is added apart. */
const SKIPPED = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.etag',
]);

type Row = Omit<SearchRow, 'entity_ref'>;

/**
 * The scalars of an entity by lower-case path, as the catalog indexes them, so that a condition gives the same answer
 * here as there.
 */
export function searchRows(entity: Entity, owners: string[]): Row[] {
  const rows = new Map<string, Row>();
  const add = (path: string, value: unknown) => {
    const key = path.toLowerCase();
    const text =
      value === undefined || value === null
        ? null
        : String(value).toLowerCase();
    const row = { key, value: text && text.length > MAX_LENGTH ? null : text };
    rows.set(`${key}\0${row.value ?? '\0'}`, row);
  };

  add('kind', entity.kind);
  add('metadata.name', entity.metadata.name);
  add('metadata.namespace', entity.metadata.namespace ?? DEFAULT_NAMESPACE);
  add('metadata.uid', entity.metadata.uid);
  visit('metadata', entity.metadata, add);
  visit('spec', entity.spec, add);
  for (const owner of owners) {
    add('relations.ownedby', owner);
  }
  return [...rows.values()];
}

function visit(
  path: string,
  value: unknown,
  add: (path: string, value: unknown) => void,
): void {
  if (SKIPPED.has(path) || path.length > MAX_LENGTH) {
    return;
  }
  if (value === undefined || value === null || typeof value !== 'object') {
    add(path, value);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      visit(path, item, add);
      if (typeof item === 'string') {
        visit(`${path}.${item}`, true, add);
      }
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    visit(`${path}.${key}`, item, add);
  }
}
