import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import ChecklistPage from '../checklist/ChecklistPage';
import { field, fresh, show } from './harness';

// Whole dialogs are walked through; a busy computer is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

describe('the checklist', () => {
  it('groups tasks by who has to act and says how far it is', async () => {
    show(<ChecklistPage />, {});
    expect((await field('checklist-progress')).textContent).toMatch(/^\d+ of \d+ done$/);
    for (const name of ['You', 'Converge by phone', 'CivicPlus']) {
      expect(screen.getByRole('heading', { level: 2, name })).toBeTruthy();
    }
    const converge = within(await field('checklist-converge'));
    expect(converge.getByText('Switch the hosted page on for T2 Web Permits.')).toBeTruthy();
    expect(converge.queryByText(/T1 Parks Front Desk\./)).toBeNull();
    expect(converge.getByRole('group', { name: 'Other call sheets' }).textContent).toContain('T1 Parks Front Desk');
  });

  it('says of tasks the program judges that nobody needs to keep them, and offers no update', async () => {
    show(<ChecklistPage />, {});
    const task = await field('task-store_pin:t4');
    expect(task.textContent).toContain('To do');
    expect(task.textContent).toContain('Kept up to date by the program');
    expect(within(task).queryByTestId('task-update-store_pin:t4')).toBeNull();
  });

  it('notes status, ticket and name in place with the keyboard alone, and gives the focus back', async () => {
    const { user, host, spoken } = show(<ChecklistPage />, {});
    const update = await field('task-update-connected:t2');
    update.focus();
    await user.keyboard('{Enter}');
    await user.type(await field('task-ticket'), '88231');
    await user.type(await field('task-agent'), 'Dana');
    (await field('task-status')).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Waiting' }));
    await user.click(await field('task-save'));
    await waitFor(() => expect(screen.queryByTestId('task-form')).toBeNull());
    const task = await field('task-connected:t2');
    expect(task.textContent).toContain('Waiting');
    expect(task.textContent).toContain('ticket 88231 · spoke with Dana');
    expect(task.textContent).toContain('Since Oct 6, 2026');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('task-update-connected:t2'));
    expect(spoken).toContain('Connection by CivicPlus: Waiting. Saved.');
    expect(host.log.find((one) => one.name === 'checklist_update')?.request).toMatchObject({ status: 'waiting', since: '2026-10-06' });
    expect((await field('checklist-progress')).textContent).toContain('waiting for CivicPlus since 6 Oct (ticket 88231)');
  });

  it('leaves a task as it was when Escape is pressed', async () => {
    const { user, host } = show(<ChecklistPage />, {});
    await user.click(await field('task-update-connected:t2'));
    await user.type(await field('task-note'), 'half a th');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('task-form')).toBeNull();
    expect(host.log.some((one) => one.name === 'checklist_update')).toBe(false);
  });

  it('opens a step where it is done: the PIN dialog here, the record by its address', async () => {
    const { user } = show(<ChecklistPage />, {});
    await user.click(await field('task-go-store_pin:t4'));
    expect(await field('pin-dialog')).toBeTruthy();
    await user.click(await field('pin-dialog-close'));
    await user.click(await field('task-go-hosted_page:t2'));
    expect(window.location.hash).toBe('#/setup/terminals/t2');
  });

  it('says what is needed before anything is set up', async () => {
    show(<ChecklistPage />, { status: fresh });
    expect(await field('checklist-start')).toBeTruthy();
    expect(screen.getByText('How long')).toBeTruthy();
    expect(screen.getByText('Who else')).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it('lists users and terminals that are not connected', async () => {
    const checklist = () => ({ tasks: [], done: 0, total: 0, waiting: null, usersWithoutTerminal: ['apiuser501209'], terminalsWithoutUser: ['T9 Pool'] });
    show(<ChecklistPage />, { calls: { checklist } });
    const orphans = await field('checklist-orphans');
    expect(orphans.textContent).toContain('apiuser501209 has no terminal.');
    expect(orphans.textContent).toContain('T9 Pool has no API user.');
  });

  it('says so when the list cannot be read, and tries again on request', async () => {
    let fails = true;
    const checklist = () => {
      if (fails) throw new HostError({ code: 'storage_busy', message: '', details: {} });
      return { tasks: [], done: 3, total: 3, waiting: null, usersWithoutTerminal: [], terminalsWithoutUser: [] };
    };
    const { user } = show(<ChecklistPage />, { calls: { checklist } });
    await screen.findByText('The data is in use for a moment');
    fails = false;
    await user.click(await field('retry-button'));
    expect((await field('checklist-progress')).textContent).toBe('All 3 tasks are done.');
  });

  it('has nothing for axe to complain about, with a form open too', async () => {
    const { user } = show(<ChecklistPage />, {});
    await user.click(await field('task-update-hosted_page:t2'));
    await field('task-form');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('the call sheet (walk A6)', () => {
  it('is ticked on the phone; the tasks then wait for Converge with the ticket', async () => {
    const { user, host } = show(<ChecklistPage />, {});
    await user.click(await field('call-sheet-t2'));
    const sheet = await field('call-sheet');
    expect((await within(sheet).findByRole('heading', { level: 2 })).textContent).toContain('Call sheet: T2 Web Permits (Internet)');
    expect(sheet.textContent).toContain('The merchant ID: 004287');
    await user.click(await field('call-note'));
    expect((await field('call-said')).textContent).toBe('Tick what you asked for first.');
    for (const line of [0, 2, 3, 4]) await user.click(await field(`call-ask-${line}`));
    await user.type(await field('call-agent'), 'Dana');
    await user.type(await field('call-ticket'), '88231');
    await user.click(await field('call-note'));
    await waitFor(() => expect(screen.getByTestId('call-said').textContent).toBe('4 tasks have been waiting for Converge since Oct 6, 2026 (ticket 88231).'));
    expect(await axeFindings()).toEqual([]);
    await user.click(await field('call-sheet-close'));
    expect((await field('checklist-progress')).textContent).toContain('waiting for Converge since 6 Oct (ticket 88231)');
    expect((await field('task-hosted_page:t2')).textContent).toContain('Waiting');
    expect(host.log.filter((one) => one.name === 'checklist_update')).toHaveLength(4);
  });

  it('shows what is settled without a box, and what waits with one for asking again', async () => {
    const ask = [
      { task: 'register_user' as const, text: 'Register the API user.', status: 'done' as const, since: '2026-10-01' },
      { task: 'hosted_page' as const, text: 'Enable the hosted page.', status: 'waiting' as const, since: '2026-10-05' },
    ];
    const { user } = show(<ChecklistPage />, { calls: { call_sheet: () => ({ title: 'Call sheet', haveReady: [], ask, ticket: '' }) } });
    await user.click(await field('call-sheet-t2'));
    const settled = await field('call-ask-0');
    expect(settled.textContent).toBe('Register the API user. Done on Oct 1, 2026');
    expect(within(settled).queryByRole('checkbox')).toBeNull();
    expect(screen.getByRole('checkbox', { name: 'Asked again: Enable the hosted page.' })).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it('asks before it is closed over ticks that are not noted', async () => {
    const { user } = show(<ChecklistPage />, {});
    await user.click(await field('call-sheet-t2'));
    await user.click(await field('call-ask-0'));
    await user.click(await field('call-sheet-close'));
    const question = await field('call-leave-dialog');
    expect(document.activeElement).toBe(within(question).getByTestId('dialog-cancel'));
    await user.click(within(question).getByTestId('dialog-cancel'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('call-sheet-close')));
    await user.keyboard('{Escape}');
    await user.click(within(await field('call-leave-dialog')).getByTestId('dialog-confirm'));
    await waitFor(() => expect(screen.queryByTestId('call-sheet')).toBeNull());
  });

  it('exists for Retail terminals too, and says that nobody is allow-listed there', async () => {
    const { user } = show(<ChecklistPage />, {});
    await user.click(await field('call-sheet-t1'));
    expect((await field('call-sheet')).textContent).toContain('No address on the allow-list of this terminal');
  });

  it('tells where the PDF is, and that canceling wrote nothing', async () => {
    let cancel = false;
    const call_sheet_write = () => ({ path: cancel ? null : '/home/clerk/Call sheet.pdf', sentence: 'clerk1 saved it.', size: 10, sha256: null });
    const { user } = show(<ChecklistPage />, { calls: { call_sheet_write } });
    await user.click(await field('call-sheet-t2'));
    await user.click(await field('call-sheet-save'));
    expect((await field('call-sheet-said')).textContent).toBe('Saved as /home/clerk/Call sheet.pdf');
    cancel = true;
    await user.click(await field('call-sheet-print'));
    await waitFor(() => expect(screen.getByTestId('call-sheet-said').textContent).toBe('Canceled. Nothing was written.'));
  });
});
