import { endOfMonth, endOfYear, parseDate, startOfMonth, startOfWeek, startOfYear, type CalendarDate } from '@internationalized/date';
import type { AccountView, TxnFilter } from '../../bindings';
import { common } from '../../i18n/en/common';
import { formatDayRange } from '../../format/time';

/** What one piece adds to the filter, and how it is told. */
export interface Reading {
  label: string;
  apply: (filter: TxnFilter) => void;
}

export class Wrong extends Error {
  constructor(
    message: string,
    readonly suggestion: string | null = null,
  ) {
    super(message);
  }
}

export interface Place {
  account: AccountView;
  today: string;
}

const unquoted = (value: string) => value.replace(/"/g, '');

/** Values between commas, without their quotes. */
function listOf(value: string): string[] {
  const values = value.match(/(?:[^,"]|"[^"]*"?)+/g) ?? [];
  return values.map((one) => unquoted(one).trim()).filter(Boolean);
}

function minorOf(text: string): bigint {
  const plain = unquoted(text).replace(/[$,\s]/g, '').replace(/^[-+]/, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) throw new Wrong('Amount needs a number, such as amount:>100.');
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
}

const decimal = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;

function amount(value: string): Reading {
  const range = /^(.+?)\.\.(.*)$/.exec(value);
  if (range) {
    const least = minorOf(range[1] ?? '');
    const most = range[2] ? minorOf(range[2]) : null;
    return { label: `Amount from ${decimal(least)}${most === null ? '' : ` to ${decimal(most)}`}`, apply: span(least, most) };
  }
  const [, sign = '', number = ''] = /^(>=|<=|>|<)?(.*)$/.exec(value) ?? [];
  const units = minorOf(number);
  if (sign === '>') return { label: `Amount over ${decimal(units)}`, apply: span(units + 1n, null) };
  if (sign === '>=') return { label: `Amount from ${decimal(units)}`, apply: span(units, null) };
  if (sign === '<') return { label: `Amount below ${decimal(units)}`, apply: span(null, units - 1n) };
  if (sign === '<=') return { label: `Amount up to ${decimal(units)}`, apply: span(null, units) };
  return { label: `Amount ${decimal(units)}`, apply: span(units, units) };
}

const span = (least: bigint | null, most: bigint | null) => (filter: TxnFilter) => {
  filter.amount = { least: least?.toString() ?? null, most: most?.toString() ?? null };
};

/** Enum words by what people read or by their own name: `partly refunded`, `partly_refunded`. */
function wordsOf<K extends string>(what: string, names: Record<K, string>, value: string): { keys: K[]; label: string } {
  const flat = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const keys = listOf(value).map((word) => {
    const all = Object.entries(names) as [K, string][];
    const found = all.find(([key, name]) => flat(key) === flat(word) || flat(name) === flat(word));
    if (!found) throw new Wrong(`${what} has no value ${word}.`);
    return found[0];
  });
  if (keys.length === 0) throw new Wrong(`${what} needs a value.`);
  return { keys, label: `${what}: ${keys.map((key) => names[key]).join(', ')}` };
}

function terminal(value: string, { account }: Place): Reading {
  const parts = listOf(value);
  if (parts.length === 0) throw new Wrong('Terminal needs a part of its name.');
  const found = account.terminals.filter(({ name }) => parts.some((part) => name.toLowerCase().includes(part.toLowerCase())));
  if (found.length === 0) throw new Wrong(`No terminal has ${parts.join(' or ')} in its name.`);
  return { label: `Terminal: ${parts.join(', ')}`, apply: (filter) => filter.terminalIds.push(...found.map((one) => one.id)) };
}

type Days = [CalendarDate | null, CalendarDate | null];

function dayWord(word: string, today: CalendarDate): [string, Days] | null {
  const fiscal = today.set({ year: today.month >= 7 ? today.year : today.year - 1, month: 7, day: 1 });
  const lastMonth = startOfMonth(today).subtract({ months: 1 });
  const week = startOfWeek(today, 'en-US');
  const words: Record<string, [string, Days]> = {
    today: ['Today', [today, today]],
    yesterday: ['Yesterday', [today.subtract({ days: 1 }), today.subtract({ days: 1 })]],
    'this-week': ['This week', [week, today]],
    'this-month': ['This month', [startOfMonth(today), today]],
    'last-month': ['Last month', [lastMonth, endOfMonth(lastMonth)]],
    'this-year': ['This year', [startOfYear(today), today]],
    'fiscal-year': ['This fiscal year', [fiscal, today]],
    'last-fiscal-year': ['Last fiscal year', [fiscal.subtract({ years: 1 }), fiscal.subtract({ days: 1 })]],
  };
  const back = /^last-(\d{1,4})-days$/.exec(word);
  if (back) return [`Last ${back[1]} days`, [today.subtract({ days: Number(back[1]) - 1 }), today]];
  return words[word] ?? null;
}

/** `2026`, `2026-10`, `2026-10-05` or `10/05/2026`, as its first and last day. */
function daysOf(text: string): Days {
  const usual = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const plain = usual ? `${usual[3]}-${usual[1]?.padStart(2, '0')}-${usual[2]?.padStart(2, '0')}` : text;
  try {
    if (/^\d{4}$/.test(plain)) return [parseDate(`${plain}-01-01`), endOfYear(parseDate(`${plain}-01-01`))];
    if (/^\d{4}-\d{2}$/.test(plain)) return [parseDate(`${plain}-01`), endOfMonth(parseDate(`${plain}-01`))];
    return [parseDate(plain), parseDate(plain)];
  } catch {
    throw new Wrong(`${text} is not a date. Use a date such as 10/05/2026, or last-30-days.`);
  }
}

function date(value: string, { today }: Place): Reading {
  const word = dayWord(value.toLowerCase(), parseDate(today));
  const [from, to] = word?.[1] ?? rangeOf(value);
  const label = word?.[0] ?? formatDayRange(from?.toString() ?? '', to?.toString() ?? '');
  return {
    label: `Dates: ${label}`,
    apply: (filter) => {
      filter.from = from?.toString() ?? null;
      filter.to = to?.toString() ?? null;
    },
  };
}

function rangeOf(value: string): Days {
  if (value === '') throw new Wrong('Date needs a date such as 10/05/2026, or last-30-days.');
  if (!value.includes('..')) return daysOf(value);
  const [left = '', right = ''] = value.split('..');
  return [left ? daysOf(left)[0] : null, right ? daysOf(right)[1] : null];
}

function last4(value: string): Reading {
  const digits = unquoted(value);
  if (!/^\d{4}$/.test(digits)) throw new Wrong('Last4 needs the last four digits of the card.');
  return { label: `Card ending in ${digits}`, apply: (filter) => void (filter.last4 = digits) };
}

function is(value: string): Reading {
  if (value === 'changed') return { label: 'Changed since first read', apply: (filter) => void (filter.changed = true) };
  if (value === 'unreadable') return { label: 'Amount not readable', apply: (filter) => void (filter.unreadable = true) };
  throw new Wrong('Is can be changed or unreadable.');
}

type Reader = (value: string, place: Place) => Reading;

const texts =
  (name: string, add: (filter: TxnFilter, values: string[]) => void): Reader =>
  (value) => {
    const values = listOf(value);
    if (values.length === 0) throw new Wrong(`${name} needs a value.`);
    return { label: `${name}: ${values.join(', ')}`, apply: (filter) => add(filter, values) };
  };

export const readers: Record<string, Reader> = {
  amount: (value) => amount(value),
  last4: (value) => last4(value),
  status: (value) => {
    const { keys, label } = wordsOf('Status', common.statuses, value);
    return { label, apply: (filter) => filter.statuses.push(...keys) };
  },
  type: (value) => {
    const { keys, label } = wordsOf('Type', common.types, value);
    return { label, apply: (filter) => filter.types.push(...keys) };
  },
  brand: (value) => {
    const { keys, label } = wordsOf('Brand', common.brands, value);
    return { label, apply: (filter) => filter.brands.push(...keys) };
  },
  terminal,
  date,
  user: texts('API user', (filter, values) => filter.users.push(...values)),
  batch: texts('Batch', (filter, values) => filter.batches.push(...values)),
  tag: texts('Tag', (filter, values) => filter.tags.push(...values)),
  note: (value) => ({
    label: value ? `Note: ${unquoted(value)}` : 'Has a note',
    apply: (filter) => void (filter.note = unquoted(value)),
  }),
  is: (value) => is(value.toLowerCase()),
};
