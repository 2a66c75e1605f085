import type { MoneyView, TxnRow } from '../../bindings';
import { statusLooks } from '../../components';
import { plainMoney, parseMinor } from '../../format/money';
import { formatDateTime } from '../../format/time';
import { common } from '../../i18n/en/common';

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

/** One line for a spreadsheet; a text cell must not turn into a formula there. */
export function rowAsText(row: TxnRow): string {
  const amount = signedAmount(row);
  const cells = [
    timeText(row),
    statusLooks[row.status].word,
    common.types[row.type],
    amount ? plainMoney(amount) : row.amountRaw,
    cardText(row),
    guarded(row.customer),
    guarded(row.invoice),
    guarded(row.terminalName),
    row.id,
  ];
  return cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t');
}

function guarded(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
