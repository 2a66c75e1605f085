import { recall, remember } from '../../app/remembered';
import { createStore, useStore } from '../../app/store';
import type { SortColumn, TxnSort, ViewColumn } from '../../bindings';
import { isColumnKey, sortColumns, standardColumns } from '../columns/columnModel';
import { coverCards } from '../search/cards';
import { joined, piecesOf, withoutCards } from '../search/pieces';

/** What the list shows. The typed search is the truth; menus and chips only rewrite it. */
export interface LedgerState {
  /** The pieces that are chips. */
  text: string;
  /** What is still being typed; it takes part in the search already. */
  draft: string;
  sort: TxnSort;
  columns: readonly ViewColumn[];
  /** The first column stays when the others are scrolled sideways. */
  pinned: boolean;
  /** Our id of the view that was opened last. */
  viewId: string | null;
}

export const newestFirst: TxnSort = { column: 'time', direction: 'descending' };

export const untouched: LedgerState = {
  text: '',
  draft: '',
  sort: newestFirst,
  columns: standardColumns,
  pinned: false,
  viewId: null,
};

/** Outlives the page, so that a look at Setup does not lose the question. */
const state = createStore<LedgerState>(untouched);
let accountId: string | null = null;

export const useLedgerState = (): LedgerState => useStore(state);
export const ledgerState = (): LedgerState => state.get();

const keyOf = (account: string) => `ledger-${account}`;

/** Whole card numbers are covered here, so that they are neither asked about nor kept. */
export function changeLedger(part: Partial<LedgerState>): void {
  const next = { ...state.get(), ...part };
  state.set({ ...next, text: coverCards(next.text), draft: coverCards(next.draft) });
  if (accountId === null) return;
  const { draft, ...kept } = state.get();
  remember(keyOf(accountId), JSON.stringify({ ...kept, text: withoutCards(joined(piecesOf(kept.text), piecesOf(draft))) }));
}

/** All of it, as one text. Half a card number may be a chip and the other half still be typed. */
export const wholeText = ({ text, draft }: LedgerState): string => coverCards(joined(piecesOf(text), piecesOf(draft)));

/** Another text, from outside the search box. */
export const search = (text: string): void => changeLedger({ text, draft: '' });

/**
 * The first department of a start brings back what was shown last. A switch to another one keeps
 * the question, but a view belongs to its department.
 */
export function openLedgerOf(account: string): void {
  if (accountId === account) return;
  const first = accountId === null;
  accountId = account;
  if (!first) changeLedger({ viewId: null });
  else if (state.get() === untouched) state.set(readState(recall(keyOf(account))));
}

/** As after a start of the program. */
export function forgetLedger(): void {
  accountId = null;
  state.set(untouched);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readSort(value: unknown): TxnSort {
  if (!isRecord(value)) return newestFirst;
  const column = sortColumns.find((one: SortColumn) => one === value.column);
  if (!column) return newestFirst;
  return { column, direction: value.direction === 'ascending' ? 'ascending' : 'descending' };
}

function readColumns(value: unknown): readonly ViewColumn[] {
  if (!Array.isArray(value)) return standardColumns;
  const columns: ViewColumn[] = [];
  for (const one of value as unknown[]) {
    if (!isRecord(one) || typeof one.key !== 'string' || !isColumnKey(one.key)) continue;
    columns.push({ key: one.key, width: typeof one.width === 'number' ? one.width : null });
  }
  return columns.length > 0 ? columns : standardColumns;
}

/** Remembered text may be of an older program, or damaged: what cannot be read is as at first. */
export function readState(remembered: string | null): LedgerState {
  let value: unknown = null;
  try {
    value = JSON.parse(remembered ?? 'null');
  } catch {
    // As if nothing had been remembered.
  }
  if (!isRecord(value)) return untouched;
  return {
    text: typeof value.text === 'string' ? value.text : '',
    draft: '',
    sort: readSort(value.sort),
    columns: readColumns(value.columns),
    pinned: value.pinned === true,
    viewId: typeof value.viewId === 'string' ? value.viewId : null,
  };
}
