import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SyncReport } from '../bindings';
import { HostError } from '../host';
import { createLedger } from '../host/fake/ledger';
import { blankFilter } from '../host/fake/search';
import { axeFindings } from '../test/axe';
import { cell, openLedger, openList } from '../test/render';
import { newestFirst } from './state/ledgerState';

const live = () => screen.getByTestId('live-region').textContent;

describe('totals', () => {
  it('carry the exact minor units', async () => {
    await openLedger();
    const net = await screen.findByTestId('totals-net');
    const minor = (id: string) => BigInt(screen.getByTestId(id).dataset.minor ?? 'x');
    expect(minor('totals-sales') - minor('totals-refunds')).toBe(minor('totals-net'));
    expect(net.textContent).toMatch(/^\$[\d,]+\.\d\d$/);
  });

  it('of a selection are shown beside those of the filter, and agree with the rows', async () => {
    const { user, host } = await openLedger();
    const first = cell(0, 0);
    fireEvent.click(first, { ctrlKey: true });
    fireEvent.click(cell(1, 0), { ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId('totals-selected').textContent).toBe('2 selected'));
    const { rows } = await host.call('transactions_page', { filter: blankFilter('acc-alder'), sort: newestFirst, offset: 0, limit: 2 });
    const moved = rows.filter((row) => ['open', 'settled', 'refunded', 'partly_refunded'].includes(row.status) && row.amount);
    const net = moved.reduce((sum, row) => sum + BigInt(row.amount?.minor ?? 0) * (row.type === 'return' ? -1n : 1n), 0n);
    await waitFor(() => expect(screen.getByTestId('selected-net').dataset.minor).toBe(net.toString()));
    await user.click(screen.getByTestId('clear-selection'));
    expect(screen.queryByTestId('totals-selection')).toBeNull();
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
  });

  it('say "at least" while rows are still being counted, and ask again', async () => {
    let asked = 0;
    const sums = new Promise<never>(() => undefined);
    await openLedger({
      calls: {
        transactions_page: async ({ offset }) => {
          asked += 1;
          const row = createLedger(3).row(0);
          return { rows: [row], offset, total: asked > 2 ? 1 : 500, counted: asked > 2, generation: 1 };
        },
        transactions_totals: () => sums,
      },
    });
    expect(screen.getByTestId('totals-count').textContent).toBe('at least 500 rows');
    expect(screen.getByTestId('grid').getAttribute('aria-rowcount')).toBe('-1');
    await waitFor(() => expect(screen.getByTestId('grid').getAttribute('aria-rowcount')).toBe('2'));
  });

  it('name amounts that could not be read and never add different currencies', async () => {
    const money = (minor: string, currency: string) => ({ minor, currency });
    const one = (currency: string) => ({ currency, count: 1, salesCount: 1, refundCount: 0, sales: money('100', currency), refunds: money('0', currency), net: money('100', currency) });
    await openLedger({ calls: { transactions_totals: () => ({ count: 4, currencies: [one('USD'), one('CAD')], unreadableAmounts: 2, generation: 1 }) } });
    await waitFor(() => expect(screen.getByTestId('totals-unreadable').textContent).toBe('2 amounts not readable, left out'));
    expect(screen.getByRole('group', { name: 'In CAD' }).textContent).toContain('CA$1.00');
    expect(screen.getByRole('group', { name: 'In USD' }).textContent).toContain('$1.00');
  });
});

const report: SyncReport = {
  rowsNew: 3, rowsUpdated: 2, rowsUnchanged: 0, windows: 1, incompleteWindows: 0, cancelled: false,
  incomplete: [], skipped: [], startedAt: '2026-10-06T22:00:00Z', finishedAt: '2026-10-06T22:00:09Z',
};

describe('sync', () => {
  it('runs from the button, shows progress, and ends with what is new and what is not complete', async () => {
    const { user } = await openLedger({ syncStep: 60 });
    await user.click(screen.getByTestId('sync-button'));
    const strip = await screen.findByTestId('sync-progress');
    await waitFor(() => expect(strip.textContent).toMatch(/\d+ of 24 windows, [\d,]+ rows read/));
    const bar = within(strip).getByRole('progressbar');
    expect(bar.getAttribute('aria-valuetext')).toMatch(/of 24 windows/);
    const result = await screen.findByTestId('sync-result');
    expect(result.textContent).toContain('24 new, 48 updated');
    expect(screen.getByTestId('sync-incomplete').textContent).toContain('Converge announced 212 rows and sent 208.');
    expect(screen.getByTestId('sync-skipped').textContent).toContain('T4 Web Utility: skipped, no PIN is stored.');
    await waitFor(() => expect(live()).toContain('Sync finished with gaps'));
    expect(screen.getByTestId('explain-incomplete_list')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it('starts with F5 and stops with Cancel', async () => {
    const { user, host } = await openLedger({ syncStep: 15 });
    await user.keyboard('{F5}');
    await user.click(await screen.findByTestId('sync-cancel'));
    expect((await screen.findByTestId('sync-result')).textContent).toContain('Sync canceled');
    expect(host.log.some((one) => one.name === 'operation_cancel')).toBe(true);
    expect(await screen.findByTestId('sync-age')).toBeTruthy();
  });

  it('that was interrupted offers to resume', async () => {
    const { user, host } = await openLedger({ sync: { interrupted: true }, streams: { sync_start: async () => report } });
    await user.click(await screen.findByTestId('sync-resume'));
    expect((await screen.findByTestId('sync-result')).textContent).toContain('3 new, 2 updated');
    expect(host.log).toContainEqual({ name: 'sync_start', request: expect.objectContaining({ from: null, to: null }) });
  });

  it('says in words why it could not start', async () => {
    const refuse = async () => {
      throw new HostError({ code: 'clock_wrong', message: 'clock', details: {} });
    };
    const { user } = await openLedger({ streams: { sync_start: refuse } });
    await user.click(screen.getByTestId('sync-button'));
    expect((await screen.findByTestId('sync-error')).textContent).toContain('This PC\u2019s date looks wrong');
  });

  it('that runs elsewhere can be canceled from here', async () => {
    const { user, host } = await openLedger({
      calls: { sync_state: () => ({ running: 'op-7', interrupted: false, last: null, rows: 1, coverage: [], from: null, to: null, gapDays: 0, completeDays: 0 }) },
    });
    await user.click(await screen.findByTestId('sync-cancel'));
    expect(host.log).toContainEqual({ name: 'operation_cancel', request: { operationId: 'op-7' } });
  });
});

describe('coverage', () => {
  it('tells gaps in words, as a bar and as a table', async () => {
    const { user } = await openLedger();
    await user.click(await screen.findByTestId('coverage-toggle'));
    expect(screen.getByRole('img', { name: /T2 Web Permits: Not read: Feb 4/ })).toBeTruthy();
    expect(screen.getByRole('img', { name: /T3 Utility Counter: Incomplete: Sep 1/ })).toBeTruthy();
    await user.click(screen.getByTestId('coverage-as-table'));
    expect(within(screen.getByTestId('coverage-table')).getAllByRole('row')).toHaveLength(8);
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('fill-gaps'));
    await screen.findByTestId('sync-result');
  });
});

describe('the page', () => {
  it('without a single day read calls nothing complete and nothing without gaps', async () => {
    const coverage = [{ terminalId: 't1', terminalName: 'T1', ranges: [] }];
    const { user } = openList({ rows: 0, sync: { rows: 0, coverage, from: null, to: null, gapDays: 0, completeDays: 0 } });
    const toggle = await screen.findByTestId('coverage-toggle');
    expect(toggle.textContent).toBe('Coverage');
    await user.click(toggle);
    expect((await screen.findByTestId('coverage')).textContent).toContain('No day has been read yet.');
    expect(screen.queryByTestId('coverage-sum')).toBeNull();
  });

  it('without any payment says what to do first', async () => {
    openList({ rows: 0, sync: { rows: 0, coverage: [], from: null, to: null } });
    expect((await screen.findByTestId('empty-unsynced')).textContent).toContain('No payments on this PC yet');
    expect(await axeFindings()).toEqual([]);
  });

  it('shows a failed read in words and reads again on request', async () => {
    let broken = true;
    const { user } = openList({
      calls: {
        transactions_page: ({ offset }) => {
          if (broken) throw new HostError({ code: 'storage_damaged', message: 'malformed', details: {} });
          return { rows: [], offset, total: 0, counted: true, generation: 1 };
        },
      },
    });
    expect((await screen.findByTestId('error-notice')).textContent).toContain('A data file is damaged');
    broken = false;
    await user.click(screen.getByTestId('retry-button'));
    await screen.findByTestId('empty-unsynced');
  });

  it('announces how many rows are shown', async () => {
    await openLedger();
    await waitFor(() => expect(live()).toContain('1,240 rows'));
  });
});
