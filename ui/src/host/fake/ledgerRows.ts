import type { CardBrand, TxnRow, TxnStatus, TxnType } from '../../bindings';
import type { Marks } from './marks';
import { alderCreek } from './town';

const customers = [
  'D. Okafor', 'Maria Sandoval', "Siobhan O'Brien", 'J. & K. Whitfield', 'Zoë Marchetti', 'Tom Ibarra',
  'Ana Lucía Peña', 'Walter Nguyen', 'Priya Raman', 'Chen Household', 'Björn Halvorsen', 'Rosa Delacroix-Montgomery',
];
const fees = ['Pool membership', 'Building permit', 'Utility bill', 'Shelter rental', 'Library fine', 'Dog license'];
const prefixes = ['PK', 'BP', 'UT', 'SH', 'LB', 'DL'];
const brands: CardBrand[] = ['visa', 'visa', 'mastercard', 'visa', 'discover', 'amex'];
const newest = Date.UTC(2026, 9, 6, 16, 10, 0);

/** Same index, same number: rows are made when looked at, never kept. */
export function dice(index: number, salt: number): number {
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

export const indexOf = (id: string): number => Number.parseInt(id.slice(-8), 16);

/** The row of an index: newest first, evenly over the days. */
export function rowMaker(count: number, days: number, marks: Marks): (index: number) => TxnRow {
  const terminals = alderCreek().terminals.slice(0, 3);
  const perDay = Math.max(3, Math.floor(count / days));
  const step = (days * 86_400_000) / Math.max(count, 1);
  // Never more than a step away, so that the order of indexes is the order of times.
  const timeOf = (index: number) => newest - Math.floor(index * step) - (dice(index, 9) % Math.max(1, Math.min(40_000, Math.floor(step))));

  return (index) => {
    const time = new Date(timeOf(index)).toISOString().slice(0, 19);
    const seen = statusOf(index, perDay);
    const { type } = seen;
    const terminal = pick(terminals, index, 3);
    const hex = (salt: number) => dice(index, salt).toString(16).toUpperCase().padStart(8, '0');
    const fee = dice(index, 5) % prefixes.length;
    const minor = 450 + (dice(index, 4) % 48_000);
    const readable = seen.status !== 'unknown';
    const id = `${time.slice(8, 10)}${time.slice(5, 7)}${time.slice(2, 4)}O2C-${hex(10)}-${hex(11).slice(0, 4)}-${index.toString(16).toUpperCase().padStart(8, '0')}`;
    const moved = marks.movedOf(id);
    const status = moved?.status ?? seen.status;
    const back = moved ? moved.back : status === 'refunded' ? minor : status === 'partly_refunded' ? 450 : null;
    return {
      id,
      time: `${time}-06:00`,
      timeRaw: time.replace('T', ' '),
      status,
      type,
      amount: readable ? { minor: String(minor), currency: 'USD' } : null,
      amountRaw: readable ? '' : `${Math.floor(minor / 100)},5O`,
      brand: pick(brands, index, 6),
      last4: String(dice(index, 7) % 10_000).padStart(4, '0'),
      customer: dice(index, 12) % 11 === 0 ? '' : pick(customers, index, 2),
      invoice: `${prefixes[fee]}-${2000 + (dice(index, 8) % 7000)}`,
      terminalId: terminal.id,
      terminalName: terminal.name,
      changed: dice(index, 13) % 40 === 0,
      description: fees[fee] ?? '',
      approvalCode: status === 'declined' ? '' : String(dice(index, 20) % 1_000_000).padStart(6, '0'),
      userName: terminal.credentials[0]?.userName ?? '',
      batch: status === 'settled' ? String(100 + Math.floor(index / perDay)) : '',
      refunded: back === null ? null : { minor: String(back), currency: 'USD' },
      origin: 'gateway',
      tags: [...marks.tagsOf(id)],
      notes: marks.notesOf(id).length,
      matched: [],
    };
  };
}
