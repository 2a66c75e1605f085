import type { Chart, ChartBucket, ChartSplit, ChartStep, MoneyView } from '../bindings';
import { formatCount } from '../format/ids';
import { exponentOf, formatMoney, parseMinor } from '../format/money';
import { formatDay, formatDayRange, formatShortDay } from '../format/time';
import { home } from '../i18n/en/home';

const words = home.trend;

/** Lines in one picture; colour, dash and marker can tell no more apart. */
export const mostLines = 6;

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export interface Line {
  key: string;
  name: string;
  /** The piece of a typed search that finds its rows; empty for all. */
  piece: string;
  /** Minor units as text, one a step. */
  values: string[];
}

/** What is drawn: sales and refunds of all, or the net of the largest parts. */
export function linesOf(chart: Chart, split: ChartSplit): Line[] {
  if (split !== 'none') {
    return chart.series.slice(0, mostLines).map(({ key, name, piece, points }) => ({ key, name, piece, values: points.map((one) => one.net) }));
  }
  const all = chart.series[0];
  if (!all) return [];
  return [
    { key: 'sales', name: words.sales, piece: all.piece, values: all.points.map((one) => one.sales) },
    { key: 'refunds', name: words.refunds, piece: all.piece, values: all.points.map((one) => one.refunds) },
  ];
}

export const moneyIn = (chart: Chart, minor: string): MoneyView => ({ minor, currency: chart.currency });

/** The search that finds the rows of a step, of one line or of all. */
export function textOf(bucket: ChartBucket, piece = ''): string {
  return [bucket.piece, piece].filter(Boolean).join(' ');
}

export function nameOf(bucket: ChartBucket, step: ChartStep): string {
  if (step === 'day') return formatDay(bucket.from);
  if (step === 'month' && bucket.from.endsWith('-01')) {
    return `${monthNames[Number(bucket.from.slice(5, 7)) - 1] ?? ''} ${bucket.from.slice(0, 4)}`;
  }
  return formatDayRange(bucket.from, bucket.to);
}

/** For the axis: as short as it can be. */
export function tickOf(bucket: ChartBucket, step: ChartStep): string {
  if (step === 'month') return `${monthNames[Number(bucket.from.slice(5, 7)) - 1]?.slice(0, 3) ?? ''} ${bucket.from.slice(2, 4)}`;
  return formatShortDay(bucket.from, bucket.from);
}

function largestStep(chart: Chart): number {
  let best = -1;
  let most = 0n;
  chart.buckets.forEach((_, at) => {
    const sum = chart.series.reduce((all, series) => all + (parseMinor(series.points[at]?.sales ?? '0') ?? 0n), 0n);
    if (sum > most) {
      most = sum;
      best = at;
    }
  });
  return best;
}

/** The finding in words; a picture alone tells nobody enough. */
export function summaryOf(chart: Chart, step: ChartStep, split: ChartSplit, period: string): string {
  if (chart.total.count === 0) return `${period}: ${words.empty}`;
  const money = (minor: string) => formatMoney(moneyIn(chart, minor));
  const { sales, refunds, net, count } = chart.total;
  const parts = [words.summary(period, money(sales), money(refunds), money(net), formatCount(count))];
  const peak = chart.buckets[largestStep(chart)];
  if (peak) {
    const at = chart.buckets.indexOf(peak);
    const sum = chart.series.reduce((all, series) => all + (parseMinor(series.points[at]?.sales ?? '0') ?? 0n), 0n);
    parts.push(words.peak(nameOf(peak, step), money(sum.toString())));
  }
  const first = chart.series[0];
  if (split !== 'none' && first) parts.push(words.largest(first.name, money(first.total.net)));
  const gaps = chart.buckets.filter((bucket) => !bucket.complete).length;
  if (gaps > 0) parts.push(words.gaps(formatCount(gaps), formatCount(chart.buckets.length), step));
  return parts.join(' ');
}

/** A height in the picture, in major units. It is drawn and never added, shown or stored. */
export function heightOf(minor: string, currency: string): number {
  return Number(parseMinor(minor) ?? 0n) / 10 ** exponentOf(currency);
}

/** A round figure of the axis, such as $1.2k. */
export function axisText(value: number, currency: string): string {
  const size = Math.abs(value);
  const [short, unit] = size >= 1_000_000 ? [value / 1_000_000, 'M'] : size >= 1_000 ? [value / 1_000, 'k'] : [value, ''];
  const digits = Number.isInteger(short) ? String(short) : short.toFixed(1);
  return `${currency === 'USD' ? '$' : ''}${digits.replace('-', '\u2212')}${unit}`.replace('$\u2212', '\u2212$');
}
