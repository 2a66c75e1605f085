import { describe, expect, it } from 'vitest';
import type { Chart } from '../bindings';
import { createFakeHost } from '../host/fake';
import { axisText, heightOf, linesOf, mostLines, nameOf, summaryOf, textOf, tickOf } from './chartModel';

const ask = async (text: string, step: 'day' | 'week' | 'month', split: 'none' | 'terminal' | 'brand') => {
  const host = createFakeHost({ rows: 2000 });
  const { filter } = await host.call('search_read', { accountId: 'acc-alder', text });
  return { host, filter, chart: await host.call('chart', { filter, step, split }) };
};

describe('a chart', () => {
  it.each(['none', 'terminal', 'brand'] as const)('split by %s adds up to the totals of the list, to the cent', async (split) => {
    const { host, filter, chart } = await ask('date:fiscal-year', 'week', split);
    const { currencies } = await host.call('transactions_totals', { filter, picked: null });
    expect(chart.total.net).toBe(currencies[0]?.net.minor);
    const sum = chart.series.flatMap((one) => one.points).reduce((all, point) => all + BigInt(point.net), 0n);
    expect(sum.toString()).toBe(chart.total.net);
  });

  it('has a search for each point that finds exactly its rows', async () => {
    const { host, chart } = await ask('date:last-month', 'week', 'terminal');
    const series = chart.series[1];
    const bucket = chart.buckets[2];
    if (!series || !bucket) throw new Error('too small a chart');
    const { filter } = await host.call('search_read', { accountId: 'acc-alder', text: textOf(bucket, series.piece) });
    const { count } = await host.call('transactions_totals', { filter, picked: null });
    expect(count).toBe(series.points[2]?.count);
  });

  it('says its finding in words', async () => {
    const { chart } = await ask('date:last-30-days', 'day', 'none');
    const words = summaryOf(chart, 'day', 'none', 'Last 30 days');
    expect(words).toMatch(/^Last 30 days: sales \$[\d,.]+, refunds \$[\d,.]+, net \$[\d,.]+, \d+ payments\. Highest: /);
    expect(words).toContain('24 of 30 days are incomplete.');
  });

  it('draws no more lines than can be told apart', () => {
    const point = { count: 1, sales: '1', refunds: '0', net: '1' };
    const series = Array.from({ length: 48 }, (_, at) => ({ key: `t${at}`, name: `T${at}`, piece: `terminal:"T${at}"`, points: [point], total: point }));
    const chart: Chart = {
      currency: 'USD', otherCurrencies: [], generation: 1, total: point, series,
      buckets: [{ from: '2026-10-01', to: '2026-10-01', piece: 'date:2026-10-01', complete: true }],
    };
    expect(linesOf(chart, 'terminal')).toHaveLength(mostLines);
  });

  it('names its steps the short way on the axis and in full elsewhere', () => {
    const month = { from: '2026-10-01', to: '2026-10-31', piece: '', complete: true };
    expect([nameOf(month, 'month'), tickOf(month, 'month')]).toEqual(['October 2026', 'Oct 26']);
    const week = { from: '2026-10-04', to: '2026-10-10', piece: '', complete: true };
    expect([nameOf(week, 'week'), tickOf(week, 'week')]).toEqual(['Oct 4 \u2013 Oct 10, 2026', 'Oct 4']);
  });

  it.each([[0, '$0'], [500, '$500'], [1500, '$1.5k'], [-20000, '\u2212$20k'], [3_000_000, '$3M']])('writes %d on its axis as %s', (value, text) => {
    expect(axisText(value, 'USD')).toBe(text);
  });

  it('draws minor units at the height of their currency', () => {
    expect([heightOf('1234', 'USD'), heightOf('1234', 'JPY'), heightOf('1234', 'KWD')]).toEqual([12.34, 1234, 1.234]);
  });
});
