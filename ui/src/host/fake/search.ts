import type { AccountView, AppStatus, NarrowestChips, Search, SearchChip, Suggestion, TxnFilter } from '../../bindings';
import { common } from '../../i18n/en/common';
import { fieldOf, joined, piecesOf, quoted, valueOf } from '../../transactions/search/pieces';
import type { Handlers } from '../fake';
import type { FakeLedger } from './ledger';
import { readers, Wrong, type Place } from './searchWords';

export function blankFilter(accountId: string): TxnFilter {
  return {
    accountId, from: null, to: null, terminalIds: [], statuses: [], types: [], brands: [], last4: null, amount: null,
    users: [], batches: [], tags: [], note: null, changed: false, unreadable: false, text: '',
  };
}

/** Letters to put in, take out or change to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function unknownField(piece: string, field: string): SearchChip {
  const near = Object.keys(readers).find((known) => distance(field, known) <= 2);
  const message = near ? `Unknown field ${field}. Did you mean ${near}?` : `Unknown field ${field}.`;
  return { piece, field, label: piece, problem: { message, suggestion: near ? `${near}:${valueOf(piece)}` : null } };
}

/** A small reading of the language of typed searches; the program has its own. */
export function readSearch(text: string, place: Place): Search {
  const filter = blankFilter(place.account.id);
  const quick: string[] = [];
  const chips = piecesOf(text).map((piece): SearchChip => {
    const field = fieldOf(piece);
    if (field === null) {
      quick.push(piece);
      return { piece, field: null, label: piece.replace(/"/g, ''), problem: null };
    }
    const plain = `${field}:${valueOf(piece)}`;
    const read = readers[field];
    if (!read) return unknownField(plain, field);
    try {
      const { label, apply } = read(valueOf(piece), place);
      apply(filter);
      return { piece: plain, field, label, problem: null };
    } catch (reason) {
      if (!(reason instanceof Wrong)) throw reason;
      return { piece: plain, field, label: plain, problem: { message: reason.message, suggestion: reason.suggestion } };
    }
  });
  filter.text = joined(quick);
  return { text: joined(chips.map((chip) => chip.piece)), chips, filter };
}

const about: Record<string, string> = {
  amount: 'Amount, such as >100 or 20..50', last4: 'Last four digits of the card', status: 'Open, settled, declined\u2026',
  terminal: 'Part of a terminal\u2019s name', type: 'Sale, return\u2026', brand: 'Visa, Mastercard\u2026', user: 'API user',
  batch: 'Batch number', date: 'A day, a range, or last-30-days', note: 'Words in a note', tag: 'A tag', is: 'changed, unreadable',
};
const days = ['today', 'yesterday', 'last-7-days', 'last-30-days', 'this-month', 'last-month', 'fiscal-year'];

function valuesOf(field: string, account: AccountView, tags: readonly string[]): string[] {
  if (field === 'status') return Object.keys(common.statuses);
  if (field === 'type') return Object.keys(common.types);
  if (field === 'brand') return Object.keys(common.brands).filter((one) => one !== 'none');
  if (field === 'terminal') return account.terminals.map((one) => one.name);
  if (field === 'user') return account.users.map((one) => one.userId);
  if (field === 'date') return days;
  if (field === 'is') return ['changed', 'unreadable'];
  return field === 'tag' ? [...tags] : [];
}

function suggest(piece: string, account: AccountView, tags: readonly string[]): Suggestion[] {
  const field = fieldOf(piece);
  if (field === null) {
    return Object.entries(about)
      .filter(([name]) => name.startsWith(piece.toLowerCase()))
      .map(([name, words]) => ({ piece: `${name}:`, about: words, whole: false }));
  }
  const typed = valueOf(piece).replace(/"/g, '').toLowerCase();
  return valuesOf(field, account, tags)
    .filter((value) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .map((value) => ({ piece: `${field}:${quoted(value)}`, about: '', whole: true }));
}

type SearchCalls = Pick<Handlers, 'search_read' | 'search_narrowest' | 'search_suggest'>;

function placeIn(status: AppStatus, accountId: string): Place {
  const account = status.accounts.find((one) => one.id === accountId) ?? status.accounts[0];
  if (!account) throw new Error('no account');
  return { account, today: status.today };
}

/** What a typed search asks for, for those who count on behalf of the town. */
export const filterReader =
  (status: AppStatus) =>
  (accountId: string, text: string): TxnFilter =>
    readSearch(text, placeIn(status, accountId)).filter;

export function searchHandlers(status: AppStatus, ledger: FakeLedger): SearchCalls {
  const placeOf = (accountId: string) => placeIn(status, accountId);
  return {
    search_read: ({ accountId, text }) => readSearch(text, placeOf(accountId)),
    search_narrowest: ({ accountId, text }): NarrowestChips => {
      const place = placeOf(accountId);
      const { chips } = readSearch(text, place);
      const effects = chips.map(({ piece, label }, at) => {
        const without = joined(chips.filter((_, other) => other !== at).map((chip) => chip.piece));
        return { piece, label, count: ledger.count(readSearch(without, place).filter) };
      });
      return { chips: effects.filter((one) => one.count > 0).sort((a, b) => b.count - a.count) };
    },
    search_suggest: ({ accountId, piece }) => ({
      suggestions: suggest(piece, placeOf(accountId).account, ledger.marks.tags().map((one) => one.name)).slice(0, 8),
    }),
  };
}
