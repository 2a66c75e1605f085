import type { AccountView, TxnFilter, TxnStatus } from '../../bindings';
import { createStore, useStore } from '../../app/store';
import { statusLooks, type DayRange } from '../../components';
import { formatDayRange } from '../../format/time';
import { transactions } from '../../i18n/en/transactions';
import { presetOf } from './presets';

export interface FilterState {
  dates: DayRange | null;
  terminalIds: string[];
  statuses: TxnStatus[];
  text: string;
}

export const noFilters: FilterState = { dates: null, terminalIds: [], statuses: [], text: '' };

/** Outlives the page, so that a look at Setup does not lose the question. */
const state = createStore<FilterState>(noFilters);

export const useFilters = (): FilterState => useStore(state);

export function changeFilters(part: Partial<FilterState>): void {
  state.set({ ...state.get(), ...part });
}

/** The wire form. Ids of another account are left out, so switching accounts is harmless. */
export function toTxnFilter(filters: FilterState, account: AccountView): TxnFilter {
  const own = new Set(account.terminals.map((terminal) => terminal.id));
  return {
    accountId: account.id,
    from: filters.dates?.from ?? null,
    to: filters.dates?.to ?? null,
    terminalIds: filters.terminalIds.filter((id) => own.has(id)),
    statuses: filters.statuses,
    types: [],
    text: filters.text.replace(/\s+/g, ' ').trim(),
  };
}

export interface Chip {
  id: string;
  text: string;
  /** The filters without this one. */
  without: FilterState;
}

export function chipsOf(filters: FilterState, account: AccountView, today: string): Chip[] {
  const words = transactions.filters;
  const chips: Chip[] = [];
  if (filters.dates) {
    const preset = presetOf(filters.dates, today);
    const range = preset ? words.preset[preset] : formatDayRange(filters.dates.from, filters.dates.to);
    chips.push({ id: 'dates', text: words.dateChip(range), without: { ...filters, dates: null } });
  }
  for (const terminal of account.terminals) {
    if (!filters.terminalIds.includes(terminal.id)) continue;
    chips.push({
      id: `terminal-${terminal.id}`,
      text: words.terminalChip(terminal.name),
      without: { ...filters, terminalIds: filters.terminalIds.filter((id) => id !== terminal.id) },
    });
  }
  for (const status of filters.statuses) {
    chips.push({
      id: `status-${status}`,
      text: words.statusChip(statusLooks[status].word),
      without: { ...filters, statuses: filters.statuses.filter((one) => one !== status) },
    });
  }
  if (filters.text.trim()) {
    const text = filters.text.trim();
    chips.push({
      id: 'text',
      text: words.textChip(text.length > 40 ? `${text.slice(0, 40)}\u2026` : text),
      without: { ...filters, text: '' },
    });
  }
  return chips;
}
