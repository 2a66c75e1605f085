// The first page of the invented town: figures and charts are added up from its own payments.
import { endOfMonth, parseDate, startOfMonth, startOfWeek, type CalendarDate } from '@internationalized/date';
import type {
  Attention, AppStatus, Chart, ChartBucket, ChartPoint, ChartRequest, ChartSeries, ChartStep, CoverageRange, Figure, FigureKind, Home, Page, PageRequest, SyncState, Totals, TxnFilter, TxnRow,
} from '../../bindings';
import { common } from '../../i18n/en/common';
import type { Handlers } from '../fake';
import { accountIn } from './findings';

export type HomeCalls = Pick<Handlers, 'home' | 'chart'>;

/** What the first page asks the rest of the town. */
export interface HomeParts {
  status: AppStatus;
  read: (accountId: string, text: string) => TxnFilter;
  page: (request: PageRequest) => Page;
  totals: (filter: TxnFilter) => Totals;
  sync: () => SyncState;
}

const counted = ['open', 'settled', 'refunded', 'partly_refunded'];

const figures: ReadonlyArray<{ kind: FigureKind; text: string; before?: string; part?: 'sales' | 'refunds' | 'net' }> = [
  { kind: 'net_today', text: 'date:today', before: 'date:yesterday', part: 'net' },
  { kind: 'sales_today', text: 'date:today type:sale,recurring status:open,settled,refunded,partly_refunded', before: 'date:yesterday', part: 'sales' },
  { kind: 'refunds_today', text: 'date:today type:return', part: 'refunds' },
  { kind: 'declined_today', text: 'date:today status:declined' },
  { kind: 'open', text: 'status:open', part: 'net' },
  { kind: 'net_month', text: 'date:this-month', part: 'net' },
  { kind: 'net_fiscal_year', text: 'date:fiscal-year', part: 'net' },
];

function attentionOf(status: AppStatus, accountId: string, state: SyncState): Attention[] {
  const { terminals } = accountIn(status, accountId);
  const found: Attention[] = [];
  for (const one of terminals.filter((terminal) => terminal.credentials.some((pin) => pin.state === 'conflict'))) {
    found.push({
      kind: 'pin_conflict', weight: 'high', title: `${one.name} has the PIN of another terminal`, means: 'Its payments may be booked on the wrong terminal.', action: 'Look at it', target: { kind: 'page', path: `setup/terminals/${one.id}` },
    });
  }
  if (state.gapDays > 0) {
    found.push({ kind: 'gaps', weight: 'medium', title: `${state.gapDays} days are missing`, means: 'Sums over these days are too small until they are read.', action: 'Fill gaps', target: { kind: 'sync', from: null, to: null } });
  }
  const missing = terminals.filter((one) => one.credentials.some((pin) => pin.state === 'missing'));
  if (missing.length > 0) {
    found.push({
      kind: 'pins_missing', weight: 'medium', title: `Waiting for PINs: ${missing.map((one) => one.name).join(', ')}`, means: 'Their payments cannot be read before a PIN is stored and verified.', action: 'Open Setup', target: { kind: 'page', path: 'setup/terminals' },
    });
  }
  found.push({ kind: 'changed', weight: 'low', title: 'Some payments say something else than before', means: 'Most were settled; look for refunds that nobody here asked for.', action: 'Show them', target: { kind: 'payments', text: 'is:changed date:last-7-days' } });
  return found;
}

function stepStart(day: CalendarDate, step: ChartStep): CalendarDate {
  if (step === 'month') return startOfMonth(day);
  return step === 'week' ? startOfWeek(day, 'en-US') : day;
}

function stepEnd(start: CalendarDate, step: ChartStep): CalendarDate {
  if (step === 'month') return endOfMonth(start);
  return step === 'week' ? start.add({ days: 6 }) : start;
}

function bucketsOf(from: string, to: string, step: ChartStep, gaps: readonly CoverageRange[]): ChartBucket[] {
  const buckets: ChartBucket[] = [];
  for (let start = stepStart(parseDate(from), step); start.toString() <= to; start = stepEnd(start, step).add({ days: 1 })) {
    const first = start.toString() < from ? from : start.toString();
    const end = stepEnd(start, step).toString();
    const last = end > to ? to : end;
    const complete = !gaps.some((gap) => gap.from <= last && gap.to >= first);
    buckets.push({ from: first, to: last, piece: first === last ? `date:${first}` : `date:${first}..${last}`, complete });
  }
  return buckets;
}

interface Sum {
  count: number;
  sales: bigint;
  refunds: bigint;
}

const pointOf = ({ count, sales, refunds }: Sum): ChartPoint => ({ count, sales: `${sales}`, refunds: `${refunds}`, net: `${sales - refunds}` });
const zero = (): Sum => ({ count: 0, sales: 0n, refunds: 0n });

function addTo(sum: Sum, row: TxnRow): void {
  sum.count += 1;
  const minor = BigInt(row.amount?.minor ?? '0');
  if (!counted.includes(row.status)) return;
  if (row.type === 'return') sum.refunds += minor;
  else sum.sales += minor;
}

function nameOf(row: TxnRow, split: ChartRequest['split']): { key: string; name: string; piece: string } {
  if (split === 'terminal') return { key: row.terminalId, name: row.terminalName, piece: `terminal:"${row.terminalName}"` };
  if (split === 'brand') return { key: row.brand, name: common.brands[row.brand], piece: `brand:${row.brand}` };
  return { key: 'all', name: 'All payments', piece: '' };
}

function chartOf(rows: readonly TxnRow[], buckets: ChartBucket[], split: ChartRequest['split']): Chart {
  const parts = new Map<string, { name: string; piece: string; sums: Sum[]; total: Sum }>();
  const total = zero();
  const part = (key: string, name: string, piece: string) => {
    const known = parts.get(key) ?? { name, piece, sums: buckets.map(zero), total: zero() };
    parts.set(key, known);
    return known;
  };
  if (split === 'none') part('all', 'All payments', '');
  for (const row of rows) {
    const day = row.time?.slice(0, 10) ?? '';
    const at = buckets.findIndex((bucket) => day >= bucket.from && day <= bucket.to);
    const { key, name, piece } = nameOf(row, split);
    const known = part(key, name, piece);
    const sum = known.sums[at];
    if (!sum) continue;
    for (const one of [sum, known.total, total]) addTo(one, row);
  }
  const series = [...parts].map(([key, { name, piece, sums, total: all }]): ChartSeries => ({ key, name, piece, points: sums.map(pointOf), total: pointOf(all) }));
  series.sort((a, b) => (BigInt(a.total.sales) > BigInt(b.total.sales) ? -1 : 1));
  return { currency: 'USD', otherCurrencies: [], buckets, series, total: pointOf(total), generation: 1 };
}

export function homeHandlers({ status, read, page, totals, sync }: HomeParts): HomeCalls {
  const figure = (accountId: string, { kind, text, before, part }: (typeof figures)[number]): Figure => {
    const sums = (typed: string) => totals(read(accountId, typed));
    const money = (typed: string) => sums(typed).currencies[0]?.[part ?? 'net'] ?? { minor: '0', currency: 'USD' };
    return { kind, count: sums(text).count, money: part ? money(text) : null, before: part && before ? money(before) : null, text };
  };
  return {
    home: ({ accountId }): Home => {
      const state = sync();
      const asOf = state.last?.finishedAt ?? '2026-10-06T16:10:00-06:00';
      return {
        today: status.today,
        freshness: state.rows === 0 ? { asOf: null, sentence: 'Nothing was read yet.', stale: true } : { asOf, sentence: state.last ? 'Data to just now' : 'Data to 4:10 PM today', stale: state.interrupted },
        figures: state.rows === 0 ? [] : figures.map((one) => figure(accountId, one)),
        attention: attentionOf(status, accountId, state),
        generation: 1,
      };
    },
    chart: ({ filter, step, split }) => {
      const to = filter.to ?? status.today;
      const from = filter.from ?? parseDate(to).subtract({ days: 29 }).toString();
      const gaps = sync().coverage.flatMap((one) => one.ranges.filter((range) => range.state !== 'complete'));
      const { rows } = page({ filter: { ...filter, from, to }, sort: { column: 'time', direction: 'descending' }, offset: 0, limit: Number.MAX_SAFE_INTEGER });
      return chartOf(rows, bucketsOf(from, to, step, gaps), split);
    },
  };
}
