// Words of the first page: today, what waits, the trend.
import type { AttentionWeight, ChartSplit, ChartStep, FigureKind } from '../../bindings';

const plural = (count: string, one: string, many: string) => `${count} ${count === '1' ? one : many}`;

export const periods = ['last-30-days', 'this-month', 'last-month', 'this-year', 'fiscal-year', 'last-fiscal-year'] as const;
export type Period = (typeof periods)[number];

export const home = {
  title: 'Home',
  today: (day: string) => `Today, ${day}`,
  sync: 'Sync',
  zone: (zone: string) => `All times in ${zone}`,
  offline: (since: string) => `Offline since ${since}. Sync works again with the network; everything here can still be read.`,

  figures: {
    title: 'Figures',
    names: {
      sales_today: 'Sales today',
      refunds_today: 'Refunds today',
      net_today: 'Net today',
      declined_today: 'Declined today',
      open: 'Not settled yet',
      net_month: 'Net this month',
      net_fiscal_year: 'Net this fiscal year',
    } satisfies Record<FigureKind, string>,
    before: {
      sales_today: 'yesterday',
      refunds_today: 'yesterday',
      net_today: 'yesterday',
      declined_today: 'yesterday',
      open: 'before',
      net_month: 'the same days last month',
      net_fiscal_year: 'the same days last fiscal year',
    } satisfies Record<FigureKind, string>,
    payments: (count: string) => plural(count, 'payment', 'payments'),
    refunds: (count: string) => plural(count, 'refund', 'refunds'),
    compare: (amount: string, what: string) => `${amount} ${what}`,
    opens: 'opens its payments',
  },

  attention: {
    title: 'Needs attention',
    none: 'Nothing is waiting.',
    noneMore: 'Every terminal is verified, no day is missing and no payment changed unexpectedly.',
    weights: { high: 'Urgent', medium: 'To do', low: 'Good to know' } satisfies Record<AttentionWeight, string>,
  },

  trend: {
    title: 'Trend',
    step: 'By',
    steps: { day: 'Day', week: 'Week', month: 'Month' } satisfies Record<ChartStep, string>,
    split: 'Lines',
    splits: { none: 'All payments', terminal: 'By terminal', brand: 'By card brand' } satisfies Record<ChartSplit, string>,
    period: 'Period',
    periods: {
      'last-30-days': 'Last 30 days',
      'this-month': 'This month',
      'last-month': 'Last month',
      'this-year': 'This year',
      'fiscal-year': 'This fiscal year',
      'last-fiscal-year': 'Last fiscal year',
    } satisfies Record<Period, string>,
    show: 'Show as',
    shows: { chart: 'Chart', table: 'Table' },
    key: 'T switches between chart and table.',
    chart: 'Trend as a chart',
    help: 'Left and Right move from step to step, Up and Down from line to line, Enter opens the payments.',
    sales: 'Sales',
    refunds: 'Refunds',
    net: 'Net',
    count: 'Payments',
    when: 'When',
    total: 'Total',
    complete: 'Days',
    isComplete: 'Complete',
    isIncomplete: 'Incomplete',
    incompleteHint: 'Shaded: not all days are on this PC yet.',
    point: (when: string, line: string, value: string) => `${when}: ${line} ${value}`,
    notComplete: 'not complete',
    others: (shown: string, all: string) => `The chart shows the ${shown} largest of ${all} lines; the table has them all.`,
    otherCurrencies: (list: string) => `Payments in ${list} are not part of these sums.`,
    empty: 'No payments in this period.',
    failed: 'The chart cannot be drawn here. The table has the same numbers.',
    summary: (period: string, sales: string, refunds: string, net: string, count: string) =>
      `${period}: sales ${sales}, refunds ${refunds}, net ${net}, ${plural(count, 'payment', 'payments')}.`,
    peak: (when: string, amount: string) => `Highest: ${when} with ${amount}.`,
    gaps: (count: string, all: string, step: ChartStep) => `${count} of ${plural(all, step, `${step}s`)} ${count === '1' ? 'is' : 'are'} incomplete.`,
    largest: (name: string, amount: string) => `Largest: ${name} with ${amount} net.`,
  },

  empty: {
    title: 'No payments on this PC yet',
    ready: 'Sync reads the payments of your terminals from Converge. It only reads; it never moves money.',
    verifyFirst: 'Verify a terminal, then sync.',
    setup: 'Open Setup',
  },
};
