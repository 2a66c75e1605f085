import type { SortColumn, ViewColumn } from '../../bindings';
import { transactions } from '../../i18n/en/transactions';

export type ColumnKey = keyof typeof transactions.columns;

export interface Column {
  key: ColumnKey;
  title: string;
  /** Pixels at 100 %. */
  width: number;
  /** Numbers stand at the end. */
  end: boolean;
  /** What the program sorts by; null where it cannot. */
  sort: SortColumn | null;
}

const column = (key: ColumnKey, width: number, sort: SortColumn | null, end = false): Column => ({
  key,
  title: transactions.columns[key],
  width,
  end,
  sort,
});

/** In the order in which they are offered; the standard ones fit a window of 1280 pixels. */
export const allColumns: readonly Column[] = [
  column('time', 184, 'time'),
  column('status', 144, 'status'),
  column('type', 88, 'type'),
  column('amount', 104, 'amount', true),
  column('refunded', 116, 'refunded', true),
  column('card', 132, 'card'),
  column('brand', 104, null),
  column('customer', 128, 'customer'),
  column('invoice', 108, 'invoice'),
  column('description', 200, 'description'),
  column('terminal', 140, 'terminal'),
  column('id', 296, 'id'),
  column('user', 136, 'user'),
  column('batch', 88, 'batch'),
  column('approval', 104, 'approval'),
  column('tags', 160, null),
  column('notes', 80, null, true),
  column('origin', 120, null),
];

export const sortColumns: readonly SortColumn[] = allColumns.flatMap((one) => one.sort ?? []);

export const isColumnKey = (key: string): key is ColumnKey => allColumns.some((one) => one.key === key);

/** Without the columns of a newer program. */
export const knownColumns = (layout: readonly ViewColumn[]): ViewColumn[] => layout.filter(({ key }) => isColumnKey(key));

const standardKeys: readonly ColumnKey[] = ['time', 'status', 'type', 'amount', 'card', 'customer', 'invoice', 'terminal'];

export const standardColumns: readonly ViewColumn[] = standardKeys.map((key) => ({ key, width: null }));

export const widthStep = 16;
const narrowest = 72;
const widest = 640;

export const clampWidth = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The columns to show, with their widths; keys of a newer program are left out. */
export function shownColumns(layout: readonly ViewColumn[]): Column[] {
  const shown = layout.flatMap(({ key, width }) => {
    const known = allColumns.find((one) => one.key === key);
    return known ? [{ ...known, width: width === null ? known.width : clampWidth(width) }] : [];
  });
  return shown.length > 0 ? shown : shownColumns(standardColumns);
}

export function withWidth(layout: readonly ViewColumn[], key: string, width: number | null): ViewColumn[] {
  return layout.map((one) => (one.key === key ? { key, width: width === null ? null : clampWidth(width) } : one));
}

/** The column at another place among those shown. */
export function moved(layout: readonly ViewColumn[], key: string, to: number): ViewColumn[] {
  const from = layout.findIndex((one) => one.key === key);
  const place = Math.max(0, Math.min(layout.length - 1, to));
  const next = [...layout];
  const [one] = from < 0 ? [] : next.splice(from, 1);
  if (one) next.splice(place, 0, one);
  return next;
}

/** Shows or hides a column; the last one stays. */
export function switched(layout: readonly ViewColumn[], key: ColumnKey): ViewColumn[] {
  if (!layout.some((one) => one.key === key)) return [...layout, { key, width: null }];
  return layout.length === 1 ? [...layout] : layout.filter((one) => one.key !== key);
}

/** The last column takes what is left; the sum is the least the rows need. */
export function templateOf(columns: readonly Column[]): { template: string; least: number } {
  return {
    template: columns.map(({ width }, at) => (at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' '),
    least: columns.reduce((sum, { width }) => sum + width, 0),
  };
}
