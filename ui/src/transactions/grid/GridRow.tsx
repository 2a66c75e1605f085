import { memo } from 'react';
import type { TerminalKind, TxnRow } from '../../bindings';
import { formatCount } from '../../format/ids';
import { transactions } from '../../i18n/en/transactions';
import type { Column } from '../columns/columnModel';
import { Cell, FoundHint } from './Cells';
import styles from './Grid.module.css';

export interface GridRowProps {
  /** Of the rows in this grid. */
  index: number;
  /** Among all rows, from 0. */
  place: number;
  top: number;
  row: TxnRow | undefined;
  columns: readonly Column[];
  shown: ReadonlySet<string>;
  kind: TerminalKind | undefined;
  selected: boolean;
  opened: boolean;
  /** Column that takes part in the tab order, or -1. */
  tabColumn: number;
  /** Kept for the focus only; outside the window. */
  parked: boolean;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, place, top, row, columns, shown, kind, selected, opened, tabColumn, parked } = props;
  return (
    <div
      role="row"
      className={styles.row}
      style={{ top }}
      aria-rowindex={place + 2}
      aria-selected={selected}
      data-row={index}
      data-row-id={row?.id}
      data-opened={opened || undefined}
      data-parked={parked || undefined}
      data-testid="grid-row"
    >
      {columns.map((column, at) => (
        <div
          key={column.key}
          role="gridcell"
          className={styles.cell}
          aria-colindex={at + 1}
          tabIndex={at === tabColumn ? 0 : -1}
          data-cell={`${index}:${at}`}
          data-column={column.key}
          data-end={column.end || undefined}
        >
          {row && <Cell row={row} column={column.key} kind={kind} />}
          {row && at === columns.length - 1 && <FoundHint row={row} shown={shown} />}
          {!row && at === 0 && <span className={styles.waiting}>{transactions.rowLoading(formatCount(place + 1))}</span>}
          {!row && at > 0 && <span className={styles.placeholder} />}
        </div>
      ))}
    </div>
  );
});
