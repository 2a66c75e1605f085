import type { CardBrand, CurrencyTotals, Page, PageRequest, Totals, TxnDetail, TxnFilter, TxnRow, TxnStatus, TxnType } from '../../bindings';
import { alderCreek, displayZone, gatewayZone } from './town';

const customers = [
  'D. Okafor', 'Maria Sandoval', "Siobhan O'Brien", 'J. & K. Whitfield', 'Zoë Marchetti', 'Tom Ibarra',
  'Ana Lucía Peña', 'Walter Nguyen', 'Priya Raman', 'Chen Household', 'Björn Halvorsen', 'Rosa Delacroix-Montgomery',
];
const fees = ['Pool membership', 'Building permit', 'Utility bill', 'Shelter rental', 'Library fine', 'Dog license'];
const prefixes = ['PK', 'BP', 'UT', 'SH', 'LB', 'DL'];
const brands: CardBrand[] = ['visa', 'visa', 'mastercard', 'visa', 'discover', 'amex'];
const newest = Date.UTC(2026, 9, 6, 16, 10, 0);

/** Same index, same number: rows are made when looked at, never kept. */
function dice(index: number, salt: number): number {
  let x = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return (x ^ (x >>> 15)) >>> 0;
}

const pick = <T>(list: readonly T[], index: number, salt: number): T => list[dice(index, salt) % list.length] as T;

function statusOf(index: number, perDay: number): { status: TxnStatus; type: TxnType } {
  const roll = dice(index, 1) % 1000;
  const type: TxnType = roll < 30 ? 'return' : roll < 45 ? 'recurring' : 'sale';
  if (roll >= 930 && roll < 965) return { status: 'declined', type: 'sale' };
  if (roll >= 965 && roll < 975) return { status: 'voided', type: 'sale' };
  if (roll >= 975 && roll < 981) return { status: 'refunded', type: 'sale' };
  if (roll >= 981 && roll < 986) return { status: 'partly_refunded', type: 'sale' };
  if (roll >= 986 && roll < 989) return { status: 'held', type: 'sale' };
  if (roll >= 989 && roll < 992) return { status: 'failed', type: 'sale' };
  if (roll === 992) return { status: 'unknown', type: 'other' };
  return { status: index < perDay ? 'open' : 'settled', type };
}

export function createLedger(count: number, days = 548) {
  const terminals = alderCreek().terminals.slice(0, 3);
  const perDay = Math.max(3, Math.floor(count / days));
  const step = (days * 86_400_000) / Math.max(count, 1);
  const timeOf = (index: number) => newest - Math.floor(index * step) - (dice(index, 9) % 40_000);

  function row(index: number): TxnRow {
    const time = new Date(timeOf(index)).toISOString().slice(0, 19);
    const { status, type } = statusOf(index, perDay);
    const terminal = pick(terminals, index, 3);
    const hex = (salt: number) => dice(index, salt).toString(16).toUpperCase().padStart(8, '0');
    const brand = pick(brands, index, 6);
    const feeIndex = dice(index, 5) % prefixes.length;
    return {
      id: `${time.slice(8, 10)}${time.slice(5, 7)}${time.slice(2, 4)}O2C-${hex(10)}-${hex(11).slice(0, 4)}-${index.toString(16).toUpperCase().padStart(8, '0')}`,
      time: `${time}-06:00`,
      timeRaw: time.replace('T', ' '),
      status,
      type,
      amount: { minor: String(450 + (dice(index, 4) % 48_000)), currency: 'USD' },
      amountRaw: '',
      brand,
      last4: String(dice(index, 7) % 10_000).padStart(4, '0'),
      customer: dice(index, 12) % 11 === 0 ? '' : pick(customers, index, 2),
      invoice: `${prefixes[feeIndex]}-${2000 + (dice(index, 8) % 7000)}`,
      terminalId: terminal.id,
      terminalName: terminal.name,
      changed: dice(index, 13) % 40 === 0,
    };
  }

  function matches(one: TxnRow, filter: TxnFilter, needle: string): boolean {
    const day = one.time?.slice(0, 10) ?? '';
    if (filter.from && day < filter.from) return false;
    if (filter.to && day > filter.to) return false;
    if (filter.terminalIds.length && !filter.terminalIds.includes(one.terminalId)) return false;
    if (filter.statuses.length && !filter.statuses.includes(one.status)) return false;
    if (filter.types.length && !filter.types.includes(one.type)) return false;
    return !needle || `${one.id} ${one.customer} ${one.invoice} ${one.last4}`.toLowerCase().includes(needle);
  }

  const cache = new Map<string, number[] | null>();
  /** null stands for "all rows, newest first", which needs no list. */
  function order(filter: TxnFilter, sort: PageRequest['sort'] | null): number[] | null {
    const plain = !filter.from && !filter.to && !filter.terminalIds.length && !filter.statuses.length && !filter.types.length && !filter.text;
    if (plain && (!sort || (sort.column === 'time' && sort.direction === 'descending'))) return null;
    const key = JSON.stringify([filter, sort]);
    const known = cache.get(key);
    if (known) return known;
    const needle = filter.text.trim().toLowerCase();
    const found: { index: number; row: TxnRow }[] = [];
    for (let index = 0; index < count; index += 1) {
      const one = row(index);
      if (matches(one, filter, needle)) found.push({ index, row: one });
    }
    if (sort && sort.column !== 'time') {
      const value = (one: TxnRow): string =>
        sort.column === 'amount' ? (one.amount?.minor ?? '').padStart(12, '0')
        : sort.column === 'card' ? one.brand + one.last4
        : sort.column === 'terminal' ? one.terminalName
        : one[sort.column as 'status' | 'type' | 'customer' | 'invoice'];
      found.sort((a, b) => (value(a.row) < value(b.row) ? -1 : value(a.row) > value(b.row) ? 1 : a.index - b.index));
      if (sort.direction === 'descending') found.reverse();
    } else if (sort?.direction === 'ascending') found.reverse();
    const list = found.map((one) => one.index);
    cache.set(key, list);
    return list;
  }

  function page({ filter, sort, offset, limit }: PageRequest): Page {
    const list = order(filter, sort);
    const total = list ? list.length : count;
    const rows: TxnRow[] = [];
    for (let at = offset; at < Math.min(total, offset + limit); at += 1) rows.push(row(list ? (list[at] ?? 0) : at));
    return { rows, offset, total, generation: 1 };
  }

  function totals(filter: TxnFilter): Totals {
    const list = order(filter, null);
    const total = list ? list.length : count;
    let sales = 0n, refunds = 0n, salesCount = 0, refundCount = 0;
    for (let at = 0; at < total; at += 1) {
      const one = row(list ? (list[at] ?? 0) : at);
      const minor = BigInt(one.amount?.minor ?? '0');
      if (!['open', 'settled', 'refunded', 'partly_refunded'].includes(one.status)) continue;
      if (one.type === 'return') { refunds += minor; refundCount += 1; } else { sales += minor; salesCount += 1; }
    }
    const money = (minor: bigint) => ({ minor: minor.toString(), currency: 'USD' });
    const usd: CurrencyTotals = { currency: 'USD', count: total, salesCount, refundCount, sales: money(sales), refunds: money(refunds), net: money(sales - refunds) };
    return { count: total, currencies: total ? [usd] : [], unreadableAmounts: 0, generation: 1 };
  }

  function detail(id: string): TxnDetail | null {
    const index = Number.parseInt(id.slice(-8), 16);
    if (!(index >= 0 && index < count)) return null;
    const one = row(index);
    const settled = one.status === 'settled';
    return {
      row: one,
      description: pick(fees, index, 5),
      approvalCode: one.status === 'declined' ? '' : String(dice(index, 20) % 1_000_000).padStart(6, '0'),
      resultMessage: one.status === 'declined' ? 'DECLINED' : 'APPROVAL',
      userName: 'apiuser501205',
      batch: settled ? String(100 + (index % 400)) : '',
      settledAtRaw: settled ? '10/05/2026 09:00:12 PM' : '',
      refunded: one.status === 'partly_refunded' ? { minor: '450', currency: 'USD' } : null,
      entryMode: 'Chip',
      avs: 'Y',
      cvv: 'M',
      recurringId: one.type === 'recurring' ? '061026REC-5A11' : '',
      zoneAssumed: gatewayZone,
      displayZone,
      firstSeen: '2026-10-06T20:14:00Z',
      lastSeen: '2026-10-06T22:10:00Z',
      fields: [
        { name: 'ssl_txn_id', value: one.id },
        { name: 'ssl_amount', value: '45.00' },
        { name: 'ssl_card_number', value: `54**********${one.last4}` },
        { name: 'ssl_trans_status', value: settled ? 'STL' : 'OPN' },
      ],
      earlier: one.changed
        ? [{ replacedAt: '2026-10-06T03:05:00Z', status: 'open', type: one.type, amount: one.amount, changes: [{ name: 'ssl_trans_status', before: 'OPN', after: 'STL' }] }]
        : [],
    };
  }

  return { count, page, totals, detail, row };
}
