import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alderCreek, apiUser } from '../../host/fake/town';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { field } from './harness';
import { calls, fill, gone, openSetup } from './pages';

describe('the list of API users', () => {
  it('joins registration, rights, terminals, age and state in one row', async () => {
    const account = alderCreek();
    Object.assign(account.users[0]!, { registeredOn: '2026-09-12', note: 'asked for by phone' });
    await openSetup('users', { status: { accounts: [account] } });
    const row = await field('user-row-0');
    for (const text of ['apiuser501204', 'Sep 12, 2026', '2 missing', 'Active', 'asked for by phone']) {
      expect(row.textContent).toContain(text);
    }
    expect(row.textContent).toMatch(/Verified .+ ago by clerk1/);
    expect(within(row).getByTitle('T2 Web Permits, T4 Web Utility').textContent).toBe('2');
    expect(await within(await field('user-row-1')).findByText('OK')).toBeTruthy();
  });

  it('calls nothing fine that nobody checked', async () => {
    const account = alderCreek();
    for (const terminal of account.terminals) terminal.credentials = [];
    account.users[1]!.lastVerifiedAt = null;
    await openSetup('users', { status: { accounts: [account] } });
    const row = await field('user-row-1');
    expect(await within(row).findByText('Not checked')).toBeTruthy();
    expect(within(row).getByText('Never')).toBeTruthy();
    window.location.hash = '#/setup/users/u2';
    expect(await screen.findByText('Not checked yet: Batches: View.')).toBeTruthy();
  });

  it('names users without a terminal and terminals without a user', async () => {
    const account = alderCreek();
    account.users = [...account.users, apiUser('u3', 'apiuser501299')];
    account.terminals[3]!.userId = null;
    await openSetup('users', { status: { accounts: [account] } });
    const orphans = await field('orphans');
    expect(orphans.textContent).toContain('No terminal uses apiuser501299.');
    expect(orphans.textContent).toContain('No API user is chosen for T4 Web Utility.');
    expect(screen.getByTestId('user-row-2').textContent).toContain('No terminal uses it');
  });

  it('warns of a user that looks like a person', async () => {
    const account = alderCreek();
    account.users[0]!.userId = 'kim.lee';
    await openSetup('users', { status: { accounts: [account] } });
    expect((await field('user-row-0')).textContent).toContain('Looks like a person’s sign-in');
    window.location.hash = '#/setup/users/u1';
    expect((await field('looks-like-person')).textContent).toContain('Ask Converge for an API user.');
  });

  it('says where an API user comes from while there is none', async () => {
    await openSetup('users', { status: { accounts: [{ ...alderCreek(), users: [], terminals: [] }] } });
    expect(await screen.findByText('No API user yet')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('adding an API user', () => {
  it('refuses the sign-in of a person, cleans what was pasted and ends on its page', async () => {
    const opened = await openSetup('users');
    const { user } = opened;
    await user.click(await field('setup-add-user'));
    const id = await field('user-id-field');
    expect(document.activeElement).toBe(id);
    await user.click(await field('user-save'));
    expect(await screen.findByText(/Enter the API user ID/)).toBeTruthy();
    expect(document.activeElement).toBe(id);
    await fill(user, id, 'clerk@aldercreek.gov');
    await user.click(await field('user-save'));
    expect((await field('user-id-field-error')).textContent).toContain('This looks like a person’s sign-in.');
    expect((id as HTMLInputElement).value).toBe('clerk@aldercreek.gov');
    await user.clear(id);
    await user.click(id);
    await user.paste('apiuser\u200b501207\u00a0');
    expect((await field('removed-characters')).textContent).toBe('2 hidden characters removed');
    expect(await axeFindings()).toEqual([]);
    await user.click(await field('user-save'));
    expect((await screen.findByRole('heading', { level: 1, name: 'apiuser501207' })).tagName).toBe('H1');
    expect(calls(opened, 'user_add')).toEqual([{ accountId: 'acc-alder', userId: 'apiuser501207', note: '' }]);
  });

  it('refuses one that is there already', async () => {
    const { user } = await openSetup('users');
    await user.click(await field('setup-add-user'));
    await fill(user, 'user-id-field', 'apiuser501204');
    await user.click(await field('user-save'));
    expect((await field('user-id-field-error')).textContent).toContain('already in the list');
  });
});

describe('the page of an API user', () => {
  it('says of each right how sure it is, what needs it and what is missing', async () => {
    await openSetup('users/u1');
    const view = await field('right-batches-view');
    expect(view.textContent).toContain('Proved by a test');
    expect(view.textContent).toContain('See payments: T2 Web Permits');
    expect((await field('right-card-return')).textContent).toContain('Unknown');
    expect((await field('rights-missing')).textContent).toContain('To refund settled sales on T2 Web Permits, apiuser501204 also needs "Credit Card: Return".');
    expect(within(view).queryByRole('checkbox')).toBeNull();
  });

  it('ticks a right with who and when, and the sentence of what is missing goes away', async () => {
    const opened = await openSetup('users/u1');
    const { user } = opened;
    await user.click(await field('tick-card-return'));
    expect(await within(await field('right-card-return')).findByText('Ticked, not proved')).toBeTruthy();
    expect(screen.getByTestId('right-card-return').textContent).toContain('Oct 6, 2026 by clerk1');
    expect(screen.getByTestId('rights-missing').textContent).not.toContain('Credit Card: Return');
    expect(calls(opened, 'user_tick_right')).toEqual([{ userId: 'u1', right: 'card_return', ticked: true }]);
    expect((await field('history')).textContent).toContain('clerk1 ticked the right "Credit Card: Return" of apiuser501204.');
  });

  it('warns that another ID is another user, before it is saved', async () => {
    const opened = await openSetup('users/u1');
    const { user } = opened;
    await user.click(await field('user-edit'));
    const id = await field('user-id-field');
    await fill(user, id, 'apiuser501208');
    expect(screen.getByText(/its PINs here will be marked unverified/)).toBeTruthy();
    await fill(user, 'user-note', 'renamed by Converge');
    await user.click(await field('user-save'));
    await gone('user-dialog');
    expect(calls(opened, 'user_edit')[0]).toEqual({ id: 'u1', userId: 'apiuser501208', note: 'renamed by Converge', registeredOn: null });
  });

  it('shows which terminals stop before it is switched off', async () => {
    const opened = await openSetup('users/u1');
    const { user } = opened;
    await user.click(await field('user-off'));
    const dialog = await field('switch-off-dialog');
    expect(document.activeElement).toBe(within(dialog).getByTestId('dialog-cancel'));
    expect(await within(dialog).findByText('T2 Web Permits is no longer verified and its payments are no longer read.')).toBeTruthy();
    expect(within(dialog).getByText(/apiuser501204 can still take payments there. Switch it off in the Converge portal too.$/)).toBeTruthy();
    await fill(user, 'switch-off-reason', 'replaced');
    await user.click(within(dialog).getByTestId('dialog-confirm'));
    expect(await field('user-on')).toBeTruthy();
    expect(calls(opened, 'user_set_active')[0]).toEqual({ id: 'u1', active: false, reason: 'replaced' });
  });

  it('says why switching off failed and keeps the reason typed', async () => {
    const { user } = await openSetup('users/u1', {
      calls: {
        user_set_active: () => {
          throw new HostError({ code: 'disk_full', message: 'full', details: {} });
        },
      },
    });
    await user.click(await field('user-off'));
    await fill(user, 'switch-off-reason', 'replaced');
    await user.click(within(await field('switch-off-dialog')).getByTestId('dialog-confirm'));
    expect((await field('error-notice')).textContent).toContain('The disk of this PC is full');
    expect((screen.getByTestId('switch-off-reason') as HTMLInputElement).value).toBe('replaced');
  });
});
