import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { largeTown } from '../../host/fake/largeTown';
import { alderCreek } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { openApp, openLedger } from '../../test/render';
import { chooseAccount } from '../../app/chosenAccount';
import { emptyDraft } from '../model';
import { search } from '../../transactions/state/ledgerState';
import { field } from './harness';
import { calls, fill, gone, openSetup, takeChoice } from './pages';

const library = { ...largeTown(2, 1), id: 'acc-library', name: 'Alder Creek Library', merchantId: '004288' };
const two = { accounts: [alderCreek(), library] };

async function switchTo(user: ReturnType<typeof openApp>['user'], id: string) {
  await user.click(await field('account-switcher'));
  await user.click(await field(`account-choice-${id}`));
}

describe('switching departments', () => {
  it('keeps the page', async () => {
    chooseAccount('acc-alder');
    window.location.hash = '#/setup/users';
    const { user } = openApp({ status: two });
    expect((await field('user-row-0')).textContent).toContain('apiuser501204');
    await switchTo(user, 'acc-library');
    await waitFor(() => expect(screen.getByTestId('user-row-0').textContent).toContain('apiuser501210'));
    expect(window.location.hash).toBe('#/setup/users');
    expect(screen.getByTestId('account-switcher').textContent).toContain('Alder Creek Library');
    expect(screen.getByTestId('live-region').textContent).toContain('Now showing Alder Creek Library');
    expect(window.localStorage.getItem('account')).toBe('acc-library');
  });

  it('gives the page of one terminal up for the list', async () => {
    chooseAccount('acc-alder');
    window.location.hash = '#/setup/terminals/t2';
    const { user } = openApp({ status: two });
    await screen.findByRole('heading', { level: 1, name: 'T2 Web Permits' });
    await switchTo(user, 'acc-library');
    await field('terminal-list');
    expect(window.location.hash).toBe('#/setup/terminals');
  });

  it('keeps filters and dates', async () => {
    chooseAccount('acc-alder');
    const { user, host } = await openLedger({ status: two });
    search('status:settled date:2026-09');
    await switchTo(user, 'acc-library');
    await waitFor(() => {
      const last = host.log.filter((one) => one.name === 'transactions_totals').at(-1)?.request;
      expect(last).toMatchObject({ filter: { accountId: 'acc-library', from: '2026-09-01', to: '2026-09-30', statuses: ['settled'] } });
    });
    chooseAccount('acc-alder');
  });

  it('offers to edit and add, with nothing for axe to find', async () => {
    chooseAccount('acc-alder');
    const { user } = openApp({ status: two });
    await user.click(await field('account-switcher'));
    const menu = await screen.findByRole('menu');
    expect(within(menu).getAllByRole('menuitemradio').map((one) => one.getAttribute('aria-checked'))).toEqual(['true', 'false']);
    expect(await axeFindings(menu)).toEqual([]);
    await user.click(await field('department-edit'));
    await field('department-form');
  });

  it('is not there while there is one department', async () => {
    await openLedger();
    expect(screen.queryByTestId('account-switcher')).toBeNull();
  });
});

describe('adding a department', () => {
  it('opens the wizard with nothing filled in', async () => {
    const opened = await openSetup('checklist');
    await opened.user.click(await field('add-department'));
    await waitFor(() => expect(window.location.hash).toBe('#/wizard'));
    expect(calls(opened, 'setup_draft_save')).toEqual([emptyDraft]);
  });

  it('asks before it gives up a set-up that was begun', async () => {
    const draft = { ...emptyDraft, accountName: 'Alder Creek Water' };
    const opened = await openSetup('checklist', { status: { draft } });
    const { user } = opened;
    await user.click(await field('add-department'));
    expect((await field('add-department-dialog')).textContent).toContain('Alder Creek Water was begun and not finished.');
    expect(document.activeElement).toBe(await field('department-go-on'));
    expect(await axeFindings()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/wizard');
    expect(calls(opened, 'setup_draft_save')).toHaveLength(0);
  });
});

describe('editing a department', () => {
  const live = { practice: false, accounts: [{ ...alderCreek(), environment: 'live' as const }, library] };

  it('saves zones, currency and the token vault', async () => {
    const opened = await openSetup('department', { status: live });
    const { user } = opened;
    await takeChoice(opened, 'gateway-zone', 'Pacific Time (America/Los Angeles)');
    await user.click(await field('vault-yes'));
    await user.click(await field('department-save'));
    await waitFor(() => expect(window.location.hash).toBe('#/setup'));
    expect(calls(opened, 'account_edit')).toEqual([
      {
        id: 'acc-alder',
        name: 'City of Alder Creek',
        merchantId: '004287',
        environment: 'live',
        endpoint: null,
        gatewayZone: 'America/Los_Angeles',
        displayZone: 'America/Denver',
        currency: 'USD',
        sharedVault: 'yes',
      },
    ]);
    expect(await screen.findByText('Pacific Time')).toBeTruthy();
  });

  it('says that PINs become unverified before another Converge is asked', async () => {
    const { user } = await openSetup('department', { status: live });
    expect(screen.queryByTestId('other-converge')).toBeNull();
    await user.click(await field('department-env-demo'));
    expect((await field('other-converge')).textContent).toContain('Every PIN of this department will be marked unverified');
    await user.click(await field('department-env-live'));
    await gone('other-converge');
  });

  it.each([
    ['department-merchant', '4287', /Account IDs usually have 6 or 7 digits; this has 4/],
    ['department-name', 'Alder Creek Library', 'Another department has this name. Give each its own.'],
    ['department-currency', 'dollars', 'A currency has three letters, for example USD.'],
  ])('refuses a wrong %s at its field', async (id, typed, said) => {
    const opened = await openSetup('department', { status: live });
    const { user } = opened;
    await fill(user, id, typed);
    await user.click(await field('department-save'));
    expect(await screen.findByText(said)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId(id));
    expect(calls(opened, 'account_edit')).toHaveLength(0);
  });

  it('names the department that has the account ID already', async () => {
    const other = { ...library, environment: 'live' as const };
    const { user } = await openSetup('department', { status: { ...live, accounts: [live.accounts[0]!, other] } });
    await fill(user, 'department-merchant', '004288');
    await user.click(await field('department-save'));
    expect((await field('department-merchant-error')).textContent).toBe('Alder Creek Library has this account ID already.');
  });

  it('leads nowhere near real money in practice', async () => {
    await openSetup('department');
    expect(await screen.findByText(/Practice data stays in practice/)).toBeTruthy();
    expect(screen.queryByTestId('department-env-live')).toBeNull();
  });
});
