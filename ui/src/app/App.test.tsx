import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alderCreek, baseStatus } from '../host/fake/town';
import { pageFor } from '../App';
import { axeFindings } from '../test/axe';
import { readRoute } from './router';
import { openApp, openLedger } from '../test/render';
import type { SetupDraft } from '../bindings';

const draft: SetupDraft = {
  step: 'pins', accountId: 'acc-alder', accountName: '', merchantId: '', environment: 'live', endpoint: '', userIds: [], terminals: [],
};

describe('the window', () => {
  it('is in practice mode loudly: pill, bar and title', async () => {
    await openLedger();
    expect(screen.getByTestId('mode-pill').textContent).toBe('PRACTICE');
    expect(screen.getByTestId('practice-bar').textContent).toContain('PRACTICE: no money moves');
    expect(document.title).toBe('Transactions \u2013 City of Alder Creek \u2013 PRACTICE \u2013 Counterfoil');
  });

  it('has no practice bar when the account is live', async () => {
    await openLedger({ status: { practice: false, accounts: [{ ...alderCreek(), environment: 'live' }] } });
    expect(screen.getByTestId('mode-pill').dataset.mode).toBe('live');
    expect(screen.queryByTestId('practice-bar')).toBeNull();
  });

  it('offers a choice of accounts only when there is one', async () => {
    await openLedger({ status: { accounts: [alderCreek(), { ...alderCreek(), id: 'acc-2', name: 'Alder Creek Library' }] } });
    expect(screen.getByTestId('account-switcher').textContent).toContain('City of Alder Creek');
  });

  it('walks its regions with F6 and back with Shift+F6', async () => {
    const { user } = await openLedger();
    const region = () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region');
    const seen: (string | null | undefined)[] = [];
    for (let step = 0; step < 7; step += 1) {
      await user.keyboard('{F6}');
      seen.push(region());
    }
    expect(seen).toEqual(['nav', 'top', 'page', 'search', 'filters', 'grid', 'totals']);
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(region()).toBe('grid');
  });

  it('collapses the sidebar with Ctrl+B and remembers it', async () => {
    const { user } = await openLedger();
    expect(screen.getByTestId('sidebar-toggle').getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{Control>}b{/Control}');
    expect(screen.getByTestId('sidebar-toggle').getAttribute('aria-expanded')).toBe('false');
    expect(window.localStorage.getItem('sidebar')).toBe('narrow');
    expect(await axeFindings()).toEqual([]);
  });

  it('goes to Setup with Ctrl+3 and to Transactions from the native menu', async () => {
    const { user, host } = await openLedger();
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(() => expect(screen.getByTestId('nav-setup').getAttribute('aria-current')).toBe('page'));
    host.emitMenu('go-transactions');
    await waitFor(() => expect(screen.getByTestId('nav-transactions').getAttribute('aria-current')).toBe('page'));
  });

  it('opens the files of Setup from the native menu at the part that was chosen', async () => {
    const { host } = await openLedger();
    for (const part of ['import', 'export']) {
      host.emitMenu(`${part}-setup`);
      await waitFor(() => expect(document.activeElement?.id).toBe(`config-${part}`));
      expect(window.location.hash).toBe('#/setup/configuration');
    }
    host.emitMenu('hand-off');
    await waitFor(() => expect(screen.getByTestId('setup-nav-handoff').getAttribute('aria-current')).toBe('page'));
  });

  it('leaves slash to the field that is being typed in', async () => {
    const { user } = await openLedger();
    await user.click(screen.getByTestId('search'));
    await user.keyboard('a/b');
    expect((screen.getByTestId('search') as HTMLInputElement).value).toBe('a/b');
  });

  it('puts the chosen colors on the root element', async () => {
    await openLedger({ status: { preferences: { theme: 'dark', density: 'compact' } } });
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  it('says offline only where a network is needed', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      await openLedger({ status: { practice: false, accounts: [{ ...alderCreek(), environment: 'live', host: 'api.convergepay.com' }] } });
      expect(screen.getByTestId('offline-line').textContent).toMatch(/^Offline since \d+:\d\d [AP]M\. Reading works/);
    } finally {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
    }
  });

  it('shows why it could not start', async () => {
    openApp({
      calls: {
        app_status: () => Promise.reject({ code: 'network_share', message: 'share', details: {} }),
      },
    });
    expect((await screen.findByTestId('error-notice')).textContent).toContain('The data folder is on a network drive');
  });
});

describe('the first page', () => {
  const status = baseStatus();
  it('is Welcome until an account is finished', () => {
    expect(pageFor('transactions', { ...status, practice: false, accounts: [] })).toBe('welcome');
    const started = { ...alderCreek(), terminals: [] };
    expect(pageFor('setup', { ...status, practice: false, accounts: [started], draft })).toBe('welcome');
    expect(pageFor('wizard', { ...status, practice: false, accounts: [] })).toBe('wizard');
  });

  it('is Home once there is an account', () => {
    expect(readRoute('')).toBe('home');
    expect(pageFor('transactions', status)).toBe('transactions');
    expect(pageFor('welcome', status)).toBe('home');
    expect(pageFor('setup', { ...status, draft: { ...draft, accountId: null } })).toBe('setup');
  });
});
