import type { MoneyView, TxnRow } from '../../bindings';
import { statusLooks } from '../../components';
import { formatMoney, plainMoney, parseMinor } from '../../format/money';
import { formatDateTime } from '../../format/time';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import type { ColumnKey } from '../columns/columnModel';
import { guarded } from './formula';

/** Money that went back is shown with a minus sign, whatever sign the gateway uses. */
export function signedAmount(row: TxnRow): MoneyView | null {
  if (!row.amount) return null;
  const units = parseMinor(row.amount.minor);
  const back = row.type === 'return' || row.type === 'credit';
  if (units === null || !back || units <= 0n) return row.amount;
  return { ...row.amount, minor: (-units).toString() };
}

export function timeText(row: TxnRow): string {
  return row.time ? formatDateTime(row.time) : row.timeRaw;
}

export function cardText(row: TxnRow): string {
  return [common.brands[row.brand], row.last4].filter(Boolean).join(' ');
}

export const refundedText = (row: TxnRow): string => (row.refunded ? formatMoney(row.refunded) : '');

function cellText(row: TxnRow, column: ColumnKey): string {
  switch (column) {
    case 'time':
      return guarded(timeText(row));
    case 'status':
      return statusLooks[row.status].word;
    case 'type':
      return common.types[row.type];
    case 'amount': {
      const amount = signedAmount(row);
      return amount ? plainMoney(amount) : guarded(row.amountRaw);
    }
    case 'refunded':
      return row.refunded ? plainMoney(row.refunded) : '';
    case 'card':
      return guarded(cardText(row));
    case 'brand':
      return common.brands[row.brand];
    case 'terminal':
      return guarded(row.terminalName);
    case 'user':
      return guarded(row.userName);
    case 'approval':
      return guarded(row.approvalCode);
    case 'tags':
      return guarded(row.tags.join(', '));
    case 'notes':
      return row.notes > 0 ? String(row.notes) : '';
    case 'origin':
      return transactions.origins[row.origin];
    default:
      return guarded(row[column]);
  }
}

/** One line for a spreadsheet: the columns on screen, and the id behind them. */
export function rowAsText(row: TxnRow, columns: readonly ColumnKey[]): string {
  const keys: readonly ColumnKey[] = columns.includes('id') ? columns : [...columns, 'id'];
  return keys.map((key) => cellText(row, key).replace(/[\t\r\n]+/g, ' ')).join('\t');
}
