import { Cell, Column, Row, Table as AriaTable, TableBody, TableHeader } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './Table.module.css';

export interface TableColumn<T> {
  id: string;
  title: string;
  /** Exactly one column names the row. */
  rowHeader?: boolean;
  align?: 'start' | 'end';
  render: (item: T) => ReactNode;
}

export interface TableProps<T> {
  label: string;
  columns: ReadonlyArray<TableColumn<T>>;
  items: ReadonlyArray<T>;
  idOf: (item: T) => string;
  empty?: ReactNode;
  'data-testid'?: string;
}

/** For tables of some hundred rows at most; the ledger has its own grid. */
export function Table<T>({ label, columns, items, idOf, empty, ...rest }: TableProps<T>) {
  return (
    <div className={styles.frame}>
      <AriaTable aria-label={label} className={styles.table} data-testid={rest['data-testid']}>
        <TableHeader>
          {columns.map((column) => (
            <Column key={column.id} id={column.id} isRowHeader={column.rowHeader} className={styles.head} data-align={column.align}>
              {column.title}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {items.map((item) => (
            <Row key={idOf(item)} id={idOf(item)} className={styles.row}>
              {columns.map((column) => (
                <Cell key={column.id} className={styles.cell} data-align={column.align}>
                  {column.render(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </AriaTable>
    </div>
  );
}
