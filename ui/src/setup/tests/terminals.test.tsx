import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alderCreek } from '../../host/fake/town';
import { axeFindings } from '../../test/axe';
import { practicePins } from '../fakePins';
import { field } from './harness';
import { calls, fill, gone, openSetup } from './pages';

describe('the list of terminals', () => {
  it('shows kind, user, PIN, state, age and who, rules and place of every terminal', async () => {
    const account = alderCreek();
    account.terminals[0]!.device = { model: 'Lane 3000', serial: '', counter: 'Window 2', drawer: '', whereabouts: '' };
    await openSetup('terminals', { status: { accounts: [account] } });
    const row = await field('verify-row-0');
    for (const text of ['T1 Parks Front Desk', 'Retail', 'apiuser501205', 'T7QK', 'Verified', 'Lane 3000, Window 2']) {
      expect(row.textContent).toContain(text);
    }
    expect(row.textContent).toMatch(/Verified .+ ago by clerk1/);
    await waitFor(() => expect(row.textContent).toContain('All kept'));
    await waitFor(() => expect(screen.getByTestId('verify-row-1').textContent).toContain('4 to do'));
    expect(screen.getByTestId('verify-row-3').textContent).toContain('No PIN yet');
    expect(screen.getByTestId('verify-row-3').textContent).toContain('Never verified');
  });

  it('verifies all and shows the results row by row', async () => {
    const { user } = await openSetup('terminals');
    await user.click(await field('verify-all'));
    await waitFor(() => expect(screen.getByTestId('verify-row-0').dataset['outcome']).toBe('verified'));
    expect(await screen.findByText('Batches: View is missing for apiuser501205.')).toBeTruthy();
    await waitFor(() => expect(screen.getByTestId('verify-row-3').dataset['outcome']).toBe('no_pin'));
  });

  it('verifies one terminal alone', async () => {
    const opened = await openSetup('terminals');
    await opened.user.click(await field('verify-one-1'));
    await waitFor(() => expect(screen.getByTestId('verify-row-1').dataset['outcome']).toBe('verified'));
    expect(calls(opened, 'verify_start')[0]).toMatchObject({ terminalIds: ['t2'] });
  });

  it('takes the PIN of a terminal that has none', async () => {
    const { user } = await openSetup('terminals');
    await user.click(await field('pin-open-3'));
    await user.click(await field('field-pin-3'));
    await user.paste(practicePins['T4 Web Utility']);
    expect((await field('pin-stored-3')).textContent).toContain('ends 5LPW');
    await user.click(await field('pin-dialog-close'));
    expect((await field('verify-row-3')).textContent).toContain('Stored, not verified');
  });

  it('keeps the rest of what can be done behind the dots, with the reason where not', async () => {
    const { user } = await openSetup('terminals');
    await user.click(await field('terminal-menu-0'));
    const words = screen.getAllByRole('menuitem').map((one) => one.textContent);
    expect(words).toEqual([
      'Verify',
      'Change the PIN…',
      'Look at the last payments…',
      'Paste the PIN again…',
      'Show the PIN…',
      'Copy the PIN…',
      'Edit terminal…',
      'Switch terminal off…',
      'Open the terminal’s page',
      'Remove PIN…',
    ]);
    expect(await axeFindings(screen.getByRole('menu'))).toEqual([]);
  });

  it('removes a PIN only after a question whose safe answer has the focus', async () => {
    const opened = await openSetup('terminals');
    const { user } = opened;
    await user.click(await field('terminal-menu-0'));
    await user.click(await field('pin-remove-0'));
    const dialog = await field('remove-pin-dialog');
    expect(document.activeElement?.textContent).toBe('Keep it');
    expect(calls(opened, 'pin_remove')).toHaveLength(0);
    await user.click(within(dialog).getByTestId('dialog-confirm'));
    await gone('remove-pin-dialog');
    expect(calls(opened, 'pin_remove')[0]).toEqual({ terminalId: 't1', userId: 'u2' });
    expect((await field('verify-row-0')).textContent).toContain('No PIN yet');
  });

  it('does not offer to verify a terminal that is switched off', async () => {
    const account = alderCreek();
    account.terminals[0]!.active = false;
    const { user } = await openSetup('terminals', { status: { accounts: [account] } });
    expect((await field('verify-row-0')).textContent).toContain('Switched off');
    expect(screen.queryByTestId('verify-one-0')).toBeNull();
    await user.click(await field('terminal-menu-0'));
    expect((await field('pin-verify-0')).textContent).toContain('This terminal is switched off.');
  });

  it('says what a terminal is where there is none yet', async () => {
    const { user } = await openSetup('terminals', { status: { accounts: [{ ...alderCreek(), terminals: [] }] } });
    expect(await screen.findByText('No terminal yet')).toBeTruthy();
    await user.click(await field('setup-add-terminal'));
    await field('add-terminal-dialog');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('adding a terminal', () => {
  it('names what is missing, then ends on the page of the new terminal', async () => {
    const opened = await openSetup('terminals');
    const { user } = opened;
    await user.click(await field('setup-add-terminal'));
    await user.click(await field('add-terminal-save'));
    expect(await screen.findByText('Enter a name. Use the one your office says, for example Parks Front Desk.')).toBeTruthy();
    expect(screen.getByText(/Choose the kind/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('add-terminal-name'));
    await fill(user, 'add-terminal-name', 't1 parks front desk');
    await user.click(await field('add-kind-retail'));
    await user.click(await field('add-terminal-save'));
    expect(await screen.findByText(/Two terminals have this name/)).toBeTruthy();
    await fill(user, 'add-terminal-name', 'T5 Library');
    await user.click(await field('add-terminal-save'));
    expect((await screen.findByRole('heading', { level: 1, name: 'T5 Library' })).tagName).toBe('H1');
    expect(calls(opened, 'terminal_add')).toEqual([{ accountId: 'acc-alder', name: 'T5 Library', kind: 'retail', userId: null }]);
  });
});
