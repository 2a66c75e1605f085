import type { CurrencyTotals, Page, PageRequest, Picked, Place, PlaceRequest, Totals, TxnDetail, TxnFilter, TxnRow, TxnSort } from '../../bindings';
import { detailOf } from './ledgerDetail';
import { matchedIn, matches, needlesOf, sortKey } from './ledgerMatch';
import { indexOf, rowMaker } from './ledgerRows';
import { createMarks, type Marks } from './marks';

export interface FakeLedger {
  rows: number;
  marks: Marks;
  page(request: PageRequest): Page;
  totals(filter: TxnFilter, picked: Picked | null): Totals;
  place(request: PlaceRequest): Place;
  count(filter: TxnFilter): number;
  detail(id: string): TxnDetail | null;
  row(index: number): TxnRow;
  /** Forget what was counted: notes or tags have changed. */
  changed(): void;
}

const isPlain = ({ accountId: _, ...filter }: TxnFilter): boolean =>
  Object.values(filter).every((value) => value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0));

const moved = new Set(['open', 'settled', 'refunded', 'partly_refunded']);

export function createLedger(count: number, days = 548): FakeLedger {
  const marks = createMarks();
  const row = rowMaker(count, days, marks);
  const cache = new Map<string, number[] | null>();

  /** null stands for "all rows, newest first", which needs no list. */
  function order(filter: TxnFilter, sort: TxnSort | null): number[] | null {
    const plainOrder = !sort || (sort.column === 'time' && sort.direction === 'descending');
    if (isPlain(filter) && plainOrder) return null;
    const key = JSON.stringify([filter, sort]);
    const known = cache.get(key);
    if (known) return known;
    const needles = needlesOf(filter);
    const found: { index: number; key: string }[] = [];
    const column = sort && sort.column !== 'time' ? sort.column : null;
    for (let index = 0; index < count; index += 1) {
      const one = row(index);
      if (matches(one, filter, needles, marks)) found.push({ index, key: column ? sortKey(one, column) : '' });
    }
    // Equal rows stand newest first, whatever the direction.
    const turn = sort?.direction === 'descending' ? -1 : 1;
    if (column) found.sort((a, b) => (a.key < b.key ? -turn : a.key > b.key ? turn : a.index - b.index));
    else if (sort?.direction === 'ascending') found.reverse();
    const list = found.map((one) => one.index);
    cache.set(key, list);
    return list;
  }

  function page({ filter, sort, offset, limit }: PageRequest): Page {
    const list = order(filter, sort);
    const total = list ? list.length : count;
    const needles = needlesOf(filter);
    const rows: TxnRow[] = [];
    for (let at = offset; at < Math.min(total, offset + limit); at += 1) {
      const one = row(list ? (list[at] ?? 0) : at);
      rows.push(needles.length > 0 ? { ...one, matched: matchedIn(one, needles) } : one);
    }
    return { rows, offset, total, counted: true, generation: 1 };
  }

  function totals(filter: TxnFilter, picked: Picked | null): Totals {
    const list = order(filter, null);
    const ids = picked && new Set(picked.ids);
    let [sales, refunds] = [0n, 0n];
    let [salesCount, refundCount, unreadable, rows] = [0, 0, 0, 0];
    for (let at = 0; at < (list ? list.length : count); at += 1) {
      const one = row(list ? (list[at] ?? 0) : at);
      if (ids && ids.has(one.id) === picked.except) continue;
      rows += 1;
      if (!one.amount) {
        unreadable += 1;
        continue;
      }
      if (!moved.has(one.status)) continue;
      if (one.type === 'return') {
        refunds += BigInt(one.amount.minor);
        refundCount += 1;
      } else {
        sales += BigInt(one.amount.minor);
        salesCount += 1;
      }
    }
    const money = (minor: bigint) => ({ minor: minor.toString(), currency: 'USD' });
    const usd: CurrencyTotals = { currency: 'USD', count: rows, salesCount, refundCount, sales: money(sales), refunds: money(refunds), net: money(sales - refunds) };
    return { count: rows, currencies: rows ? [usd] : [], unreadableAmounts: unreadable, generation: 1 };
  }

  function place({ filter, sort, id, day }: PlaceRequest): Place {
    const list = order(filter, sort);
    const total = list ? list.length : count;
    const indexAt = (at: number) => (list ? (list[at] ?? 0) : at);
    if (id !== null) {
      const index = indexOf(id);
      if (!(index >= 0 && index < count) || row(index).id !== id) return { row: null };
      const at = list ? list.indexOf(index) : index;
      return { row: at < 0 ? null : at };
    }
    if (day === null || total === 0 || sort.column !== 'time') return { row: null };
    // The first row of that day, or the nearest behind it in the order.
    for (let at = 0; at < total; at += 1) {
      const here = row(indexAt(at)).time?.slice(0, 10) ?? '';
      if (sort.direction === 'descending' ? here <= day : here >= day) return { row: at };
    }
    return { row: total - 1 };
  }

  return {
    rows: count,
    marks,
    page,
    totals,
    place,
    count: (filter) => order(filter, null)?.length ?? count,
    detail: (id) => {
      const index = indexOf(id);
      return index >= 0 && index < count ? detailOf(row(index)) : null;
    },
    row,
    changed: () => cache.clear(),
  };
}
