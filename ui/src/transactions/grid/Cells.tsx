import type { SearchedColumn, TerminalKind, TxnRow } from '../../bindings';
import { kindIcons, StatusTag } from '../../components';
import { formatCount } from '../../format/ids';
import { formatMoney } from '../../format/money';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import type { ColumnKey } from '../columns/columnModel';
import { Marked } from './Marked';
import { refundedText, signedAmount, timeText } from './rowText';
import styles from './Grid.module.css';

const noMoney = new Set(['declined', 'voided', 'failed']);

function AmountCell({ row }: { row: TxnRow }) {
  const amount = signedAmount(row);
  if (!amount) return <span className={styles.clip}>{transactions.unreadableAmount(row.amountRaw)}</span>;
  const text = formatMoney(amount);
  const found = row.matched.some((one) => one.column === 'amount');
  return <span className={noMoney.has(row.status) ? styles.unmoved : styles.amount}>{found ? <mark className={styles.mark}>{text}</mark> : text}</span>;
}

function CardCell({ row }: { row: TxnRow }) {
  return (
    <span className={styles.clip}>
      {common.brands[row.brand]} <Marked row={row} column="last4" text={row.last4} />
    </span>
  );
}

function TerminalCell({ row, kind }: { row: TxnRow; kind: TerminalKind | undefined }) {
  const Kind = kind ? kindIcons[kind] : null;
  return (
    <span className={styles.terminal}>
      {Kind && kind && <Kind size={14} label={common.kinds[kind]} className={styles.kind} />}
      <bdi className={styles.clip}>{row.terminalName}</bdi>
    </span>
  );
}

function TagsCell({ row }: { row: TxnRow }) {
  if (row.tags.length === 0) return null;
  return (
    <span className={styles.tags}>
      {row.tags.map((tag) => (
        <bdi key={tag} className={styles.tag}>
          {tag}
        </bdi>
      ))}
    </span>
  );
}

const plain = (text: string) => <bdi className={styles.clip}>{text}</bdi>;

export function Cell({ row, column, kind }: { row: TxnRow; column: ColumnKey; kind: TerminalKind | undefined }) {
  switch (column) {
    case 'status':
      return <StatusTag status={row.status} />;
    case 'amount':
      return <AmountCell row={row} />;
    case 'card':
      return <CardCell row={row} />;
    case 'terminal':
      return <TerminalCell row={row} kind={kind} />;
    case 'tags':
      return <TagsCell row={row} />;
    case 'id':
      return (
        <span className={`${styles.clip} ${styles.id}`}>
          <Marked row={row} column="id" text={row.id} />
        </span>
      );
    case 'customer':
    case 'invoice':
    case 'description':
      return (
        <span className={styles.clip}>
          <Marked row={row} column={column} text={row[column]} />
        </span>
      );
    case 'time':
      return plain(timeText(row));
    case 'type':
      return plain(common.types[row.type]);
    case 'refunded':
      return plain(refundedText(row));
    case 'brand':
      return plain(common.brands[row.brand]);
    case 'user':
      return plain(row.userName);
    case 'batch':
      return plain(row.batch);
    case 'approval':
      return plain(row.approvalCode);
    case 'notes':
      return plain(row.notes > 0 ? formatCount(row.notes) : '');
    case 'origin':
      return plain(transactions.origins[row.origin]);
  }
}

const shownIn: Record<SearchedColumn, ColumnKey> = {
  id: 'id',
  last4: 'card',
  customer: 'customer',
  invoice: 'invoice',
  description: 'description',
  amount: 'amount',
};

/** Where it matched, when no column on screen says so. */
export function FoundHint({ row, shown }: { row: TxnRow; shown: ReadonlySet<string> }) {
  if (row.matched.length === 0) return null;
  const found = [...new Set(row.matched.map((one) => one.column))];
  if (found.some((column) => shown.has(shownIn[column]))) return null;
  const names = found.map((column) => transactions.searchedIn[column]).join(', ');
  return (
    <span className={styles.hint} title={transactions.foundIn(names)} data-testid="found-in">
      {transactions.foundIn(names)}
    </span>
  );
}
