import { memo } from 'react';
import type { TerminalKind, TxnRow } from '../../bindings';
import { kindIcons, StatusTag } from '../../components';
import { formatMoney } from '../../format/money';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { columns } from './columns';
import { cardText, signedAmount, timeText } from './rowText';
import styles from './Grid.module.css';

const noMoney = new Set(['declined', 'voided', 'failed']);

function Cell({ row, id, kind }: { row: TxnRow; id: string; kind: TerminalKind | undefined }) {
  switch (id) {
    case 'time':
      return <span className={styles.clip}>{timeText(row)}</span>;
    case 'status':
      return <StatusTag status={row.status} />;
    case 'type':
      return <span className={styles.clip}>{common.types[row.type]}</span>;
    case 'amount': {
      const amount = signedAmount(row);
      if (!amount) return <span className={styles.clip}>{transactions.unreadableAmount(row.amountRaw)}</span>;
      return <span className={noMoney.has(row.status) ? styles.unmoved : styles.amount}>{formatMoney(amount)}</span>;
    }
    case 'card':
      return <span className={styles.clip}>{cardText(row)}</span>;
    case 'customer':
      return <span className={styles.clip}>{row.customer}</span>;
    case 'invoice':
      return <span className={styles.clip}>{row.invoice}</span>;
    default: {
      const Kind = kind ? kindIcons[kind] : null;
      return (
        <span className={styles.terminal}>
          {Kind && kind && <Kind size={14} label={common.kinds[kind]} className={styles.kind} />}
          <span className={styles.clip}>{row.terminalName}</span>
        </span>
      );
    }
  }
}

export interface GridRowProps {
  index: number;
  top: number;
  row: TxnRow | undefined;
  kind: TerminalKind | undefined;
  selected: boolean;
  opened: boolean;
  /** Column that takes part in the tab order, or -1. */
  tabColumn: number;
  /** Kept for the focus only; outside the window. */
  parked: boolean;
}

export const GridRow = memo(function GridRow({ index, top, row, kind, selected, opened, tabColumn, parked }: GridRowProps) {
  return (
    <div
      role="row"
      className={styles.row}
      style={{ top }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      data-row-id={row?.id}
      data-opened={opened || undefined}
      data-parked={parked || undefined}
      data-testid="grid-row"
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          className={styles.cell}
          aria-colindex={at + 1}
          tabIndex={at === tabColumn ? 0 : -1}
          data-cell={`${index}:${at}`}
          data-column={column.id}
          data-end={column.end || undefined}
        >
          {row ? (
            <Cell row={row} id={column.id} kind={kind} />
          ) : (
            <span className={styles.placeholder}>
              {at === 0 && <span className="visually-hidden">{transactions.rowLoading}</span>}
            </span>
          )}
        </div>
      ))}
    </div>
  );
});
