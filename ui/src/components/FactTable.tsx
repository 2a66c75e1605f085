import type { ReactNode } from 'react';
import styles from './FactTable.module.css';

export interface FactColumn<T> {
  id: string;
  title: string;
  /** Exactly one column names the row. */
  rowHeader?: boolean;
  mono?: boolean;
  render: (item: T) => ReactNode;
}

export interface FactTableProps<T> {
  label: string;
  columns: ReadonlyArray<FactColumn<T>>;
  items: ReadonlyArray<T>;
  idOf: (item: T) => string;
  /** A mark for styles and tests, such as the result of the row. */
  markOf?: (item: T) => string | undefined;
  testId?: string;
}

/** A table to read. Roles are repeated because a narrow window lays the rows out as blocks. */
export function FactTable<T>({ label, columns, items, idOf, markOf, testId }: FactTableProps<T>) {
  return (
    <table className={styles.table} role="table" aria-label={label} data-testid={testId}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={idOf(item)} role="row" data-mark={markOf?.(item)} data-row={idOf(item)}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th key={column.id} role="rowheader" scope="row">
                  {column.render(item)}
                </th>
              ) : (
                <td key={column.id} role="cell" data-label={column.title} data-mono={column.mono || undefined}>
                  {column.render(item)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
