import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Attention } from '../bindings';
import { createFakeHost } from '../host/fake';
import { HostError } from '../host';
import { alderCreek } from '../host/fake/town';
import { axeFindings } from '../test/axe';
import { openApp } from '../test/render';

// Whole pages on two busy cores are slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

const live = () => screen.getByTestId('live-region').textContent;

async function openHome(options = {}) {
  window.location.hash = '';
  const opened = openApp(options);
  await screen.findByTestId('home');
  await screen.findByTestId('home-fresh');
  return opened;
}

describe('Home', () => {
  it('is the first page, says how fresh it is and has no accessibility findings', async () => {
    await openHome();
    expect(screen.getByTestId('nav-home').getAttribute('aria-current')).toBe('page');
    expect(screen.getByTestId('home-fresh').textContent).toContain('Data to 4:10 PM today');
    expect(screen.getByTestId('home-today').textContent).toContain('Oct 6, 2026');
    await screen.findByTestId('trend-summary');
    expect(await axeFindings()).toEqual([]);
  });

  it('has figures that open exactly their rows, to the cent', async () => {
    await openHome();
    const links = screen.getAllByTestId(/^figure-/);
    expect(links.length).toBeGreaterThan(4);
    const host = createFakeHost();
    for (const link of links) {
      const text = link.dataset.text ?? '';
      expect(link.getAttribute('href')).toBe(`#/transactions?q=${encodeURIComponent(text)}`);
      const { filter } = await host.call('search_read', { accountId: 'acc-alder', text });
      const { count, currencies } = await host.call('transactions_totals', { filter, picked: null });
      expect(count).toBe(Number(link.dataset.count));
      if (link.dataset.testid === 'figure-net_month') expect(currencies[0]?.net.minor).toBe(link.dataset.minor);
    }
  });

  it('syncs from its own button and with F5', async () => {
    const { user, host } = await openHome();
    await user.click(screen.getByTestId('home-sync'));
    await screen.findByTestId('sync-result');
    await user.click(screen.getByTestId('sync-dismiss'));
    await user.keyboard('{F5}');
    await screen.findByTestId('sync-result');
    expect(host.log.filter((one) => one.name === 'sync_start')).toHaveLength(2);
  });

  it('without any payment says what to do first, and still what waits', async () => {
    window.location.hash = '';
    openApp({ rows: 0, sync: { rows: 0, coverage: [], from: null, to: null, gapDays: 0 } });
    expect((await screen.findByTestId('home-empty')).textContent).toContain('No payments on this PC yet');
    expect(screen.getByTestId('attention-pins_missing')).toBeTruthy();
    expect(screen.queryByTestId('trend')).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });

  it('tells a failed read in words and reads again', async () => {
    let broken = true;
    const fine = createFakeHost();
    window.location.hash = '';
    const { user } = openApp({
      calls: {
        home: ({ accountId }) => {
          if (broken) throw new HostError({ code: 'storage_damaged', message: 'malformed', details: {} });
          return fine.call('home', { accountId });
        },
      },
    });
    expect((await screen.findByTestId('error-notice')).textContent).toContain('A data file is damaged');
    broken = false;
    await user.click(screen.getByTestId('retry-button'));
    await screen.findByTestId('home-fresh');
  });

  it('says since when it is offline, and offers no sync that cannot work', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      await openHome({ status: { practice: false, accounts: [{ ...alderCreek(), environment: 'live', host: 'api.convergepay.com' }] } });
      await waitFor(() => expect(screen.getByTestId('home-fresh').textContent).toMatch(/Offline since \d+:\d\d [AP]M/));
      expect(screen.queryByTestId('home-sync')).toBeNull();
    } finally {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
    }
  });
});

describe('what needs attention', () => {
  const items: Attention[] = [
    { kind: 'pin_conflict', weight: 'high', title: 'T2 has the PIN of T1', means: 'Money may go to the wrong place.', action: 'Look at it', target: { kind: 'page', path: 'setup/terminals/t2' } },
    { kind: 'changed', weight: 'low', title: '3 payments changed', means: 'Look at them.', action: 'Show them', target: { kind: 'payments', text: 'is:changed' } },
    { kind: 'held', weight: 'medium', title: 'A payment is held', means: 'It will not settle.', action: 'Open it', target: { kind: 'payment', id: 'AB/1' } },
  ];
  const withItems = async (attention: Attention[]) => {
    const fine = createFakeHost();
    return openHome({ calls: { home: async ({ accountId }: { accountId: string }) => ({ ...(await fine.call('home', { accountId })), attention }) } });
  };

  it('keeps its order, and each line has a word and one action that leads there', async () => {
    const { user } = await withItems(items);
    const lines = within(screen.getByTestId('attention')).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent?.match(/^(Urgent|To do|Good to know)/)?.[0])).toEqual(['Urgent', 'Good to know', 'To do']);
    for (const line of lines) expect(within(line).getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByTestId('attention-act-pin_conflict'));
    expect(window.location.hash).toBe('#/setup/terminals/t2');
  });

  it('opens payments by their search, and one payment as a page', async () => {
    const { user } = await withItems(items);
    await user.click(screen.getByTestId('attention-act-held'));
    expect(window.location.hash).toBe('#/transactions/AB%2F1');
    window.location.hash = '#/home';
    await user.click(await screen.findByTestId('attention-act-changed'));
    expect(window.location.hash).toMatch(/^#\/transactions/);
  });

  it('opens a plan by the name that the program gives its page', async () => {
    const plan: Attention = { kind: 'plan_differs', weight: 'high', title: 'The plan of Cy Doe is different at Converge.', means: 'Look at it.', action: 'Open the plan', target: { kind: 'page', path: 'installments/plan-3' } };
    const { user } = await withItems([plan]);
    await user.click(screen.getByTestId('attention-act-plan_differs'));
    await screen.findByTestId('plan-page');
    expect(window.location.hash).toBe('#/plans/plan-3');
  });

  it('starts the sync of missing days right here', async () => {
    const { user, host } = await openHome();
    await user.click(screen.getByTestId('attention-act-gaps'));
    await screen.findByTestId('sync-result');
    expect(host.log).toContainEqual({ name: 'sync_start', request: expect.objectContaining({ from: null, to: null, terminalIds: [] }) });
  });

  it('says so when nothing waits', async () => {
    await withItems([]);
    expect(screen.getByTestId('attention-none').textContent).toContain('Nothing is waiting.');
  });
});

describe('the trend', () => {
  it('is one key away from its table, which has the same numbers', async () => {
    const { user } = await openHome();
    await screen.findByTestId('trend-chart');
    await user.keyboard('t');
    const table = await screen.findByTestId('trend-table');
    await waitFor(() => expect(live()).toContain('Table'));
    expect(within(table).getAllByRole('row')).toHaveLength(32);
    const total = screen.getByTestId('trend-total-3').textContent ?? 'x';
    expect(screen.getByTestId('trend-summary').textContent).toContain(`net ${total}`);
    expect(await axeFindings()).toEqual([]);
    await user.keyboard('t');
    await screen.findByTestId('trend-chart');
  });

  it('is walked with the arrows, says each point, and Enter opens its rows', async () => {
    const { user } = await openHome();
    const chart = await screen.findByTestId('trend-chart');
    chart.focus();
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^Oct 6, 2026: Sales \$[\d,.]+, Refunds \$[\d,.]+$/);
    await user.keyboard('{ArrowLeft}');
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^Oct 5, 2026: Sales/);
    expect(screen.getByTestId('trend-readout').textContent).toContain('Oct 5, 2026');
    await user.keyboard('{Home}');
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^Sep 7, 2026 \(not complete\): Sales/);
    await user.keyboard('{Enter}');
    expect(window.location.hash).toMatch(/^#\/transactions/);
  });

  it('by terminal walks the lines with Up and Down', async () => {
    const { user } = await openHome();
    await user.click(await screen.findByTestId('trend-split'));
    await user.click(await screen.findByRole('option', { name: 'By terminal' }));
    const chart = await screen.findByTestId('trend-chart');
    await waitFor(() => expect(chart.getAttribute('aria-valuetext')).toMatch(/: T\d/));
    const first = chart.getAttribute('aria-valuetext');
    chart.focus();
    await user.keyboard('{ArrowDown}');
    expect(chart.getAttribute('aria-valuetext')).not.toBe(first);
  });

  it('as a table is one stop of the Tab key, and its numbers are links to their rows', async () => {
    const { user } = await openHome();
    await user.click(await screen.findByTestId('trend-look-table'));
    const table = await screen.findByTestId('trend-table');
    const links = within(table).getAllByRole('link');
    expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
    links[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement?.getAttribute('data-at')).toBe('1:1');
    expect(document.activeElement?.getAttribute('href')).toBe(`#/transactions?q=${encodeURIComponent('date:2026-09-08')}`);
  });

  it('keeps the focus with T: from the chart to the table and back, and nowhere else', async () => {
    const { user } = await openHome();
    (await screen.findByTestId('trend-chart')).focus();
    await user.keyboard('t');
    const table = await screen.findByTestId('trend-table');
    expect(table.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.getAttribute('data-at')).toBe('0:0');
    await user.keyboard('t');
    expect(document.activeElement).toBe(await screen.findByTestId('trend-chart'));
    screen.getByTestId('home-sync').focus();
    await user.keyboard('t');
    await screen.findByTestId('trend-table');
    expect(document.activeElement).toBe(screen.getByTestId('home-sync'));
  });

  it('leaves T to fields and dialogs', async () => {
    const { user } = await openHome();
    await screen.findByTestId('trend-chart');
    await user.click(screen.getByTestId('portal-open'));
    await screen.findByTestId('portal-dialog');
    await user.keyboard('t');
    expect(screen.getByTestId('trend').dataset.look).toBe('chart');
  });
});

describe('the days on this PC', () => {
  it('are filled gap by gap, for one terminal', async () => {
    const { user, host } = await openHome();
    const fill = await screen.findByTestId('fill-t2-2026-02-04');
    expect(fill.getAttribute('aria-label')).toBe('Fill Feb 4 \u2013 Feb 28, 2026 of T2 Web Permits');
    await user.click(fill);
    await screen.findByTestId('sync-result');
    expect(host.log).toContainEqual({ name: 'sync_start', request: expect.objectContaining({ from: '2026-02-04', to: '2026-02-28', terminalIds: ['t2'] }) });
    await waitFor(() => expect(screen.getByTestId('coverage-sum').dataset.gapDays).toBe('30'));
    expect(screen.queryByTestId('fill-t2-2026-02-04')).toBeNull();
  });
});
