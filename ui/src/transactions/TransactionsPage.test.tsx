import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SyncReport } from '../bindings';
import { HostError } from '../host';
import { axeFindings } from '../test/axe';
import { openLedger, openList } from '../test/render';

const live = () => screen.getByTestId('live-region').textContent;

describe('filters', () => {
  it('become chips, change the totals, and go away one by one', async () => {
    const { user } = await openLedger();
    await user.click(screen.getByTestId('filter-status'));
    await user.click(await screen.findByTestId('filter-status-declined'));
    await user.keyboard('{Escape}');
    expect((await screen.findByTestId('chip-status-declined')).textContent).toContain('Status: Declined');
    await waitFor(() => expect(Number(screen.getByTestId('totals-count').dataset.count)).toBeLessThan(100));
    await user.click(within(screen.getByTestId('chip-status-declined')).getByRole('button'));
    expect(screen.queryByTestId('chip-status-declined')).toBeNull();
    await waitFor(() => expect(screen.getByTestId('totals-count').textContent).toBe('1,240 rows'));
  });

  it('are cleared together', async () => {
    const { user } = await openLedger();
    await user.click(screen.getByTestId('filter-terminal'));
    await user.click(await screen.findByTestId('filter-terminal-t2'));
    await user.keyboard('{Escape}');
    await screen.findByTestId('chip-terminal-t2');
    await user.click(screen.getByTestId('clear-filters'));
    expect(screen.queryByTestId('clear-filters')).toBeNull();
  });

  it('search is reached by Ctrl+F and by slash, waits for a pause, and treats line breaks as spaces', async () => {
    const { user, host } = await openLedger();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByTestId('search'));
    await user.keyboard('oka');
    await waitFor(() =>
      expect(host.log).toContainEqual({ name: 'transactions_totals', request: { filter: expect.objectContaining({ text: 'oka' }) } }),
    );
    expect(host.log.filter((one) => JSON.stringify(one).includes('"text":"ok"'))).toEqual([]);
    await user.clear(screen.getByTestId('search'));
    await user.paste(`D.\n${'x'.repeat(200)}`);
    await waitFor(() => expect(host.log.some((one) => JSON.stringify(one).includes('"text":"D. xxx'))).toBe(true));
  });

  it('that find nothing name the one to drop', async () => {
    const { user } = await openLedger();
    await user.keyboard('{Control>}f{/Control}zzzz');
    expect((await screen.findByText(/would show 1,240/)).textContent).toContain('Search: zzzz');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('no-match-remove'));
    await screen.findAllByTestId('grid-row');
  });

  it('ask for the days of a preset', async () => {
    const { user, host } = await openLedger();
    await user.click(screen.getByTestId('filter-preset'));
    await user.click(await screen.findByRole('option', { name: 'This fiscal year' }));
    await waitFor(() =>
      expect(host.log).toContainEqual({
        name: 'transactions_totals',
        request: { filter: expect.objectContaining({ from: '2026-07-01', to: '2026-10-06' }) },
      }),
    );
    expect(screen.getByTestId('chip-dates').textContent).toContain('This fiscal year');
  });
});

describe('totals', () => {
  it('carry the exact minor units', async () => {
    await openLedger();
    const net = await screen.findByTestId('totals-net');
    const minor = (id: string) => BigInt(screen.getByTestId(id).dataset.minor ?? 'x');
    expect(minor('totals-sales') - minor('totals-refunds')).toBe(minor('totals-net'));
    expect(net.textContent).toMatch(/^\$[\d,]+\.\d\d$/);
  });
});

const report: SyncReport = {
  rowsNew: 3, rowsUpdated: 2, rowsUnchanged: 0, windows: 1, incompleteWindows: 0, cancelled: false,
  incomplete: [], skipped: [], startedAt: '2026-10-06T22:00:00Z', finishedAt: '2026-10-06T22:00:09Z',
};

describe('sync', () => {
  it('runs from the button, shows progress, and ends with what is new and what is not complete', async () => {
    const { user } = await openLedger({ syncStep: 15 });
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
