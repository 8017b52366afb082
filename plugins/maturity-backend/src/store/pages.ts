import { breathe } from './rows';

/** Rows a page: what one answer of the database may keep the others waiting for. */
export const PAGE = 2_000;

/** Reads rows a page at a time, each page after the last row of the one before. */
export async function* pages<Row>(
  read: (after: Row | undefined) => PromiseLike<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) {
      yield rows;
      await breathe();
    }
    if (rows.length < PAGE) {
      return;
    }
    after = rows[rows.length - 1];
  }
}
