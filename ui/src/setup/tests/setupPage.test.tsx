import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HostError } from '../../host';
import { baseStatus } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { openApp } from '../../test/render';
import SetupPage from '../SetupPage';
import { emptyDraft } from '../model';
import { at, field, show } from './harness';
import { openSetup } from './pages';

const pages: Array<[string, string]> = [
  ['checklist', 'Checklist'],
  ['users', 'API users'],
  ['terminals', 'Terminals & PINs'],
  ['handoff', 'Hand-off'],
  ['configuration', 'Configuration'],
  ['history', 'History'],
];

describe('the pages of Setup', () => {
  it.each(pages)('has a link to %s that says where we are', async (page, name) => {
    await openSetup(page);
    const link = screen.getByTestId(`setup-nav-${page}`);
    expect(link.textContent).toBe(name);
    expect(link.getAttribute('aria-current')).toBe('page');
    const current = within(screen.getByRole('navigation', { name: 'Setup pages' })).getAllByRole('link').filter((one) => one.hasAttribute('aria-current'));
    expect(current).toHaveLength(1);
  });

  it('says the name of the page in the title and to the ear', async () => {
    window.location.hash = '#/setup/terminals';
    openApp();
    await screen.findByTestId('terminal-list');
    expect(document.title).toBe('Terminals & PINs \u2013 Setup \u2013 City of Alder Creek \u2013 PRACTICE \u2013 Counterfoil');
    expect(screen.getByTestId('live-region').textContent).toContain('Setup, Terminals & PINs');
    window.location.hash = '#/setup/terminals/t2';
    await waitFor(() => expect(document.title).toContain('T2 Web Permits \u2013 Setup'));
    expect(screen.getByTestId('setup-nav-terminals').getAttribute('aria-current')).toBe('true');
    expect(screen.getByTestId('nav-setup').getAttribute('aria-current')).toBe('true');
  });

  it('moves the focus to the heading of a page whose link went away', async () => {
    const { user } = await openSetup('terminals');
    await user.click(await field('terminal-link-1'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('T2 Web Permits'));
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('goes back and forward with the addresses', async () => {
    await openSetup('users');
    window.location.hash = '#/setup/users/u1';
    expect((await screen.findByRole('heading', { level: 1, name: 'apiuser501204' })).tagName).toBe('H1');
    window.history.back();
    await field('user-table');
  });

  it('says so where a terminal or user is not in this department', async () => {
    await openSetup('terminals/nobody');
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('This terminal is not in this department');
  });

  it('is on the checklist for an address that does not exist', async () => {
    await openSetup('moon');
    expect(screen.getByTestId('setup-nav-checklist').getAttribute('aria-current')).toBe('page');
  });
});

describe('the first page of Setup', () => {
  it('offers to go on with a set-up that was left', async () => {
    await openSetup('checklist', { status: at('pins') });
    expect((await field('setup-unfinished')).textContent).toContain('waiting for PINs');
  });

  it('names the other department whose set-up was left', async () => {
    const draft = { ...emptyDraft, accountName: 'Alder Creek Library' };
    await openSetup('checklist', { status: { draft } });
    expect((await field('setup-unfinished')).textContent).toContain('Alder Creek Library');
  });

  it('resets practice data only after a confirmation', async () => {
    const { user, host } = await openSetup('checklist');
    await user.click(await field('reset-practice'));
    const dialog = await field('reset-dialog');
    expect(host.log.some((entry) => entry.name === 'app_reset_practice')).toBe(false);
    await user.click(within(dialog).getByTestId('dialog-confirm'));
    await waitFor(() => expect(host.log.some((entry) => entry.name === 'app_reset_practice')).toBe(true));
  });

  it('offers to begin where no department exists', async () => {
    const { user } = show(<SetupPage />, { status: { ...baseStatus(), accounts: [] } });
    await user.click(await field('setup-start'));
    expect(window.location.hash).toBe('#/wizard');
  });

  it('says what is wrong when the program does not answer', async () => {
    const failing = () => {
      throw new HostError({ code: 'storage_busy', message: 'busy', details: {} });
    };
    show(<SetupPage />, { calls: { app_status: failing } });
    expect((await field('error-notice')).textContent).toContain('The data is in use for a moment');
  });
});

describe('axe finds nothing', () => {
  const places = ['checklist', 'users', 'users/u1', 'terminals', 'terminals/t1', 'terminals/t2', 'history', 'department'];
  for (const theme of ['light', 'dark'] as const) {
    it.each(places)(`on ${theme} %s`, async (place) => {
      const { container } = await openSetup(place, { status: { preferences: { theme, density: 'normal' } } });
      document.documentElement.dataset['theme'] = theme;
      await waitFor(() => expect(container.querySelector('[data-testid="skeleton"]')).toBeNull());
      // Rights, rules and history arrive after the page itself.
      await new Promise((done) => setTimeout(done, 50));
      expect(await axeFindings()).toEqual([]);
    });
  }
});
