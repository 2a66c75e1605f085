import type { MatchedIn, SortColumn, TxnFilter, TxnRow } from '../../bindings';
import { formatMoney } from '../../format/money';
import { piecesOf } from '../../transactions/search/pieces';
import type { Marks } from './marks';

/** The pieces of quick search; each must occur somewhere. */
export const needlesOf = (filter: TxnFilter): string[] =>
  piecesOf(filter.text).map((piece) => piece.replace(/"/g, '').toLowerCase()).filter(Boolean);

const searched = ['id', 'last4', 'customer', 'invoice', 'description'] as const;

function isAmount(row: TxnRow, needle: string): boolean {
  const match = /^\$?(\d[\d,]*)(?:\.(\d\d))?$/.exec(needle);
  return match !== null && row.amount?.minor === `${(match[1] ?? '').replace(/,/g, '')}${match[2] ?? '00'}`.replace(/^0+(?=\d)/, '');
}

function placesOf(row: TxnRow, needle: string): MatchedIn[] {
  const places: MatchedIn[] = [];
  for (const column of searched) {
    const from = row[column].toLowerCase().indexOf(needle);
    if (from >= 0) places.push({ column, from, to: from + needle.length });
  }
  if (row.amount && isAmount(row, needle)) places.push({ column: 'amount', from: 0, to: formatMoney(row.amount).length });
  return places;
}

export const matchedIn = (row: TxnRow, needles: readonly string[]): MatchedIn[] => needles.flatMap((needle) => placesOf(row, needle));

const among = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
const amongTexts = (list: readonly string[], value: string): boolean =>
  list.length === 0 || list.some((one) => one.toLowerCase() === value.toLowerCase());

function inAmount(row: TxnRow, span: TxnFilter['amount']): boolean {
  if (!span) return true;
  if (!row.amount) return false;
  const units = BigInt(row.amount.minor);
  return (span.least === null || units >= BigInt(span.least)) && (span.most === null || units <= BigInt(span.most));
}

export function matches(row: TxnRow, filter: TxnFilter, needles: readonly string[], marks: Marks): boolean {
  const day = row.time?.slice(0, 10) ?? '';
  if (filter.from && day < filter.from) return false;
  if (filter.to && day > filter.to) return false;
  if (!among(filter.terminalIds, row.terminalId) || !among(filter.statuses, row.status)) return false;
  if (!among(filter.types, row.type) || !among(filter.brands, row.brand)) return false;
  if (filter.last4 !== null && row.last4 !== filter.last4) return false;
  if (!inAmount(row, filter.amount)) return false;
  if (!amongTexts(filter.users, row.userName) || !amongTexts(filter.batches, row.batch)) return false;
  if (filter.changed && !row.changed) return false;
  if (filter.unreadable && row.amount !== null) return false;
  if (filter.tags.length > 0 && !filter.tags.some((tag) => row.tags.some((one) => one.toLowerCase() === tag.toLowerCase()))) return false;
  if (filter.note !== null) {
    const wanted = filter.note.toLowerCase();
    if (!marks.notesOf(row.id).some((note) => note.toLowerCase().includes(wanted))) return false;
  }
  return needles.every((needle) => placesOf(row, needle).length > 0);
}

/** A text whose order is the order of the column. */
export function sortKey(row: TxnRow, column: Exclude<SortColumn, 'time'>): string {
  switch (column) {
    case 'amount':
      return (row.amount?.minor ?? '').padStart(14, '0');
    case 'refunded':
      return (row.refunded?.minor ?? '').padStart(14, '0');
    case 'card':
      return row.brand + row.last4;
    case 'terminal':
      return row.terminalName;
    case 'user':
      return row.userName;
    case 'approval':
      return row.approvalCode;
    default:
      return row[column];
  }
}
