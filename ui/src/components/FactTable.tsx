import type { ReactNode } from 'react';
import styles from './FactTable.module.css';

export interface FactColumn<T> {
  id: string;
  title: string;
  /** Exactly one column names the row. */
  rowHeader?: boolean;
  mono?: boolean;
  /** Stays on one line where the window is wide enough for a table. */
  whole?: boolean;
  /** Keeps room for a name where the columns beside it are long. */
  wide?: boolean;
  /** Times and amounts, which stand below each other digit by digit. */
  figures?: boolean;
  /** Buttons, which say themselves what they are: the title is only spoken. */
  bare?: boolean;
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

const marksOf = <T,>({ mono, whole, wide, figures, bare }: FactColumn<T>) => ({
  'data-mono': mono || undefined,
  'data-whole': whole || undefined,
  'data-wide': wide || undefined,
  'data-figures': figures || undefined,
  'data-bare': bare || undefined,
});

/** A table to read. Roles are repeated because a narrow window lays the rows out as blocks. */
export function FactTable<T>({ label, columns, items, idOf, markOf, testId }: FactTableProps<T>) {
  return (
    <table className={styles.table} role="table" aria-label={label} data-testid={testId}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col">
              {column.bare ? <span className="visually-hidden">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={idOf(item)} role="row" data-mark={markOf?.(item)} data-row={idOf(item)}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th key={column.id} role="rowheader" scope="row" {...marksOf(column)}>
                  {column.render(item)}
                </th>
              ) : (
                <td key={column.id} role="cell" data-label={column.bare ? undefined : column.title} {...marksOf(column)}>
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
