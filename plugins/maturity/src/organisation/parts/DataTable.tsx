import { ReactNode } from 'react';
import { ScrollArea } from './ScrollArea';
import styles from './DataTable.module.css';

/** A column of a table. */
export interface Column<T> {
  title: string;
  /** Set to the right, digit below digit. */
  numeric?: boolean;
  value: (row: T) => ReactNode;
}

/** A table whose first column names the rows; where it is too wide it scrolls, also by keyboard. */
export function DataTable<T>({
  label,
  columns,
  rows,
  keyOf,
  empty,
}: {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Said in place of a table without rows. */
  empty?: string;
}) {
  if (rows.length === 0 && empty) {
    return <p className={styles.empty}>{empty}</p>;
  }
  const [first, ...others] = columns;
  return (
    <ScrollArea label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.title}
                scope="col"
                className={column.numeric ? styles.numeric : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              <th scope="row">{first.value(row)}</th>
              {others.map(column => (
                <td
                  key={column.title}
                  className={column.numeric ? styles.numeric : undefined}
                >
                  {column.value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
